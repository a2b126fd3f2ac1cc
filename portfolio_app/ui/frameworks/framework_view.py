"""The tree of frameworks: its rows take as many lines as their words need."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.framework_delegate import FrameworkDelegate
from portfolio_app.ui.frameworks.framework_tree import FrameworkTree, Index, Node
from portfolio_app.ui.theme import Theme


class FrameworkView(QTreeView):
    """Shows a FrameworkTree; ``node_chosen`` tells which row is current."""

    node_chosen = Signal(object)  # Node or None

    def __init__(self, theme: Theme, model: FrameworkTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tree = model
        self.setModel(model)
        self.setItemDelegate(FrameworkDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Units and criteria"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def current_node(self) -> Node | None:
        """Return the row that is current."""
        return self._tree.node(self.currentIndex())

    def scroll_by_rows(self, *, rows: bool) -> None:
        """Scroll by rows, as a long tree must: by pixels, Qt would measure every row before it shows the first."""
        mode = QAbstractItemView.ScrollMode
        self.setVerticalScrollMode(mode.ScrollPerItem if rows else mode.ScrollPerPixel)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw a caret that grows with the text, beside the row's first line."""
        if not self._tree.rowCount(index):
            return
        side = self._theme.px(14)
        icon = self._theme.icon("caret-down" if self.isExpanded(index) else "caret-right", "muted")
        top = rect.top() + self._theme.px(10)
        icon.paint(painter, rect.right() - side, top, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self) -> None:
        self.node_chosen.emit(self.current_node())

    def _on_theme_changed(self) -> None:
        self.setIndentation(self._theme.px(20))
        self.scheduleDelayedItemsLayout()
