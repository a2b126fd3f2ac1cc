"""Icons: characters of the Phosphor font that comes with qtawesome, drawn in one colour.

The package's own code is not imported: with it every module of Qt would be, which takes as long as the first window.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

_FONT = "phosphor-[0-9]*.ttf"
_NAMES = "phosphor-charmap-*.json"
_SHARE = 0.875
"""Of the icon's height that its character takes."""


def icon(name: str, colour: str) -> QIcon:
    """Return the icon of that Phosphor name in a colour such as #1F2328; raises KeyError when there is none."""
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
def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    return next((Path(package.origin).parent / "fonts").glob(pattern))


@cache
def _characters() -> dict[str, str]:
    codes: dict[str, str] = json.loads(_file(_NAMES).read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file(_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]
