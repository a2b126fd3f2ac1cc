"""How high each block is, in the styles as they leave here: boxes for the flow of pages."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from portfolio_app.domain.report import (
    CriterionHeading,
    Heading,
    Inline,
    Line,
    MarkedParagraph,
    PageRef,
    Paragraph,
    Quote,
    Role,
    Row,
    Run,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.exporters.word.cells import HEAD_POINTS, LEFT_OF_RULED, RIGHT_OF_CELL, stays_together, table_widths
from portfolio_app.exporters.word.flow import Box
from portfolio_app.exporters.word.lines import BOLD, REGULAR, LineCounter, Widths
from portfolio_app.exporters.word.palette import AFTER, BODY_POINTS, CODE_GAP, CODE_LINE, LINE, TEXT_WIDTH

WIDTH = TEXT_WIDTH / 20
_SMALL, _CODE = 8.5, 10.5
"""Sizes of tones that have their own; letters of the fixed-width font are as wide as larger ones of ours."""
_LONG = 80
_ROLES = {
    Role.BODY: (BODY_POINTS, 15.0, 0.0, 6.0),
    Role.INTRO: (BODY_POINTS, 15.0, 0.0, 10.0),
    Role.NOTE: (9, 12, 2, 5),
}
_HEADINGS = {1: (19.0, 24.0, 0.0, 4.0), 2: (13.0, 17.0, 14.0, 4.0), 3: (11.0, 15.0, 11.0, 3.0)}
_NEW_PAGE_HEADING = (17.0, 22.0, 0.0, 4.0)
_ROW_PADDING = 7.5
_CELL_POINTS, _CELL_LINE = 10.0, 13.5
_HEAD_LINE = 11.5
_BLANK_LINES = re.compile(r"\n\s*\n")


def paragraph_boxes(block: Paragraph) -> Iterator[Box]:
    """Yield a paragraph's box."""
    points, line, before, after = _ROLES[block.role]
    yield Box(count(block.runs, points, WIDTH), line, before, after)


def heading_boxes(block: Heading) -> Iterator[Box]:
    """Yield the boxes of a heading and of the small line above it."""
    breaks = block.new_page or block.level == 1
    style = _NEW_PAGE_HEADING if block.new_page and block.level == 2 and block.in_contents else _HEADINGS[block.level]
    points, line, before, after = style
    if block.kicker:
        space = 0.0 if breaks else 12.0
        yield Box(count(block.kicker, 9, WIDTH), 12.0, space, 1.0, keep_next=True, keep_lines=True, new_page=breaks)
    lines = count_text(block.text, points, WIDTH, BOLD)
    own = Box(lines, line, 0.0 if breaks or block.kicker else before, after, _at(block.anchor))
    own.keep_next = own.keep_lines = True
    own.new_page = breaks and not block.kicker
    yield own


def unit_boxes(block: UnitHeading) -> Iterator[Box]:
    """Yield the box of a unit's bar."""
    lines = count_text(f"{block.label}{CODE_GAP}{block.title}", 13, WIDTH - 10.5, BOLD)
    yield Box(1, 17.0 * lines + 8, 14.0, 4.0, _at(block.anchor), keep_next=True, keep_lines=True)


def criterion_boxes(block: CriterionHeading) -> Iterator[Box]:
    """Yield the boxes of a criterion's heading and notes."""
    counter = LineCounter(WIDTH - 8.25)
    counter.advance(f"{block.code}{CODE_GAP}", 11, BOLD)
    counter.advance(block.text, 11)
    lines = counter.line + 1
    yield Box(lines, 15.0, 11.0, 3.0, _at(block.anchor), keep_next=True, keep_lines=True)
    for note in block.notes:
        yield Box(count(note, 9, WIDTH - 8.25), 12.0, 0.0, 3.0, keep_next=True, keep_lines=True)


def quote_boxes(block: Quote) -> Iterator[Box]:
    """Yield the boxes of the quoted words, of where they stand and of the note."""
    width = WIDTH - 22.25
    for part in _BLANK_LINES.split(block.text):
        if part.strip():
            yield Box(count_text(part, BODY_POINTS, width), 15.0, keep_next=True, keep_lines=True)
    if block.source:
        yield Box(count(block.source, 9, width), 12.0, after=0.0 if block.note else 6.0)
    if block.note:
        yield Box(count_text(block.note, 9, width), 12.0, after=6.0)


