"""A criterion's code on the tint of its unit, as it stands in margins and lists; and how it is painted."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from portfolio_app.ui.theme import Theme

_PADDING = 6
_RULE = 3


def code_size(theme: Theme, code: str) -> QSize:
    """Return how much room a code takes."""
    font = theme.font("small", bold=True)
    width, height = _measure(code, font.family(), font.pixelSize(), font.letterSpacing())
    return QSize(width + theme.px(2 * _PADDING + _RULE), height + theme.px(3))


@lru_cache(maxsize=4096)
def _measure(code: str, family: str, pixels: int, letters: float) -> tuple[int, int]:
    """Return a code's width and height in bold; lists measure the same few hundred codes time and again."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    if letters:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, letters)
    metrics = QFontMetricsF(font)
    return round(metrics.horizontalAdvance(code)), round(metrics.height())


def paint_code(painter: QPainter, theme: Theme, left: float, top: float, code: str, colour: int) -> None:
    """Paint a code: a rule in the unit's colour, its tint, and the code with the unit's part lighter."""
    size = code_size(theme, code)
    box = QRectF(left, top, size.width(), size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.unit_tint(colour, 0.28))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(theme.unit_colour(colour))
    painter.drawRoundedRect(QRectF(left, top, theme.px(_RULE), size.height()), 1, 1)
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(box.adjusted(theme.px(_RULE), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, code)
    painter.restore()


class CodeTag(QWidget):
    """A criterion's code."""

    def __init__(self, theme: Theme, code: str, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code = code
        self._colour = colour
        self.setAccessibleName(code)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return code_size(self._theme, self._code)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        top = (self.height() - self.sizeHint().height()) / 2
        paint_code(QPainter(self), self._theme, 0, max(0.0, top), self._code, self._colour)
