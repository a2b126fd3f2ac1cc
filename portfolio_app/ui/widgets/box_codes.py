"""The codes of claimed boxes on a page: where they stand, as in the documents, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.documents.picture_labels import place_labels
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import code_size, paint_code


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A claimed box: its claim, its code, its unit's colour, what it proves, and whether to look at it again."""

    claim: int
    box: Box
    code: str
    colour: int
    tip: str = ""
    recheck: bool = False

    def place(self, size: QSizeF) -> QRectF:
        """Return where it is on a page shown in that size."""
        wide, high = size.width(), size.height()
        return QRectF(self.box.left * wide, self.box.top * high, self.box.width * wide, self.box.height * high)


class BoxCodes:
    """Knows the places of the codes until boxes, size or text size change."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known: tuple[object, ...] = ()
        self._places: tuple[tuple[ShownBox, QRectF], ...] = ()

    def places(self, boxes: Sequence[ShownBox], size: QSizeF) -> tuple[tuple[ShownBox, QRectF], ...]:
        """Return the boxes, each with where its code stands: beside what is claimed while there is room."""
        known = (tuple(boxes), size.toTuple(), self._theme.percent)
        if known != self._known:
            self._known = known
            edge = self._theme.px(2)
            rects = [each.place(size).adjusted(-edge, -edge, edge, edge) for each in boxes]
            outlines = [(rect.left(), rect.top(), rect.right(), rect.bottom()) for rect in rects]
            sizes = [code_size(self._theme, each.code).toTuple() for each in boxes]
            labels = place_labels(outlines, sizes, size.width(), size.height())
            self._places = tuple(
                (each, QRectF(QPointF(*label[:2]), QPointF(*label[2:])))
                for each, label in zip(boxes, labels, strict=True)
            )
        return self._places

    def paint(self, painter: QPainter, boxes: Sequence[ShownBox], size: QSizeF, current: int) -> None:
        """Paint the codes; the chosen claim's has a frame."""
        for shown, place in self.places(boxes, size):
            paint_code(painter, self._theme, place.left(), place.top(), shown.code, shown.colour)
            if shown.claim == current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(2)))
                painter.drawRoundedRect(place, 4, 4)
