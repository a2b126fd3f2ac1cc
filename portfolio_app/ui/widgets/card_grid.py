"""A layout of cards of equal width, in as many columns as there is room for."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class CardGrid(QLayout):
    """Fills its width; each row is as high as its highest card."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 16) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

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
