"""Places in the document: a bookmark's name for each anchor, and the page that each is expected on."""

import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from portfolio_app.domain.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    Paragraph,
    Quote,
    Role,
    Row,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.word.palette import TEXT_HEIGHT
from portfolio_app.exporters.word.styles import LISTED_LEVELS

LONGEST_NAME = 40
"""Word cuts bookmarks' names here."""
_UNFIT = re.compile(r"[^A-Za-z0-9_]")
_PAGE = TEXT_HEIGHT / 20
_CHARACTERS_A_LINE = 92


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    text: str
    level: int
    name: str
    page: int


@dataclass(slots=True)
class Places:
    """Where everything is: names and pages by anchor, names of headings by block, and the contents' lines."""

    names: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)


def find_places(blocks: Sequence[Block], known: Mapping[str, int] | None) -> Places:
    """Name every anchor and find its page: as ``known`` tells, else as the amount of text before it suggests."""
    return _Finder(blocks, known or {}).places


def heading_text(block: Heading | UnitHeading) -> str:
    """Return a heading's words as the contents give them."""
    return block.text if isinstance(block, Heading) else f"{block.label} {block.title}".strip()


def is_listed(block: Heading | UnitHeading) -> bool:
    """Tell whether the contents list the heading."""
    return block.in_contents and (isinstance(block, UnitHeading) or block.level <= LISTED_LEVELS)


class _Finder:
    """One walk over the blocks that keeps count of the height used."""

    def __init__(self, blocks: Sequence[Block], known: Mapping[str, int]) -> None:
        self.places = Places()
        self._known = known
        self._taken: set[str] = set()
        self._page = 1
        self._used = 0.0
        self._listed = sum(1 for block in blocks if isinstance(block, Heading | UnitHeading) and is_listed(block))
        for index, block in enumerate(blocks):
            self._visit(index, block)

    def _visit(self, index: int, block: Block) -> None:
        match block:
            case MarkedParagraph():
                self._visit_marked(block)
            case Paragraph():
                self._advance(15 * _lines(_length(block.runs)) + 6, split=block.role is not Role.NOTE)
            case Quote():
                self._advance(15 * _lines(len(block.text)) + 12 * bool(block.source) + 12 * bool(block.note) + 8)
            case Table():
                self._advance(24)
                for row in block.rows:
                    self._visit_row(block, row)
            case CriterionHeading():
                self._advance(15 * _lines(len(block.text) + 10) + 17 + 13 * len(block.notes), split=False)
                self._put(block.anchor)
            case Heading() | UnitHeading():
                self._visit_heading(index, block)
            case Contents():
                self._new_page()
                self._put(block.anchor)
                self._advance(40 + 14.5 * self._listed)
            case Cover():
                self._advance(1.0)
                self._page, self._used = self._page + 1, 0.0

    def _visit_marked(self, block: MarkedParagraph) -> None:
        length = sum(len(piece.text) for piece in block.pieces)
        self._make_room(15 * min(2, _lines(length)))
        done = 0
        for piece in block.pieces:
            for mark in piece.opens:
                self._put(mark.anchor, 15 * (done // _CHARACTERS_A_LINE))
            done += len(piece.text)
        self._advance(15 * _lines(length) + 6)

    def _visit_row(self, table: Table, row: Row) -> None:
        total = sum(column.share for column in table.columns) or 1.0
        height = 14.0
        for column, cell in zip(table.columns, row.cells, strict=False):
            width = max(1, _CHARACTERS_A_LINE * column.share / total)
            height = max(height, 13.5 * sum(_lines(_length(line), width) for line in cell))
        self._advance(height + 7, split=False, anchor=row.anchor)

    def _visit_heading(self, index: int, block: Heading | UnitHeading) -> None:
        level = block.level if isinstance(block, Heading) else 2
        if level == 1 or (isinstance(block, Heading) and block.new_page):
            self._new_page()
        kicker = 13 * bool(block.kicker) if isinstance(block, Heading) else 0
        self._advance((26, 34, 30)[level - 1] + kicker, split=False)
        name = self._put(block.anchor)
        if is_listed(block):
            name = name or self._name(f"_Heading{index}")
            self.places.headings[index] = name
            page = self.places.pages.get(block.anchor, self._page)
            self.places.entries.append(Entry(heading_text(block), level, name, page))

    def _put(self, anchor: str, offset: float = 0.0) -> str:
        """Note that the anchor is here, ``offset`` points on; return its bookmark's name."""
        if not anchor:
            return ""
        if anchor in self.places.names:
            self.places.twice.append(anchor)
            return ""
        name = self.places.names[anchor] = self._name(anchor)
        page = self._known.get(anchor)
        if page is None:
            page = self._page + int((self._used + offset) // _PAGE)
        elif page > self._page:
            self._page, self._used = page, 0.0
        self.places.pages[anchor] = page
        return name

    def _name(self, anchor: str) -> str:
        name = _UNFIT.sub("_", anchor)
        if not (name[0].isalpha() or name[0] == "_"):
            name = f"a{name}"
        if name != anchor or len(name) > LONGEST_NAME:
            name = f"{name[: LONGEST_NAME - 9]}_{zlib.crc32(anchor.encode('utf-8', 'replace')):08x}"
        # Word holds names that differ only in case to be the same.
        base, number = name, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base[: LONGEST_NAME - 8]}_{number}"
        self._taken.add(name.casefold())
        return name

    def _new_page(self) -> None:
        if self._used > 0:
            self._page, self._used = self._page + 1, 0.0

    def _make_room(self, height: float) -> None:
        if self._used + height > _PAGE:
            self._new_page()

    def _advance(self, height: float, *, split: bool = True, anchor: str = "") -> None:
        if not split:
            self._make_room(height)
        self._put(anchor)
        self._used += height
        if self._used > _PAGE:
            pages = int(self._used // _PAGE)
            self._page, self._used = self._page + pages, self._used - pages * _PAGE


def _lines(length: float, width: float = _CHARACTERS_A_LINE) -> int:
    return max(1, math.ceil(length / width))


def _length(line: tuple[object, ...]) -> int:
    """Return about how many characters a line of runs shows."""
    return sum(len(getattr(part, "text", "")) or 8 for part in line)
