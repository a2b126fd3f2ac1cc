"""A layout that puts widgets side by side and goes on in the next line where the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from portfolio_app.ui.widgets.wrapping_layout import WrappingLayout


class FlowLayout(WrappingLayout):
    """For chips and cards; text sizes up to 200 % never cut anything off."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent, gap=gap)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), item.maximumSize().height()))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                self._place(line if place else [], y, tallest)
                x, y, tallest, line = rect.x(), y + tallest + self._gap, 0, []
            line.append((item, x, size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        self._place(line if place else [], y, tallest)
        return y + tallest - rect.y()

    def _place(self, line: list[tuple[QLayoutItem, int, QSize]], y: int, tallest: int) -> None:
        for item, x, size in line:
            item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
