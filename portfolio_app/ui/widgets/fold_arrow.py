"""The arrow of a part that folds."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from portfolio_app.ui.theme import Theme


def paint_fold(painter: QPainter, theme: Theme, box: QRectF, folded: bool) -> None:
    """Paint the arrow of a part that folds: to the right when folded, else down."""
    side, middle = theme.px(4), box.center()
    offsets = ((-side / 2, -side), (side / 2, 0), (-side / 2, side)) if folded else (
        (-side, -side / 2), (0, side / 2), (side, -side / 2)
    )  # fmt: skip
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("muted"), theme.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([QPointF(middle.x() + x, middle.y() + y) for x, y in offsets])
    painter.restore()