def marked_boxes(block: MarkedParagraph) -> Iterator[Box]:
    """Yield the box of an account's paragraph, with the passages that begin in it."""
    counter = LineCounter(WIDTH)
    anchors: list[tuple[str, int]] = []
    waiting: list[str] = []
    for piece in block.pieces:
        if piece.opens:
            # Passages end within words, before a full stop say, but begin with one: cut the text there alone.
            counter.advance("".join(waiting), BODY_POINTS)
            waiting.clear()
            line = counter.line_of(piece.text, BODY_POINTS)
            anchors += [(mark.anchor, line) for mark in piece.opens]
        waiting.append(piece.text)
    counter.advance("".join(waiting), BODY_POINTS)
    lines = counter.line + 1
    # More codes than the paragraph is high: it is followed by room for them, for the next has codes of its own.
    after = max(AFTER, CODE_LINE * len(anchors) - LINE * lines)
    yield Box(lines, LINE / 20, 0.0, after / 20, tuple(anchors))


def table_boxes(block: Table) -> Iterator[Box]:
    """Yield a box for each row, and one for the gap after the table."""
    if not block.columns:
        return
    widths = [width / 20 for width in table_widths(block.columns)]
    titles = zip(block.columns, widths, strict=True)
    head_lines = max(count_text(column.title, HEAD_POINTS, width - RIGHT_OF_CELL, BOLD) for column, width in titles)
    head = head_lines * _HEAD_LINE + _ROW_PADDING
    yield Box(1, head, keep_next=bool(block.rows), keep_lines=True)
    for row in block.rows:
        yield _row_box(row, widths, head)
    yield Box(1, 8.0)


def _row_box(row: Row, widths: list[float], head: float) -> Box:
    lines = 1
    for number, (cell, width) in enumerate(zip(row.cells, widths, strict=False)):
        room = width - RIGHT_OF_CELL - (LEFT_OF_RULED if number == 0 and row.colour is not None else 0)
        lines = max(lines, sum([count(line, _CELL_POINTS, room) for line in cell]))
    if stays_together(row):
        return Box(1, lines * _CELL_LINE + _ROW_PADDING, anchors=_at(row.anchor), keep_lines=True, head=head)
    return Box(lines, _CELL_LINE + _ROW_PADDING / lines, anchors=_at(row.anchor), head=head)


def count(line: Line, points: float, width: float) -> int:
    """Return how many lines the runs take in letters of that size."""
    if len(line) == 1 and isinstance(only := line[0], Run) and only.tone is Tone.PLAIN:
        return _count_again(only.text, points, width)
    whole = 0.0
    for part in line:
        text, size, widths = _set(part, points)
        whole += (widths[text] - widths.space) * size if len(text) < _LONG else math.inf
    # Most lines in cells are short and come again: their whole width is known and nothing need be filled.
    if whole <= width * 1000:
        return 1
    counter = LineCounter(width)
    for part in line:
        counter.advance(*_set(part, points))
    return counter.line + 1


def count_text(text: str, points: float, width: float, widths: Widths = REGULAR) -> int:
    """Return how many lines the text takes."""
    counter = LineCounter(width)
    counter.advance(text, points, widths)
    return counter.line + 1


@lru_cache(maxsize=4096)
def _count_again(text: str, points: float, width: float) -> int:
    """Count the lines of words that come again and again, as a criterion's do."""
    return count_text(text, points, width)


def _set(part: Inline, points: float) -> tuple[str, float, Widths]:
    """Return the words as measured, their size and their widths; a page has three digits at most, as a rule."""
    if isinstance(part, Run):
        text = part.text
    else:
        text = f"{part.before}100" if isinstance(part, PageRef) else f"○\u00a0{part.state}"
    tone = part.tone
    if tone is Tone.PLAIN:
        return text, points, REGULAR
    size = _SMALL if tone is Tone.SMALL else _CODE if tone is Tone.CODE else points
    return text, size, BOLD if tone is Tone.STRONG else REGULAR


def _at(anchor: str) -> tuple[tuple[str, int], ...]:
    return ((anchor, 0),) if anchor else ()
