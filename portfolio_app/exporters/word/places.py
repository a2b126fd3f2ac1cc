"""Places in the document: a bookmark's name for each anchor, and the page that each is on."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio_app.domain.documents.report import Block, Heading, UnitHeading
from portfolio_app.exporters.word.boxes import Laid
from portfolio_app.exporters.word.paging import Paging
from portfolio_app.exporters.word.sections import Part, parts_of
from portfolio_app.exporters.word.setting import Setting
from portfolio_app.exporters.word.styles import LISTED_LEVELS

LONGEST_NAME = 40
"""Word cuts bookmarks' names here."""
_UNFIT = re.compile(r"[^A-Za-z0-9_]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    text: str
    level: int
    name: str
    page: int
    number: str = ""


@dataclass(slots=True)
class Places:
    """Where everything is.

    Names and pages by anchor; names of headings by the block's number; each block as it is laid out.
    """

    names: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    laid: list[Laid] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def find_places(
    blocks: Sequence[Block],
    known: Mapping[str, int] | None,
    setting: Setting,
    numbers: tuple[str, str] = ("%1", ""),
) -> Places:
    """Name every anchor and find its page: as ``known`` tells, else by laying the blocks out roughly.

    ``numbers`` is how listed headings of the first and second level are numbered, such as ``%1``.
    """
    finder = _Finder(blocks, setting)
    for index, (block, part) in enumerate(zip(blocks, parts_of(blocks), strict=True)):
        finder.visit(index, block, part)
    finder.finish(blocks, known or {}, numbers)
    return finder.places


def heading_text(block: Heading | UnitHeading) -> str:
    """Return a heading's words as the contents give them."""
    return block.text if isinstance(block, Heading) else f"{block.label} {block.title}".strip()


def level_of(block: Heading | UnitHeading) -> int:
    """Return a heading's level in the outline."""
    return block.level if isinstance(block, Heading) else 2


def is_listed(block: Heading | UnitHeading) -> bool:
    """Tell whether the contents list the heading."""
    return block.in_contents and (isinstance(block, UnitHeading) or block.level <= LISTED_LEVELS)


def bookmark_name(anchor: str) -> str:
    """Return the bookmark's name for an anchor, as other documents may lead to it."""
    name = _UNFIT.sub("_", anchor)
    if not (name[:1].isalpha() or name[:1] == "_"):
        name = f"a{name}"
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 9]}_{zlib.crc32(anchor.encode('utf-8', 'replace')):08x}"
    return name


class _Finder:
    """One walk over the blocks, laying them out on pages."""

    def __init__(self, blocks: Sequence[Block], setting: Setting) -> None:
        self.places = Places()
        self._taken: set[str] = set()
        self._twice: dict[str, None] = {}
        headings = [block for block in blocks if isinstance(block, Heading | UnitHeading)]
        listed = [(heading_text(block), level_of(block)) for block in headings if is_listed(block)]
        self._paging = Paging(blocks, setting, listed)

    def visit(self, index: int, block: Block, part: Part) -> None:
        """Lay the block out and name its places."""
        key = ""
        if isinstance(block, Heading | UnitHeading) and is_listed(block) and not block.anchor:
            key = f"_Heading{index}"
        laid = self._paging.lay(index, part)
        self.places.laid.append(laid)
        for box in laid.boxes:
            for anchor, _ in box.anchors:
                self._name_place(anchor)
            if key and not box.anchors and not (isinstance(block, Heading) and block.kicker and not box.keep_lines):
                box.anchors = ((key, 0),)
        if key:
            self.places.headings[index] = self._free_name(key)

    def finish(self, blocks: Sequence[Block], known: Mapping[str, int], numbers: tuple[str, str]) -> None:
        """Find the pages and list the contents, once everything is measured."""
        pages = self._paging.place()
        self.places.pages = {anchor: known.get(anchor) or pages.get(anchor, 1) for anchor in self.places.names}
        last = 1
        first = second = 0
        for index, block in enumerate(blocks):
            anchor = getattr(block, "anchor", "")
            last = known.get(anchor, last)
            if isinstance(block, Heading | UnitHeading) and is_listed(block):
                name = self.places.names.get(anchor) or self.places.headings[index]
                # Among known pages the best guess for an unnamed heading is that of the place before it.
                guess = last if known else pages.get(f"_Heading{index}", 1)
                page = self.places.pages[anchor] if anchor else guess
                level = level_of(block)
                first, second = (first + 1, 0) if level == 1 else (first, second + 1)
                number = numbers[level - 1].replace("%1", str(first)).replace("%2", str(second))
                self.places.entries.append(Entry(heading_text(block), level, name, page, number))
        self.places.twice = list(self._twice)

    def _name_place(self, anchor: str) -> None:
        if anchor in self.places.names:
            self._twice[anchor] = None
        else:
            self.places.names[anchor] = self._free_name(anchor)

    def _free_name(self, anchor: str) -> str:
        name = bookmark_name(anchor)
        # Word holds names that differ only in case to be the same.
        base, number = name, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base[: LONGEST_NAME - 8]}_{number}"
        self._taken.add(name.casefold())
        return name
