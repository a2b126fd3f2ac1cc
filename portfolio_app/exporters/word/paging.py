"""Lays blocks out on pages: measured first, then placed, and again where a page's number is longer than was guessed.

A reference to page 9 takes less room than one to page 1,000, so a line of it may break elsewhere, which moves what
follows. A rough guess at each place's page gets nearly all of them right at once.
"""

from collections.abc import Iterator, Mapping, Sequence

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    Paragraph,
    Picture,
    Quote,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.word.flow import Box, Flow
from portfolio_app.exporters.word.measure import Measure, begins_page, count_text, has_gap, is_alone
from portfolio_app.exporters.word.sections import Part, page_of
from portfolio_app.exporters.word.setting import Setting

_MOST_ROUNDS = 4
_CHARACTER = 0.45
"""How wide a letter is against its size, as a rule."""


class Paging:
    """The boxes of a document's blocks, and the pages that they come to stand on; ``listed`` is what contents list."""

    def __init__(self, blocks: Sequence[Block], setting: Setting, listed: Sequence[tuple[str, int]]) -> None:
        self._blocks = blocks
        self._setting = setting
        self._listed = listed
        self._measure = Measure(setting, guess_pages(blocks, setting))
        self._part = Part.TALL
        self._laid: list[tuple[Part, list[Box]]] = []

    def measure(self, index: int, block: Block, part: Part) -> list[Box]:
        """Return the block's boxes; blocks are given in order."""
        if part is not self._part:
            self._part = part
            self._measure.turn(page_of(part, self._setting))
        boxes = list(self._boxes(index, block))
        self._laid.append((part, boxes))
        return boxes

    def place(self) -> dict[str, int]:
        """Place all that was measured; return the page of each anchor."""
        pages = self._flow()
        for _ in range(_MOST_ROUNDS):
            if not self._measure.amend(pages):
                break
            pages = self._flow()
        return pages

    def _flow(self) -> dict[str, int]:
        pages: dict[str, int] = {}
        flow = Flow(self._setting.tall.text_height / 20, pages.setdefault)
        now = Part.TALL
        for part, boxes in self._laid:
            if part is not now:
                now = part
                flow.start_section(page_of(part, self._setting).text_height / 20)
            for box in boxes:
                flow.add(box)
        flow.settle()
        return pages

    def _boxes(self, index: int, block: Block) -> Iterator[Box]:
        measure = self._measure
        match block:
            case MarkedParagraph():
                return measure.marked_boxes(block)
            case Paragraph():
                return measure.paragraph_boxes(block)
            case Quote():
                return measure.quote_boxes(block)
            case Table():
                return measure.table_boxes(block, gap=has_gap(self._blocks, index))
            case CriterionHeading():
                return measure.criterion_boxes(block, is_alone(self._blocks, index))
            case UnitHeading():
                return measure.unit_boxes(block)
            case Heading():
                return measure.heading_boxes(block)
            case Contents():
                return self._contents_boxes(block)
            case Picture():
                return measure.picture_boxes(block, measure.height_above(self._blocks, index))
            case Cover():
                return iter((Box(1, self._setting.tall.text_height / 20),))

    def _contents_boxes(self, block: Contents) -> Iterator[Box]:
        anchors = ((block.anchor, 0),) if block.anchor else ()
        title = self._setting["Heading1"]
        yield Box(1, title.line, 0.0, title.after, anchors, keep_next=True, keep_lines=True, new_page=True)
        for text, level in self._listed:
            shape = self._setting[f"TOC{level}"]
            # The page's number and a dot before it stand in the last line too.
            room = self._measure.width - shape.left - 2 * shape.points
            lines = count_text(text, self._measure.letters(f"TOC{level}"), room)
            yield Box(lines, shape.line, shape.before, shape.after)


def guess_pages(blocks: Sequence[Block], setting: Setting) -> Mapping[str, int]:
    """Return roughly what page each place is on, by how much is said before it."""
    body = setting["BodyText"]
    a_line = setting.tall.text_width / 20 / (body.points * _CHARACTER)
    a_page = setting.tall.text_height / 20 / body.line
    page, used = 1, 0.0
    pages: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, MarkedParagraph):
            for piece in block.pieces:
                for mark in piece.opens:
                    pages[mark.anchor] = page
                used += len(piece.text) / a_line
            used += 0.9
        elif isinstance(block, Quote):
            used += len(block.text) / a_line + 1.8
        elif isinstance(block, Table):
            for row in block.rows:
                pages[row.anchor] = page
                used += 0.5 + 0.9 * max((len(cell) + 0.5 for cell in row.cells), default=1.0)
        else:
            if begins_page(block) or isinstance(block, Cover):
                page, used = page + 1, 0.0
            used += 2.0
            pages[getattr(block, "anchor", "")] = page
        if used >= a_page:
            more, used = divmod(used, a_page)
            page += int(more)
    return pages
