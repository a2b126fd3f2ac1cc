"""How high each block is, in the styles as they leave here: boxes for the flow of pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from portfolio_app.domain.documents.report import (
    Block,
    CriterionHeading,
    Heading,
    Line,
    Mark,
    MarkedParagraph,
    PageRef,
    Paragraph,
    Picture,
    Quote,
    Role,
    Row,
    Run,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.exporters.word.cells import LEFT_OF_RULED, RIGHT_OF_CELL, stays_together, table_widths
from portfolio_app.exporters.word.flow import Box
from portfolio_app.exporters.word.lines import Letters, LineCounter
from portfolio_app.exporters.word.palette import CODE_GAP
from portfolio_app.exporters.word.setting import LEAST_LINE, PICTURE_AFTER, PICTURE_BEFORE, Page, Setting, Shape
from portfolio_app.exporters.word.styles import ITEM_ROOM

_LONG = 80
_MONO_WIDTH = 1.1
"""Letters of the fixed-width font are as wide as larger ones of ours."""
_ROLES = {Role.BODY: "BodyText", Role.INTRO: "Intro", Role.NOTE: "Note"}
_ROW_PADDING = 7.5
_BAR_LEFT, _BAR_PADDING = 10.5, 8.0
_MOST_ABOVE, _LEAST_SHARE = 12, 0.45
"""A picture makes room for so many blocks above it, as long as it has that share of the page."""
_BLANK_LINES = re.compile(r"\n\s*\n")


class _Set:
    """The letters of one style: as they are, and in each tone."""

    __slots__ = ("bold", "code", "plain", "small")

    def __init__(self, setting: Setting, shape: Shape) -> None:
        more = {"stretch": setting.stretch, "tracking": setting.tracking}
        self.plain = Letters(shape.points, bold=shape.bold, **more)
        self.bold = Letters(shape.points, bold=True, **more)
        self.small = Letters(setting.small, **more)
        self.code = Letters(setting.mono * _MONO_WIDTH, **more)


class Measure:
    """Measures blocks for pages of one document; ``turn`` tells it of another width."""

    def __init__(self, setting: Setting, pages: Mapping[str, int] = MappingProxyType({})) -> None:
        """Take the setting, and about what page each place is on: a number's length may change where a line breaks."""
        self._setting = setting
        self._pages = pages
        self._referring: list[tuple[Box, tuple[Line, ...], Callable[[], Box]]] = []
        """Boxes with page references in them, the lines with those, and how to measure each again."""
        self._sets = {style: _Set(setting, shape) for style, shape in setting.shapes.items()}
        self._again: dict[tuple[str, str, float], int] = {}
        heading = setting["Heading3"]
        self.wording = Letters(heading.points, stretch=setting.stretch, tracking=setting.tracking)
        """The letters of a criterion's wording: those of its heading, not bold."""
        self.turn(setting.tall)

    def turn(self, page: Page) -> None:
        """Measure for such pages from here on."""
        self.width = page.text_width / 20
        self._table_width = page.text_width
        self._height = page.text_height / 20

    def amend(self, pages: Mapping[str, int]) -> bool:
        """Measure again what names a page whose number is not as long as was thought; tell whether lines changed."""
        former, self._pages = self._pages, pages
        changed = False
        referring, self._referring = self._referring, []
        for box, lines, again in referring:
            anchors = [part.anchor for line in lines for part in line if isinstance(part, PageRef)]
            if all(_digits(former, anchor) == _digits(pages, anchor) for anchor in anchors):
                self._referring.append((box, lines, again))
                continue
            new = again()
            changed |= (new.lines, new.line_height) != (box.lines, box.line_height)
            box.lines, box.line_height = new.lines, new.line_height
            self._referring[-1] = (box, lines, again)
        return changed

    def letters(self, style: str) -> Letters:
        """Return the letters of a style."""
        return self._sets[style].plain

    def paragraph_boxes(self, block: Paragraph) -> Iterator[Box]:
        """Yield a paragraph's box."""
        yield self._box(_ROLES[block.role], block.runs)

    def heading_boxes(self, block: Heading) -> Iterator[Box]:
        """Yield the boxes of a heading and of the small line above it."""
        breaks = begins_page(block)
        style = f"Heading{block.level}"
        if block.new_page and block.level == 2 and block.in_contents:
            style = "Heading2NewPage"
        shape = self._setting[style]
        if block.kicker:
            above = self._box("Kicker", block.kicker)
            above.before = 0.0 if breaks else above.before
            above.keep_next = above.keep_lines = True
            above.new_page = breaks
            yield above
        numbered = block.level == 1 and block.in_contents
        lines = count_text(block.text, self._sets[style].plain, self.width - (shape.left if numbered else 0.0))
        before = 0.0 if breaks or block.kicker else shape.before
        own = Box(lines, shape.line, before, shape.after, _at(block.anchor), keep_next=True, keep_lines=True)
        own.new_page = breaks and not block.kicker
        yield own

    def unit_boxes(self, block: UnitHeading) -> Iterator[Box]:
        """Yield the box of a unit's bar."""
        shape = self._setting["Heading2"]
        text = f"{block.label}{CODE_GAP}{block.title}"
        lines = count_text(text, self._sets["Heading2"].plain, self.width - _BAR_LEFT)
        height = shape.line * lines + _BAR_PADDING
        yield Box(1, height, shape.before, shape.after, _at(block.anchor), keep_next=True, keep_lines=True)

    def criterion_boxes(self, block: CriterionHeading, alone: bool) -> Iterator[Box]:
        """Yield the boxes of a criterion's heading and notes; ``alone`` when nothing below it must stay with it."""
        shape, left = self._setting["Heading3"], self._setting["CriterionNote"].left
        counter = LineCounter(self.width - left)
        counter.advance(f"{block.code}{CODE_GAP}", self._sets["Heading3"].bold)
        counter.advance(block.text, self.wording)
        boxes = [Box(counter.line + 1, shape.line, shape.before, shape.after, _at(block.anchor))]
        boxes += [self._box("CriterionNote", note) for note in block.notes]
        for box in boxes:
            box.keep_next = box.keep_lines = True
        boxes[-1].keep_next = not alone
        yield from boxes

    def quote_boxes(self, block: Quote) -> Iterator[Box]:
        """Yield the boxes of the quoted words, of where they stand and of the note."""
        shape = self._setting["Quote"]
        letters, width = self._sets["Quote"].plain, self.width - shape.left - shape.right
        for part in _BLANK_LINES.split(block.text):
            if part.strip():
                lines = count_text(part, letters, width)
                yield Box(lines, shape.line, shape.before, shape.after, keep_next=True, keep_lines=True)
        if block.source:
            source = self._box("QuoteSource", block.source)
            source.after = 0.0 if block.note else source.after
            yield source
        if block.note:
            yield self._box("QuoteSource", (Run(block.note),))

    def picture_boxes(self, block: Picture, above: float) -> Iterator[Box]:
        """Yield the boxes of a picture, of the stamp above it and of what is said below."""
        stamp, said = self._around(block)
        if stamp:
            stamp.keep_next = True
            yield stamp
        height = self.picture_size(block, above)[1]
        before, after = PICTURE_BEFORE, PICTURE_AFTER
        yield Box(1, height, before, after, _at(block.anchor), keep_next=bool(said), keep_lines=True)
        yield from said

    def height_above(self, blocks: Sequence[Block], index: int) -> float:
        """Return how high what stands on the block's page before it is, where a heading has begun that page."""
        above: list[Box] = []
        for block in reversed(blocks[max(0, index - _MOST_ABOVE) : index]):
            if isinstance(block, Heading):
                above += self.heading_boxes(block)
                return sum(box.before + box.height + box.after for box in above) if begins_page(block) else 0.0
            if not isinstance(block, Paragraph):
                break
            above += self.paragraph_boxes(block)
        return 0.0

    def picture_size(self, block: Picture, above: float) -> tuple[float, float]:
        """Return a picture's width and height in points: as wide as the text, but with all that is said on its page.

        It makes room for what stands ``above`` on the page too, unless it would become small.
        """
        share = min(max(block.share, 0.05), 1.0)
        stamp, said = self._around(block)
        boxes = [*([stamp] if stamp else []), *said, self._box("Note", (Run("one line more"),))]
        around = sum(box.before + box.height + box.after for box in boxes) + PICTURE_BEFORE + PICTURE_AFTER
        down = max(self._height - around, self._height / 3)
        if down - above > self._height * _LEAST_SHARE:
            down -= above
        scale = min(self.width * share / max(block.width, 1), down * share / max(block.height, 1))
        return max(block.width * scale, 1.0), max(block.height * scale, 1.0)

    def _around(self, block: Picture) -> tuple[Box | None, list[Box]]:
        """Return the boxes of what stands above and below a picture."""
        stamp = self._box("Kicker", (Run(block.stamp),)) if block.stamp else None
        caption = caption_of(block)
        said = [self._box("Caption", caption)] if caption else []
        for outline in block.outlines:
            box = self._box("Caption", claimed_line(outline.mark))
            box.anchors = _at(outline.mark.anchor)
            said.append(box)
        return stamp, said

    def marked_boxes(self, block: MarkedParagraph) -> Iterator[Box]:
        """Yield the box of an account's paragraph, with the passages that begin in it."""
        shape, letters = self._setting["BodyText"], self._sets["BodyText"].plain
        counter = LineCounter(self.width - (ITEM_ROOM if block.bullet else 0))
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
        yield Box(lines, shape.line, shape.before, after, tuple(anchors))

    def table_boxes(self, block: Table, *, gap: bool) -> Iterator[Box]:
        """Yield a box for each row, and one for the paragraph after the table, which is a gap or hardly there."""
        if not block.columns:
            return
        letters = self._sets["TableHead"].plain
        widths = [width / 20 for width in table_widths(block.columns, self._table_width, letters)]
        titles = zip(block.columns, widths, strict=True)
        head_lines = max(count_text(column.title, letters, width - RIGHT_OF_CELL) for column, width in titles)
        head = head_lines * self._setting["TableHead"].line + _ROW_PADDING
        yield Box(1, head, keep_next=bool(block.rows), keep_lines=True)
        for row in block.rows:
            yield self._row_box(row, widths, head)
        yield Box(1, self._setting["TableEnd"].line if gap else LEAST_LINE)

    def _row_box(self, row: Row, widths: list[float], head: float) -> Box:
        line_height = self._setting["TableText"].line
        lines = 1
        ruled = LEFT_OF_RULED if row.colour is not None else 0.0
        referring: list[Line] = []
        for cell, width in zip(row.cells, widths, strict=False):
            high, room = 0, width - RIGHT_OF_CELL - ruled
            for line in cell:
                high += self.count(line, "TableText", room, referring)
            lines = max(lines, high)
            ruled = 0.0
        if stays_together(row):
            box = Box(1, lines * line_height + _ROW_PADDING, 0, 0, _at(row.anchor), keep_lines=True, head=head)
        else:
            box = Box(lines, line_height + _ROW_PADDING / lines, 0, 0, _at(row.anchor), head=head)
        if referring:
            self._referring.append((box, tuple(referring), lambda: self._row_box(row, widths, head)))
        return box

    def _box(self, style: str, line: Line, width: float | None = None) -> Box:
        shape = self._setting[style]
        room = self.width - shape.left - shape.right if width is None else width
        referring: list[Line] = []
        box = Box(self.count(line, style, room, referring), shape.line, shape.before, shape.after)
        if referring:
            self._referring.append((box, (line,), lambda: self._box(style, line, room)))
        return box

    def count(self, line: Line, style: str, width: float, referring: list[Line]) -> int:
        """Return how many lines the runs take in the letters of a style; keep a line with a page reference."""
        if len(line) == 1 and type(only := line[0]) is Run and only.tone is Tone.PLAIN:
            return self._count_again(only.text, style, width)
        letters = self._sets[style]
        parts: list[tuple[str, Letters]] = []
        whole, room = 0.0, width * 1000
        for part in line:
            tone = part.tone
            used = letters.plain
            if tone is not Tone.PLAIN and tone is not Tone.MUTED:
                used = letters.small if tone is Tone.SMALL else letters.code if tone is Tone.CODE else letters.bold
            if isinstance(part, Run):
                text = part.text
            elif isinstance(part, PageRef):
                text = f"{part.before}{'0' * _digits(self._pages, part.anchor)}"
                referring.append(line)
            else:
                text = f"○\u00a0{part.state}"
            parts.append((text, used))
            # Most lines in cells are short and come again: their whole width is known and nothing need be filled.
            if len(text) < _LONG:
                whole += (used.widths[text] - used.space) * used.points
            else:
                whole = room + 1
        if whole <= room:
            return 1
        counter = LineCounter(width)
        for text, used in parts:
            counter.advance(text, used)
        return counter.line + 1

    def _count_again(self, text: str, style: str, width: float) -> int:
        """Count the lines of words that come again and again, as a criterion's do."""
        key = (text, style, width)
        found = self._again.get(key)
        if found is None:
            found = self._again[key] = count_text(text, self._sets[style].plain, width)
        return found


