"""Each block as boxes for the flow of pages, and what its drawing must agree with: one value for both."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

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
    Role,
    Run,
    SignatureLines,
    Table,
    UnitHeading,
    shared_up_to,
)
from portfolio_app.exporters.word.flow import Box, at
from portfolio_app.exporters.word.lines import LineCounter
from portfolio_app.exporters.word.measure import Measure, count_text
from portfolio_app.exporters.word.palette import CODE_GAP
from portfolio_app.exporters.word.picture_sizes import PictureSizes
from portfolio_app.exporters.word.setting import GAP_TO_SIGN, ROOM_TO_SIGN, Setting
from portfolio_app.exporters.word.styles import ITEM_ROOM
from portfolio_app.exporters.word.table_boxes import TableBoxes

_ROLES = {Role.BODY: "BodyText", Role.INTRO: "Intro", Role.NOTE: "Note"}
_BAR_LEFT, _BAR_PADDING = 10.5, 8.0
_MOST_ABOVE = 12
"""A picture makes room for so many blocks above it."""
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class Laid:
    """A block as it is laid out.

    ``boxes`` are its paragraphs and rows; ``width`` is that of the text (twentieths of a point), ``widths`` are those
    of a table's columns. A heading may begin a page, a criterion be ``alone``, with nothing below that it must stay
    with, and a table have a ``gap`` below. ``size`` is a picture's, in points.
    """

    boxes: list[Box]
    width: int
    begins_page: bool = False
    alone: bool = False
    gap: bool = True
    widths: list[int] = field(default_factory=list[int])
    size: tuple[float, float] = (0.0, 0.0)


class Boxes:
    """Lays out the blocks of one document, in order; ``listed`` is what its contents list."""

    def __init__(
        self,
        blocks: Sequence[Block],
        setting: Setting,
        pages: Mapping[str, int] = MappingProxyType({}),
        listed: Sequence[tuple[str, int]] = (),
    ) -> None:
        self._blocks = blocks
        self._setting = setting
        self._listed = listed
        self._measure = Measure(setting, pages)
        self._tables = TableBoxes(setting, self._measure)
        self._pictures = PictureSizes(self._measure)
        self.turn, self.amend = self._measure.turn, self._measure.amend

    def lay(self, index: int) -> Laid:
        """Return a block as it is laid out."""
        block = self._blocks[index]
        following = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
        laid = Laid([], self._measure.page.text_width)
        match block:
            case MarkedParagraph():
                laid.boxes.append(self._marked(block))
            case Paragraph():
                laid.boxes.append(self._measure.box(_ROLES[block.role], block.runs))
            case Quote():
                laid.boxes += self._quote(block)
            case Table():
                laid.gap = following is None or not begins_page(following)
                laid.widths = self._tables.widths(block)
                laid.boxes += self._tables.boxes(block, laid.widths, gap=laid.gap)
            case CriterionHeading():
                # Many criteria in a row must not be kept together.
                laid.alone = not isinstance(following, Quote | Paragraph | Table)
                laid.boxes += self._criterion(block, laid.alone)
            case UnitHeading():
                laid.boxes.append(self._unit(block))
            case Heading():
                laid.begins_page = begins_page(block)
                laid.boxes += self._heading(block)
            case Contents():
                laid.boxes += self._contents(block)
            case Picture():
                laid.size = self._pictures.size(block, self._height_above(index), self._below(following))
                laid.boxes += self._pictures.boxes(block, laid.size[1])
            case SignatureLines():
                laid.boxes += self._signatures(block)
            case Cover():
                laid.boxes.append(Box(1, self._setting.tall.text_height / 20))
        return laid

    def _signatures(self, block: SignatureLines) -> Iterator[Box]:
        shape, end = self._setting["SignatureLine"], self._setting["TableEnd"].line
        count = max(len(block.labels), 1)
        width = (self._measure.width - GAP_TO_SIGN / 20 * (count - 1)) / count
        letters = self._measure.letters("SignatureLine")
        lines = max((count_text(label, letters, width) for label in block.labels), default=0)
        yield Box(1, end, ROOM_TO_SIGN, keep_next=True, keep_lines=True)
        yield Box(1, shape.before + lines * shape.line, keep_lines=True)
        yield Box(1, end)

    def _below(self, following: Block | None) -> Box:
        """Return what must stand on a picture's page with it: the paragraph below, or the room of a line."""
        said = following if isinstance(following, Paragraph) else Paragraph((Run("one line more"),), Role.NOTE)
        return self._measure.box(_ROLES[said.role], said.runs)

    def _height_above(self, index: int) -> float:
        """Return how high what stands on the block's page before it is, where a heading has begun that page."""
        above: list[Box] = []
        for block in reversed(self._blocks[max(0, index - _MOST_ABOVE) : index]):
            if isinstance(block, Heading):
                above += self._heading(block)
                return sum(box.before + box.height + box.after for box in above) if begins_page(block) else 0.0
            if not isinstance(block, Paragraph):
                break
            above.append(self._measure.box(_ROLES[block.role], block.runs))
        return 0.0

    def _heading(self, block: Heading) -> Iterator[Box]:
        breaks = begins_page(block)
        style = f"Heading{block.level}"
        if block.new_page and block.level == 2 and block.in_contents:
            style = "Heading2NewPage"
        shape = self._setting[style]
        if block.kicker:
            above = self._measure.box("Kicker", block.kicker)
            above.before = 0.0 if breaks else above.before
            above.keep_next = above.keep_lines = True
            above.new_page, above.shared_up_to = breaks, shared_up_to(block)
            yield above
        numbered = block.level == 1 and block.in_contents
        lines = count_text(
            block.text, self._measure.letters(style), self._measure.width - (shape.left if numbered else 0.0)
        )
        before = 0.0 if breaks or block.kicker else shape.before
        own = Box(lines, shape.line, before, shape.after, at(block.anchor), keep_next=True, keep_lines=True)
        own.new_page, own.shared_up_to = breaks and not block.kicker, shared_up_to(block)
        yield own

    def _unit(self, block: UnitHeading) -> Box:
        shape = self._setting["Heading2"]
        text = f"{block.label}{CODE_GAP}{block.title}"
        lines = count_text(text, self._measure.letters("Heading2"), self._measure.width - _BAR_LEFT)
        height = shape.line * lines + _BAR_PADDING
        return Box(1, height, shape.before, shape.after, at(block.anchor), keep_next=True, keep_lines=True)

    def _criterion(self, block: CriterionHeading, alone: bool) -> Iterator[Box]:
        shape, left = self._setting["Heading3"], self._setting["CriterionNote"].left
        counter = LineCounter(self._measure.width - left)
        counter.advance(f"{block.code}{CODE_GAP}", self._measure.letters("Heading3", bold=True))
        counter.advance(block.text, self._measure.wording)
        boxes = [Box(counter.line + 1, shape.line, shape.before, shape.after, at(block.anchor))]
        boxes += [self._measure.box("CriterionNote", note) for note in block.notes]
        for box in boxes:
            box.keep_next = box.keep_lines = True
        boxes[-1].keep_next = not alone
        yield from boxes

    def _quote(self, block: Quote) -> Iterator[Box]:
        shape = self._setting["Quote"]
        letters, width = self._measure.letters("Quote"), self._measure.width - shape.left - shape.right
        for part in _BLANK_LINES.split(block.text):
            if part.strip():
                lines = count_text(part, letters, width)
                yield Box(lines, shape.line, shape.before, shape.after, keep_next=True, keep_lines=True)
        if block.source:
            source = self._measure.box("QuoteSource", block.source)
            source.after = 0.0 if block.note else source.after
            yield source
        if block.note:
            yield self._measure.box("QuoteSource", (Run(block.note),))

    def _marked(self, block: MarkedParagraph) -> Box:
        shape, letters = self._setting["BodyText"], self._measure.letters("BodyText")
        counter = LineCounter(self._measure.width - (ITEM_ROOM if block.bullet else 0))
        anchors: list[tuple[str, int]] = []
        waiting: list[str] = []
        for piece in block.pieces:
            if piece.opens:
                # Passages end within words, before a full stop say, but begin with one: cut the text there alone.
                counter.advance("".join(waiting), letters)
                waiting.clear()
                line = counter.line_of(piece.text, letters)
                anchors += [(mark.anchor, line) for mark in piece.opens]
            waiting.append(piece.text)
        counter.advance("".join(waiting), letters)
        lines = counter.line + 1
        # More codes than the paragraph is high: it is followed by room for them, for the next has codes of its own.
        after = max(shape.after, self._setting["MarginCode"].line * len(anchors) - shape.line * lines)
        return Box(lines, shape.line, shape.before, after, tuple(anchors))

    def _contents(self, block: Contents) -> Iterator[Box]:
        title, anchors = self._setting["Heading1"], at(block.anchor)
        yield Box(1, title.line, 0.0, title.after, anchors, keep_next=True, keep_lines=True, new_page=True)
        for text, level in self._listed:
            shape = self._setting[f"TOC{level}"]
            # The page's number and a dot before it stand in the last line too.
            room = self._measure.width - shape.left - 2 * shape.points
            lines = count_text(text, self._measure.letters(f"TOC{level}"), room)
            yield Box(lines, shape.line, shape.before, shape.after)


def begins_page(block: Block) -> bool:
    """Tell whether a heading begins a page."""
    return isinstance(block, Heading) and (block.new_page or block.level == 1)
