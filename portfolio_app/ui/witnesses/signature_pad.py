"""A signature, drawn with mouse, finger or pen; whoever cannot draw types their name beside it."""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.tokens import LIGHT

_HEIGHT = 120
_PEN = 2.4
_SHARPNESS = 3.0
_MARGIN = 6.0
_LEAST_POINTS = 4


class SignaturePad(QWidget):
    """Qt gives finger and pen as a mouse, so that one way of drawing serves all three."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strokes: list[list[QPointF]] = []
        self.setAccessibleName(tr("Signature"))
        self.setAccessibleDescription(tr("Draw with the mouse, a finger or a pen. Or type your name below instead."))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a signature: more than a dot or two."""
        return sum(len(stroke) for stroke in self._strokes) >= _LEAST_POINTS

    def clear(self) -> None:
        """Take the signature away."""
        self._strokes.clear()
        self.update()
        self.changed.emit()

    def picture(self) -> bytes | None:
        """Return the signature as PNG without a ground, cut to its edges; None where nothing was drawn."""
        if not self.is_drawn:
            return None
        path = self._path()
        edges = path.boundingRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        image = QImage((edges.size() * _SHARPNESS).toSize(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(_SHARPNESS, _SHARPNESS)
        painter.translate(-edges.topLeft())
        self._draw(painter, path, QColor(LIGHT.text))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([event.position()])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            inside = QRectF(self.rect())
            at = event.position()
            at.setX(min(max(at.x(), inside.left()), inside.right()))
            at.setY(min(max(at.y(), inside.top()), inside.bottom()))
            self._strokes[-1].append(at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the signature on its line."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("border"), 1))
        foot = self.height() - 1
        painter.drawLine(0, foot, self.width(), foot)
        if not self._strokes:
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._theme.font("small"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, tr("Draw your signature")
            )
            return
        self._draw(painter, self._path(), self._theme.colour("text"))

    def _draw(self, painter: QPainter, path: QPainterPath, colour: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)

    def _path(self) -> QPainterPath:
        """Return the strokes, rounded between their points."""
        path = QPainterPath()
        for stroke in self._strokes:
            path.moveTo(stroke[0])
            for here, there in pairwise(stroke[1:]):
                path.quadTo(here, (here + there) / 2)
            path.lineTo(stroke[-1] if len(stroke) > 1 else stroke[0] + QPointF(0.1, 0))
        return path
