"""A layout of cards of equal width, in as many columns as there is room for."""

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from portfolio_app.ui.widgets.wrapping_layout import WrappingLayout


class CardGrid(WrappingLayout):
    """Fills its width; each row is as high as its highest card."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 16) -> None:
        super().__init__(parent, gap=gap)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def columns(self, width: int) -> int:
        """Return how many cards stand side by side in a width: the rows are as even as may be."""
        if not self._items:
            return 1
        wanted = max(item.sizeHint().width() for item in self._items)
        most = min(len(self._items), max(1, (width + self._gap) // (wanted + self._gap)))
        return ceil(len(self._items) / ceil(len(self._items) / most))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        columns = self.columns(rect.width())
        width = (rect.width() - self._gap * (columns - 1)) // columns
        top = rect.top()
        for first in range(0, len(self._items), columns):
            row = self._items[first : first + columns]
            height = max(self._height(item, width) for item in row)
            for place_in_row, item in enumerate(row if place else ()):
                item.setGeometry(QRect(rect.left() + place_in_row * (width + self._gap), top, width, height))
            top += height + self._gap
        return top - self._gap - rect.top() if self._items else 0

    def _height(self, item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
