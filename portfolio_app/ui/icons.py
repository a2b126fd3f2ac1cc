"""Icons: characters of the part of the Phosphor font that comes with the program, drawn in one colour."""

import json
from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from portfolio_app.paths import resources

_FONT, _NAMES = "phosphor.ttf", "phosphor.json"
_SHARE = 0.875
"""Of the icon's height that its character takes."""


def icon(name: str, colour: str) -> QIcon:
    """Return the icon of that Phosphor name in a colour such as #1F2328; raises KeyError when it is not kept."""
    return QIcon(_Engine(_characters()[name], colour))


class _Engine(QIconEngine):
    def __init__(self, character: str, colour: str) -> None:
        super().__init__()
        self._character = character
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Engine(self._character, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * _SHARE)))
        faint = QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        painter.save()
        painter.setFont(font)
        painter.setPen(faint if mode is QIcon.Mode.Disabled else QColor(self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


@cache
def _characters() -> dict[str, str]:
    """Return the character of each icon, by its name."""
    codes: dict[str, str] = json.loads((resources() / "icons" / _NAMES).read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(resources() / "icons" / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]
