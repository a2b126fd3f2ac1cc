"""The marks of claims as symbols: dot, circle, star, tick, bent arrow."""

from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.progress.state import State
from portfolio_app.translation import mark
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.state_ring import paint_state


class ClaimMark(StrEnum):
    """What is shown of the claims in one place; the first that fits."""

    RECHECK = mark("to re-check")
    BEST = mark("best evidence")
    MET = mark("met")
    PASSAGE = mark("passage")
    WHOLE = mark("whole account")


_STATES = {ClaimMark.MET: State.MET, ClaimMark.RECHECK: State.RECHECK}
_POINTS = 5
_INNER = 0.42


def paint_mark(painter: QPainter, theme: Theme, box: QRectF, mark: ClaimMark) -> None:
    """Paint a mark into a square."""
    if mark in _STATES:
        paint_state(painter, theme, box, _STATES[mark])
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = box.width()
    if mark is ClaimMark.WHOLE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("text"), max(1.3, side * 0.12)))
        painter.drawEllipse(box.center(), side * 0.31, side * 0.31)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if mark is ClaimMark.BEST else "text"))
        if mark is ClaimMark.BEST:
            painter.drawPolygon(_star(box))
        else:
            painter.drawEllipse(box.center(), side * 0.34, side * 0.34)
    painter.restore()


class MarkSign(QWidget):
    """A mark, for the legend."""

    def __init__(self, theme: Theme, mark: ClaimMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = mark
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(12)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(12)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(QPainter(self), self._theme, box, self._mark)


def _star(box: QRectF) -> QPolygonF:
    middle, radius = box.center(), box.width() * 0.58
    points: list[QPointF] = []
    for corner in range(2 * _POINTS):
        reach = radius * (_INNER if corner % 2 else 1)
        angle = corner * pi / _POINTS - pi / 2
        points.append(QPointF(middle.x() + cos(angle) * reach, middle.y() + sin(angle) * reach))
    return QPolygonF(points)
