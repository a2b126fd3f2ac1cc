"""States as symbols: empty, part-filled and filled ring, tick, cross, bent arrow."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme

_WHOLE = 360 * 16
_TOP = 90 * 16


def paint_state(painter: QPainter, theme: Theme, box: QRectF, state: State, share: float = 0.5) -> None:
    """Paint a state's symbol into a square; ``share`` is how much of a partly met criterion is there."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(1.5, box.width() * 0.15)
    accent = QPen(theme.colour("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if state in (State.NONE, State.PARTLY):
        painter.setPen(QPen(theme.colour("control" if state is State.NONE else "border"), width))
        painter.drawEllipse(inner)
    if state in (State.PARTLY, State.CLAIMED):
        painter.setPen(accent)
        painter.drawArc(inner, _TOP, -round(_WHOLE * (1 if state is State.CLAIMED else min(max(share, 0.06), 0.97))))
    if state is State.CLAIMED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(box.adjusted(*(box.width() * 0.25 * sign for sign in (1, 1, -1, -1))))
    _paint_sign(painter, theme, box, state, width)
    painter.restore()


def _paint_sign(painter: QPainter, theme: Theme, box: QRectF, state: State, width: float) -> None:
    lines = {
        State.MET: ("accent", [[(0.12, 0.55), (0.4, 0.82), (0.9, 0.2)]]),
        State.NOT_YET_MET: ("danger", [[(0.18, 0.18), (0.82, 0.82)], [(0.82, 0.18), (0.18, 0.82)]]),
        State.RECHECK: (
            "danger",
            [[(0.85, 0.85), (0.85, 0.45), (0.2, 0.45)], [(0.42, 0.2), (0.17, 0.45), (0.42, 0.7)]],
        ),
    }
    token, strokes = lines.get(state, ("accent", []))
    painter.setPen(
        QPen(theme.colour(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    for stroke in strokes:
        points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in stroke]
        painter.drawPolyline(QPolygonF(points))


class StateRing(QWidget):
    """A state's symbol."""

    def __init__(
        self, theme: Theme, state: State, share: float = 0.5, pixels: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = pixels
        self.set_state(state, share)

    def set_state(self, state: State, share: float = 0.5) -> None:
        """Show another state."""
        self._state = state
        self._share = share
        self.setAccessibleName(tr(state.value))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._pixels)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.sizeHint().width()
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_state(QPainter(self), self._theme, box, self._state, self._share)
