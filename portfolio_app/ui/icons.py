"""Icons: characters of the Phosphor font that comes with qtawesome, drawn in one colour.

The package's own code is not imported: with it every module of Qt would be, which takes as long as the first window.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

_FONT = ("phosphor-1", ".ttf")
_NAMES = ("phosphor-charmap-", ".json")
_SHARE = 0.875
"""Of the icon's height that its character takes."""


def icon(name: str, colour: str) -> QIcon:
    """Return the icon of that Phosphor name in a colour such as #1F2328; raises KeyError when there is none."""
    return QIcon(_Engine(_character(name), colour))


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
def _file(beginning: str, ending: str) -> Path:
    package = find_spec("qtawesome")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "fonts"
    return next(path for path in folder.iterdir() if path.name.startswith(beginning) and path.name.endswith(ending))


@cache
def _character(name: str) -> str:
    # Looked up in the text: reading its 1,500 names as JSON takes longer than the icons take to paint.
    _, found, rest = _names().partition(f'"{name}": "0x')
    if not found:
        raise KeyError(name)
    return chr(int(rest[: rest.index('"')], 16))


@cache
def _names() -> str:
    return _file(*_NAMES).read_text("utf-8")


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file(*_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]
