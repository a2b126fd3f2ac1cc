"""A list of criteria to choose from."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from portfolio_app.ui.claiming.criterion_delegate import CriterionDelegate
from portfolio_app.ui.claiming.criterion_list import CriterionListModel, Row
from portfolio_app.ui.theme import Theme

_MANY = 40
_BATCH = 60


class CriterionView(QListView):
    """Tells which row was taken by Enter or a click, or had words dropped on it."""

    taken = Signal(object)  # Row
    words_dropped = Signal(object)  # Row

    def __init__(self, theme: Theme, name: str, *, ruled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CriterionListModel()
        self.setProperty("look", "plain-list")
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(CriterionDelegate(theme, self, ruled=ruled))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Hundreds of criteria are laid out in portions, so that the window answers meanwhile.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.modelReset.connect(self._on_rows_changed)
        self.clicked.connect(self._on_index_taken)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self.doItemsLayout)

    def current_row(self) -> Row | None:
        """Return the row that is chosen."""
        return self.rows.row_at(self.currentIndex().row())

    def choose(self, place: int) -> None:
        """Choose the row at a place."""
        index = self.rows.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose a row further on, round the end."""
        count = self.rows.rowCount()
        if count:
            self.choose((self.currentIndex().row() + by) % count)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, even one that its portion has not come to yet."""
        if not self.visualRect(index).isValid():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
        super().scrollTo(index, hint)

    def doItemsLayout(self) -> None:
        """Lay the rows out anew; the chosen one stays in view where texts wrap otherwise than before."""
        chosen = self.currentIndex()
        seen = self.viewport().rect().intersects(self.visualRect(chosen))
        super().doItemsLayout()
        if seen:
            self.scrollTo(chosen)

    def take_current(self) -> None:
        """Take the chosen row."""
        if row := self.current_row():
            self.taken.emit(row)

    def take_drops(self) -> None:
        """Let words be dropped on a row."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def offer_drags(self) -> None:
        """Let a row be dragged on to words."""
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the row that the words would be dropped on."""
        self._consider(event)
        if event.isAccepted():
            self.setCurrentIndex(self.indexAt(event.position().toPoint()))

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.rows.row_at(self.indexAt(event.position().toPoint()).row())
        # The words stay where they are: a copy, never a move.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if row is not None:
            self.words_dropped.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew, and keep the chosen row in view where there is less room."""
        super().resizeEvent(event)
        before = QRect(QPoint(0, 0), event.oldSize())
        if event.size().height() < before.height() and before.intersects(self.visualRect(self.currentIndex())):
            self.scrollTo(self.currentIndex())
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _consider(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _on_rows_changed(self) -> None:
        # A bar that comes while the rows are laid out makes them narrower, and all are laid out a second time.
        many = self.rows.rowCount() > _MANY
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if many else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def _on_index_taken(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if row := self.rows.row_at(index.row()):
            self.taken.emit(row)

    def _on_activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self.hasFocus():
            self._on_index_taken(index)
