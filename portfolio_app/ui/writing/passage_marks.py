"""Claimed words in a text that is being written: where they are now, and how they are painted."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextDocument

from portfolio_app.ui.theme import Theme

_TINTS = {"light": (0.35, 0.6), "dark": (0.28, 0.4)}
"""How much of a unit's colour lies behind words, and behind the chosen ones. Bright words bear less of it."""
_RULE = 2.0
_STEP = 3.0
_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim's words, from ``start`` to ``end`` in Qt's units when they were set; the marks then follow the text."""

    claim: int
    start: int
    end: int
    code: str
    colour: int
    tip: str = ""
    changed: bool = False
    refused: bool = False
    level: int = 0


class PassageMarks:
    """The marks of one document. Text put in at a mark's edges stays outside it.

    They are painted under the text, so that they neither touch the document, its undo and its extra selections
    (which spelling and searching use), nor hide one another.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._marks: list[tuple[Mark, QTextCursor]] = []
        self.chosen = 0

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Take over where the claims are now."""
        self._marks = [(mark, self._cursor(mark)) for mark in _levelled(marks)]

    def all(self) -> Iterator[tuple[Mark, int, int]]:
        """Yield each mark that still has words, with its present start and end."""
        for mark, cursor in self._marks:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if start < end:
                yield mark, start, end

    def at(self, place: int) -> list[Mark]:
        """Return the marks at a place of the text, the shortest first."""
        found = [(end - start, mark) for mark, start, end in self.all() if start <= place <= end]
        inside = [pair for pair in found if self._holds(pair[1].claim, place)]
        return [mark for _, mark in sorted(inside or found, key=lambda pair: pair[0])]

    def extent(self, claim: int) -> tuple[int, int] | None:
        """Return where a claim's words are now, or None when they are not in this text."""
        return next(((start, end) for mark, start, end in self.all() if mark.claim == claim), None)

    def starts(self) -> Iterator[tuple[Mark, float]]:
        """Yield each mark with the top of the line at which it begins."""
        for mark, start, _ in self.all():
            block = self._document.findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            if line.isValid():
                yield mark, _top_left(self._document, block).y() + line.y()

    def paint_tints(self, painter: QPainter, clip: QRect) -> None:
        """Paint the grounds behind the words."""
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, marks in _stretches(list(self._within(clip))):
            chosen = [mark for mark in marks if mark.claim == self.chosen]
            colours = [self._theme.unit_colour(mark.colour) for mark in chosen or marks]
            ground = tint(colours, self._theme.tokens.name, chosen=bool(chosen))
            for box in self._boxes(start, end):
                painter.fillRect(box, ground)

    def paint_rules(self, painter: QPainter, clip: QRect) -> None:
        """Paint the lines under words: one under another, broken where they changed, dotted where not accepted."""
        scale = self._theme.percent / 100
        for mark, start, end in self._within(clip):
            pen = QPen(self._theme.unit_colour(mark.colour), _RULE * scale)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if mark.refused:
                pen.setColor(self._theme.colour("danger"))
                pen.setDashPattern([1, 2])
            elif mark.changed:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            drop = (_RULE / 2 + mark.level * _STEP) * scale
            for box in self._boxes(start, end):
                painter.drawLine(QPointF(box.left(), box.bottom() + drop), QPointF(box.right(), box.bottom() + drop))

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._document)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(mark.start, last))
        cursor.setPosition(min(mark.end, last), QTextCursor.MoveMode.KeepAnchor)
        # Without it, text put in at the end would become part of the passage.
        cursor.setKeepPositionOnInsert(True)
        return cursor

    def _holds(self, claim: int, place: int) -> bool:
        extent = self.extent(claim)
        return extent is not None and extent[0] <= place < extent[1]

    def _within(self, clip: QRect) -> Iterator[tuple[Mark, int, int]]:
        layout = self._document.documentLayout()
        first = layout.hitTest(QPointF(0, clip.top() - 40), Qt.HitTestAccuracy.FuzzyHit)
        last = layout.hitTest(QPointF(1e6, clip.bottom() + 40), Qt.HitTestAccuracy.FuzzyHit)
        return (entry for entry in self.all() if entry[2] >= first and entry[1] <= last)

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield the box of each line's share of the words."""
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            yield from _boxes_in(self._document, block, start - block.position(), end - block.position())
            block = block.next()


def tint(colours: Sequence[QColor], theme: str, *, chosen: bool) -> QColor:
    """Return the ground behind words with so many marks: one on another they would drown bright words."""
    many = len(colours)
    red, green, blue = (
        sum(part) / many for part in zip(*((c.redF(), c.greenF(), c.blueF()) for c in colours), strict=True)
    )
    return QColor.fromRgbF(red, green, blue, _TINTS[theme][chosen])


def _stretches(marks: Sequence[tuple[Mark, int, int]]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield each stretch that has the same marks from its start to its end."""
    for start, end in pairwise(sorted({edge for _, *edges in marks for edge in edges})):
        if over := [mark for mark, first, last in marks if first <= start and end <= last]:
            yield start, end, over


def _boxes_in(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    layout = block.layout()
    corner = _top_left(document, block)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            # The space at which a line breaks hangs over its end.
            right = min(right, line.x() + line.naturalTextWidth())
            top = math.floor(corner.y() + line.y())
            yield QRectF(corner.x() + min(left, right), top, abs(right - left), math.ceil(line.height()))


def _x(answer: object) -> float:
    """Return where the cursor stands: PySide answers with the place, or with it and the position nearest to it."""
    found = cast("float | tuple[float, int]", answer)
    return found[0] if isinstance(found, tuple) else found


def _top_left(document: QTextDocument, block: QTextBlock) -> QPointF:
    return document.documentLayout().blockBoundingRect(block).topLeft()


def _levelled(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Give marks that overlap different levels, so that each one's line shows."""
    ends = [-1] * _LEVELS
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        free = next((level for level, end in enumerate(ends) if end <= mark.start), _LEVELS - 1)
        ends[free] = max(ends[free], mark.end)
        yield replace(mark, level=free)