def caption_of(block: Picture) -> Line:
    """Return what stands below a picture: a page of another document has its description there."""
    return (*block.caption, *((Run(f" {block.alt}", Tone.SMALL),) if block.page else ()))


def claimed_line(mark: Mark) -> Line:
    """Return what is said of a claimed part of a picture: its code, leading to the criterion, and what that asks."""
    said = mark.comment.splitlines()[0].removeprefix(mark.code).strip() if mark.comment else ""
    return Run(mark.code + " ★" * mark.starred, link=mark.link), Run(f" {said}")


def is_alone(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a criterion has nothing below it: many such in a row must not be kept together."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return not isinstance(following, Quote | Paragraph | Table)


def begins_page(block: Block) -> bool:
    """Tell whether a heading begins a page."""
    return isinstance(block, Heading) and (block.new_page or block.level == 1)


def has_gap(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a table has a gap after it: before a new page it might itself begin one, and leave that blank."""
    return index + 1 == len(blocks) or not begins_page(blocks[index + 1])


def count_text(text: str, letters: Letters, width: float) -> int:
    """Return how many lines the text takes."""
    counter = LineCounter(width)
    counter.advance(text, letters)
    return counter.line + 1


def _digits(pages: Mapping[str, int], anchor: str) -> int:
    page = pages.get(anchor, 100)
    return 1 if page < 10 else 2 if page < 100 else 3 if page < 1000 else 4


def _at(anchor: str) -> tuple[tuple[str, int], ...]:
    return ((anchor, 0),) if anchor else ()
