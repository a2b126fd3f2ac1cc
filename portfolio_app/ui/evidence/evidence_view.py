"""The table in which evidence is shown: fixed columns, Enter goes there, Ctrl+C copies the row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.evidence.evidence_delegate import EvidenceDelegate
from portfolio_app.ui.evidence.evidence_table import Column, EvidenceLine, EvidenceTableModel
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.row_actions import chosen_rows

_WIDTHS = {
    Column.REFERENCE: 76,
    Column.KIND: 150,
    Column.DATE: 112,
    Column.SIZE: 100,
    Column.CLAIMS: 78,
    Column.CRITERIA: 84,
    Column.STATE: 144,
}
_TITLE_WANTS = 300
_TITLE_AT_LEAST = 180
_KIND_WHOLE = 170
"""What it takes to say “Held elsewhere, WP”."""
_TITLE_SPARES = 500
_GIVES_WAY = (Column.KIND, Column.CRITERIA, Column.SIZE, Column.DATE)
"""The columns that are left out, the first one first, where there is little room."""

_ROW = 44


class EvidenceView(QTableView):
    """Shows an EvidenceTableModel."""

    wanted = Signal(object)  # EvidenceLine
    copied = Signal(str)

    def __init__(self, theme: Theme, model: EvidenceTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setModel(model)
        self.setItemDelegate(EvidenceDelegate(theme, model, self))
        self.setAccessibleName(tr("Evidence"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setAccessibleName(tr("Columns; click one to sort by it"))
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._on_chosen)
        theme.changed.connect(self.fit)
        self.fit()

    @property
    def line(self) -> EvidenceLine | None:
        """The chosen row."""
        return self._model.line_at(self.currentIndex().row())

    @property
    def lines(self) -> tuple[EvidenceLine, ...]:
        """The chosen rows, from top to bottom."""
        return tuple(line for line in map(self._model.line_at, chosen_rows(self)) if line is not None)

    def fit(self) -> None:
        """Give the columns their widths; the title takes what is left."""
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, px(width))
        shown = dict(_WIDTHS)
        for column in _GIVES_WAY:
            if self.viewport().width() - px(sum(shown.values())) >= px(_TITLE_WANTS):
                break
            del shown[column]
        for column in _GIVES_WAY:
            self.setColumnHidden(column, column not in shown)
        left = self.viewport().width() - px(sum(shown.values()))
        if left >= px(_TITLE_SPARES):
            left -= px(_KIND_WHOLE - _WIDTHS[Column.KIND])
            self.setColumnWidth(Column.KIND, px(_KIND_WHOLE))
        self.setColumnWidth(Column.TITLE, max(px(_TITLE_AT_LEAST), left))
        self.viewport().update()

    def copy_row(self) -> None:
        """Put the chosen rows on the clipboard, with tabs between their cells."""
        text = "\n".join(map(self._model.row_text, chosen_rows(self)))
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter, copy on Ctrl+C."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title take the room there is."""
        super().resizeEvent(event)
        self.fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self._model.line_at(index.row())
        if line is not None:
            self.wanted.emit(line)
