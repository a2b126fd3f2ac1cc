"""A list of rows that fold, for lists that are read line by line."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.row_delegate import RowDelegate
from portfolio_app.ui.widgets.tree_rows import TreeRow, TreeRowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MANY = 400


class RowTree(QTreeView):
    """Headings fold; Enter or a click on another row opens it."""

    opened = Signal(object)  # the row

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TreeRowsModel(self)
        self._folded: set[object] = set()
        self.setModel(self.rows)
        self._delegate = RowDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Rows differ in height: per pixel, Qt would measure every one of them before it shows the first.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(lambda index: self._folded.discard(self.rows.row_at(index).key))
        self.collapsed.connect(lambda index: self._folded.add(self.rows.row_at(index).key))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def set_rows(self, rows: Iterable[TreeRow]) -> None:
        """Show rows, folded and scrolled as they were; in a long list only the headings' own rows begin open."""
        with kept_place(self):
            self._set_rows(tuple(rows))

    def _set_rows(self, shown: tuple[TreeRow, ...]) -> None:
        current = self.rows.row_at(self.currentIndex()).key if self.currentIndex().isValid() else None
        plain = (row.code for row in _first_two_levels(shown) if row.colour < 0)
        self._delegate.widest_code = max(plain, key=len, default="")
        self._delegate.folds = any(row.rows for row in shown)
        self.rows.set_rows(shown)
        small = sum(len(row.rows) + sum(len(inner.rows) for inner in row.rows) for row in shown) <= _MANY
        for number, row in enumerate(shown):
            index = self.rows.index(number, 0)
            self.setExpanded(index, row.key not in self._folded)
            for place, inner in enumerate(row.rows if small else ()):
                if inner.rows:
                    self.setExpanded(self.rows.index(place, 0, index), inner.key not in self._folded)
        if current is not None:
            self.setCurrentIndex(self.rows.find(current))

    def show_row(self, key: object) -> bool:
        """Go to the row with that key, unfolding what it is under; tell whether it is there."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setExpanded(index, True)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        return index.isValid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if Qt.Key(event.key()) in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words flow anew in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect, index) -> None:  # noqa: ANN001  # Qt's; the delegate paints arrows
        """Paint nothing."""

    def _on_clicked(self, index: QModelIndex) -> None:
        # With Ctrl or Shift a click chooses several.
        if len(self.selectionModel().selectedIndexes()) <= 1:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row.heading:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.opened.emit(row)


class WholeRowTree(RowTree):
    """A list as tall as its rows: it stands in a column that scrolls, and has no scroll bar of its own."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def doItemsLayout(self) -> None:
        """Be as tall as the rows are in the present width."""
        super().doItemsLayout()
        tall, index = 2 * self.frameWidth(), self.rows.index(0, 0)
        while index.isValid():
            tall += self.rowHeight(index)
            index = self.indexBelow(index)
        if tall != self.height():
            self.setFixedHeight(tall)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the column scroll."""
        event.ignore()


def _first_two_levels(rows: Iterable[TreeRow]) -> Iterator[TreeRow]:
    for row in rows:
        yield row
        if isinstance(row.rows, tuple):  # others are only made when they are looked at
            yield from row.rows
