"""A numbered or bulleted list, as somebody pastes or types it: each item becomes a criterion."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from portfolio_app.domain.frameworks.list_items import item_of, mostly_items
from portfolio_app.domain.frameworks.outline import Entry
from portfolio_app.domain.words.text import clean_line, shown
from portfolio_app.importers.frameworks.blocks import Block
from portfolio_app.importers.frameworks.found import Doubts
from portfolio_app.translation import tr

_HEADING = re.compile(r"#{1,6}\s+(?P<rest>\S.*)")


def is_list(text: str) -> bool:
    """Tell whether most lines are items of a list, two at least."""
    return mostly_items([line.strip() for line in text.split("\n") if line.strip()])


def lines_of(text: str) -> list[Block]:
    """Return the lines of a text as blocks, each set in as it is."""
    return [Block(line, tr("line {number}", number=number)) for number, line in enumerate(text.split("\n"), 1)]


def read_list(lines: Iterable[Block], doubts: Doubts) -> tuple[Entry, ...]:
    """Return the items; a line without a sign goes on with the item above, or is a heading before the first."""
    return tuple(_numbered(list(_items(lines, doubts))))


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list and how far it is set in; a heading is ``indent`` -1."""

    indent: int
    code: str
    words: str
    line: Block


def _items(lines: Iterable[Block], doubts: Doubts) -> Iterator[_Item]:
    open_item: _Item | None = None
    blank = True
    for block in lines:
        line, bare = block.text, block.text.strip()
        if not bare:
            blank = True
            continue
        item, heading = item_of(bare), _HEADING.fullmatch(bare)
        goes_on = block.joins or (item is None and heading is None and not blank)
        if goes_on and open_item is not None:
            open_item = replace(open_item, words=f"{open_item.words} {bare}")
            continue
        if open_item is not None:
            yield open_item
        if item is not None:
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            open_item = _Item(indent, *item, block)
        else:
            if heading is None:
                said = tr("“{words}” has no number or sign; it is taken for a heading.", words=shown(bare, 80))
                doubts.add(block.where, said, "heading", block.number)
            open_item = _Item(-1, "", heading["rest"] if heading else bare, block)
        blank = False
    if open_item is not None:
        yield open_item


def _numbered(items: Sequence[_Item]) -> Iterator[Entry]:
    """Yield the entries: below a heading, and below the item that their number or their indent puts them under."""
    base, path = 0, list[tuple[int, str]]()
    counts = [0]
    for place, item in enumerate(items):
        where, piece = item.line.where, item.line.number
        words = clean_line(item.words)
        if item.indent < 0:
            last = place + 1 == len(items) or items[place + 1].indent < 0
            base, path, counts = (0 if last else 1), [], [0]
            yield Entry(0, "", words if not last else "", words if last else "", where, piece=piece)
            continue
        while path and not _under(path[-1], item.indent, item.code):
            path.pop()
        del counts[len(path) + 1 :]
        while len(counts) <= len(path):
            counts.append(0)
        counts[len(path)] += 1
        own = item.code or ".".join(filter(None, (path[-1][1] if path else "", str(counts[len(path)]))))
        yield Entry(base + len(path), own, text=words, where=where, piece=piece)
        path.append((item.indent, own))


def _under(above: tuple[int, str], indent: int, code: str) -> bool:
    """Tell whether an item stands under the one above: 1.1 under 1, or set in further."""
    if code and above[1]:
        if code.startswith(f"{above[1]}."):
            return True
        if code[0].isdigit() == above[1][0].isdigit() and ("." in code or code.isdigit()):
            return False
    return indent > above[0] + 1
