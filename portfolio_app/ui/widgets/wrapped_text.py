"""Text in lines of a width, for delegates."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from portfolio_app.domain.words.text import readable

_LONGEST = 4_000


def wrap(text: str, font: QFont, width: float, most: int = 99) -> list[str]:
    """Return the text's lines; what does not fit in so many ends in an ellipsis."""
    text = readable(text, _LONGEST)
    layout = QTextLayout(text, font)
    layout.setTextOption(_option())
    raw = text.encode("utf-16-le", "surrogatepass")
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        if len(lines) == most - 1:
            rest = _units(raw, line.textStart())
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(_units(raw, line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return [line.strip() for line in lines]


def paint_lines(painter: QPainter, font: QFont, box: QRectF, lines: list[str]) -> float:
    """Paint lines under one another and return the height that they took."""
    painter.setFont(font)
    height = QFontMetricsF(font).lineSpacing()
    for number, text in enumerate(lines):
        at = QRectF(box.left(), box.top() + number * height, box.width(), height)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    return height * len(lines)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _units(raw: bytes, start: int, end: int | None = None) -> str:
    return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
