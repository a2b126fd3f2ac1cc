"""The list of accounts: sorted by any column, filtered by what is typed, opened with Enter."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import AccountSummary, Evidence
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.filter_field import FilterField
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.page_width import side_margin
from portfolio_app.ui.widgets.row_actions import RowAction, RowActions, chosen_rows
from portfolio_app.ui.writing.account_table import ACCOUNT, AccountTableModel, Column

_WIDTHS = {
    Column.REFERENCE: 72,
    Column.DATE: 108,
    Column.PLACE: 180,
    Column.WORDS: 76,
    Column.CLAIMS: 76,
    Column.TODO: 190,
}
_ROW = 40
_NARROW = 700


class AccountList(QWidget):
    """Tells which account is to be opened or removed."""

    open_wanted = Signal(object)  # Evidence
    remove_wanted = Signal(object)  # a tuple of Evidence
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = AccountTableModel()
        self.field = FilterField(tr("Find an account…"), tr("Find an account"))
        self.field.down_pressed.connect(lambda: self.table.setFocus())
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_return_in_field)
        self._header = PageHeader(theme, tr("Accounts"))
        self.remove = self._header.add_button(button(tr("Remove"), name=tr("Remove this account")))
        self.remove.clicked.connect(self.remove_current)
        self.bring_in = self._header.add_button(button(tr("Import accounts…")))
        self.bring_in.setToolTip(tr("Bring in accounts that you wrote in Word or another program"))
        self.bring_in.clicked.connect(self.import_wanted)
        self.bring_in.setEnabled(writable)
        self.new = self._header.add_button(button(tr("New account"), "primary"))
        self.new.setToolTip(tr("New account (Ctrl+N)"))
        self.new.clicked.connect(self.new_wanted)
        self.new.setEnabled(writable)
        self._writable = writable
        self.table = _Table()
        self.table.setModel(self.rows)
        self.table.horizontalHeader().setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.table.open_pressed.connect(self.open_current)
        RowActions(self.table, self._row_actions, self.remove_current)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.selectionModel().selectionChanged.connect(self._on_current_changed)
        self._empty = self._make_empty()
        self._nothing = label(tr("No account has these words."), "muted", wrap=True)
        self._lay_out()
        self.on_theme_changed()
        self.table.sortByColumn(Column.REFERENCE, Qt.SortOrder.AscendingOrder)

    def set_accounts(self, accounts: tuple[AccountSummary, ...], thin: Mapping[int, str]) -> None:
        """Show the accounts, and what is thin about them; the chosen one stays chosen, and the list where it is."""
        with kept_place(self.table):
            self._set_accounts(accounts, thin)

    def _set_accounts(self, accounts: tuple[AccountSummary, ...], thin: Mapping[int, str]) -> None:
        current = self.current
        self.rows.set_accounts(accounts, thin)
        words = sum(account.words for account in accounts)
        for part in (self.table, self.field, self.remove, self.bring_in, self.new):
            part.setVisible(bool(accounts))
        counts = f"{plural(len(accounts), 'account')}, {plural(words, 'word')}" if accounts else ""
        self._header.set_words(tr("Accounts"), counts)
        self._empty.setVisible(not accounts)
        self.choose(current.id if current else accounts[0].evidence.id if accounts else 0)
        self._show_nothing()

    @property
    def current(self) -> Evidence | None:
        """The account that is chosen."""
        index = self.table.currentIndex()
        return index.data(ACCOUNT).evidence if index.isValid() else None

    @property
    def chosen(self) -> tuple[Evidence, ...]:
        """The accounts that are chosen, from top to bottom."""
        rows = (self.rows.index(row, Column.TITLE) for row in chosen_rows(self.table))
        return tuple(index.data(ACCOUNT).evidence for index in rows)

    def choose(self, evidence_id: int) -> None:
        """Choose an account."""
        if self.rows.rowCount():
            self.table.setCurrentIndex(self.rows.index(max(0, self.rows.place_of(evidence_id)), Column.TITLE))
        self._on_current_changed()

    def open_current(self) -> None:
        """Open the chosen account."""
        if self.current is not None:
            self.open_wanted.emit(self.current)

    def remove_current(self) -> None:
        """Remove the chosen accounts."""
        if self.chosen and self._writable:
            self.remove_wanted.emit(self.chosen)

    def on_theme_changed(self) -> None:
        """Take the text size in use."""
        px = self._theme.px
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, px(width))
        self.table.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.table.setColumnHidden(Column.PLACE, self.width() < px(_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the place out where there is little room, and keep the lines short enough to follow."""
        super().resizeEvent(event)
        side = side_margin(self._theme, self.width())
        self.layout().setContentsMargins(side, 24, side, 24)
        self.table.setColumnHidden(Column.PLACE, self.width() < self._theme.px(_NARROW))

    def _make_empty(self) -> QWidget:
        frame, layout = card(margin=32)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Write your first account"), "large", wrap=True))
        layout.addWidget(
            label(
                tr(
                    "Think of one thing that happened at work: a customer you helped, a problem you solved. Say what "
                    "went "
                    "on, what you did and how it ended. Then mark the words that prove something."
                ),
                "muted",
                wrap=True,
            )
        )
        begin = button(tr("Begin an account"), "primary")
        begin.clicked.connect(self.new_wanted)
        begin.setEnabled(self._writable)
        bring_in = button(tr("Import accounts…"))
        bring_in.clicked.connect(self.import_wanted)
        bring_in.setEnabled(self._writable)
        row = QHBoxLayout()
        row.addWidget(begin)
        row.addWidget(bring_in)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(label(tr("Have you written some in Word already? Drop the files here."), "muted", wrap=True))
        return frame

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self._header)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty)
        layout.addStretch(0)

    def _show_nothing(self) -> None:
        self._nothing.setVisible(self.rows.total > 0 and self.rows.rowCount() == 0)

    def _on_typed(self, typed: str) -> None:
        current = self.current
        self.rows.filter(typed)
        self.choose(current.id if current else 0)
        self._show_nothing()

    def _on_return_in_field(self) -> None:
        self.open_current()

    def _on_current_changed(self) -> None:
        count = len(self.chosen)
        self.remove.setEnabled(self._writable and count > 0)
        self.remove.setText(tr("Remove {count}", count=count) if count > 1 else tr("Remove"))
        self.remove.setAccessibleName(
            tr("Remove these {count} accounts", count=count) if count > 1 else tr("Remove this account")
        )

    def _row_actions(self) -> list[RowAction]:
        count = len(self.chosen)
        actions = [RowAction(tr("Open"), self.open_current)] if count == 1 else []
        if self._writable and count:
            words = tr("Remove these {count} accounts", count=count) if count > 1 else tr("Remove")
            actions.append(RowAction(words, self.remove_current))
        return actions


class _Table(QTableView):
    open_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Accounts"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)  # a row has room for two lines
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        self.doubleClicked.connect(lambda _index: self.open_pressed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_pressed.emit()
        else:
            super().keyPressEvent(event)
