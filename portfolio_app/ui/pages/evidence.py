"""The evidence page: everything that can be pointed at, in a table to sort and to look through."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.text import plural
from portfolio_app.services.progress import Progress
from portfolio_app.ui.actions import Action
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.models.evidence_table import Column, EvidenceLine, EvidenceTableModel, Standing, evidence_lines
from portfolio_app.ui.pages.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.widgets.evidence_view import EvidenceView
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.labels import button, label

_SORT = "evidence/sort"
_CHIPS = {
    None: "All",
    Standing.RECHECK: "To re-check",
    Standing.NO_CLAIMS: "No claims yet",
    Standing.UNFINISHED: "Unfinished",
    Standing.FINE: "Fine",
}


class EvidencePage(Page):
    """Every piece of evidence with its claims, words, date and state."""

    name = "evidence"
    title = "Evidence"
    icon = "archive"
    help_topic = "evidence"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.model = EvidenceTableModel(self)
        self.table = EvidenceView(tools.theme, self.model)
        self.table.wanted.connect(self._on_wanted)
        self._task: Task | None = None
        self._wanted = 0
        self.table.copied.connect(lambda _: self.notify.emit(Notice("The row is copied.")))
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filter this list")
        self.field.setAccessibleName("Filter the evidence")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_filter_changed)
        self._said = label("", "subtitle", wrap=True)
        self._chips: dict[Standing | None, QPushButton] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._restore_order()
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_order_changed)
        self.setFocusProxy(self.field)

    def refresh(self) -> None:
        """Read what evidence there now is, off the GUI thread: thousands of accounts take a while."""
        workspace = self.session.workspace

        def read(_report: Progress) -> tuple[EvidenceLine, ...]:
            return evidence_lines(
                workspace.accounts.list(), workspace.claims.tallies(), workspace.accounts.unfinished()
            )

        self._task = self.tools.runner.start(read)
        self._task.finished.connect(self._on_read)
        self._task.failed.connect(lambda error: self.notify.emit(Notice(message_of(error))))

    def concerns(self, change: Change) -> bool:
        """Look again when accounts or claims changed."""
        return change.concerns(Kind.ACCOUNT, Kind.CLAIM)

    def open_place(self, place: Place) -> None:
        """Choose a piece of evidence."""
        self._wanted = place.evidence
        if self._wanted and self.model.row_of(self._wanted) < 0:
            self.show_all()
        self._choose(self._wanted)

    def actions_offered(self) -> tuple[Action, ...]:
        """Offer to copy the chosen row."""

        def can_copy() -> bool:
            return self.isVisible() and self.table.line is not None

        return (
            Action("evidence.copy", "Copy this row of the table", "Edit", self.table.copy_row, "", "copy", can_copy),
        )

    def show_all(self) -> None:
        """Take the filter away."""
        self._chips[None].setChecked(True)
        self.field.clear()
        self._on_filter_changed()

    def on_theme_changed(self) -> None:
        """Paint again."""
        self.table.fit()
        self._fit()
        super().on_theme_changed()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(label("Evidence", "title"))
        head.addWidget(self._said)
        layout.addLayout(head)
        self._filters = QWidget()
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field, 2)
        row.addWidget(self._chip_row(), 3)
        layout.addWidget(self._filters)
        empty = Invitation(
            "No evidence yet",
            "Write about something you did at work. You can say later which criteria it meets.",
            "Write your first account",
        )
        empty.accepted.connect(lambda: self.go.emit(Place("accounts")))
        nothing = Invitation("Nothing fits", "No evidence has all of these words and this state.", "Show all of it")
        nothing.accepted.connect(self.show_all)
        for shown in (self.table, empty, nothing):
            self._stack.addWidget(shown)
        layout.addWidget(self._stack, 1)

    def _chip_row(self) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(gap=8)
        self._beside = QVBoxLayout(chips)
        self._beside.addLayout(flow)
        self._beside.addStretch(1)
        self._fit()
        group = QButtonGroup(self)
        for standing, text in _CHIPS.items():
            chip = button(text, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(self._on_filter_changed)
            group.addButton(chip)
            flow.addWidget(chip)
            self._chips[standing] = chip
        self._chips[None].setChecked(True)
        return chips

    def _on_read(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show what was read; the chosen row stays chosen."""
        if self.sender() is not self._task:
            return
        chosen = self._wanted or (self.table.line.summary.evidence.id if self.table.line else 0)
        self.model.set_lines(lines)
        words = sum(line.summary.words for line in lines)
        self._said.setText(
            f"{plural(len(lines), 'account')}, {plural(words, 'word')}. Press Enter on one to go there."
            if lines
            else "What you have written, and what it proves, stands here."
        )
        for standing, chip in self._chips.items():
            count = self.model.count(standing)
            chip.setText(f"{_CHIPS[standing]}  {count}")
            chip.setAccessibleName(f"Show only: {_CHIPS[standing]}, {count}")
            chip.setVisible(standing is None or count > 0 or chip.isChecked())
        self._show_state()
        self._choose(chosen)

    def _fit(self) -> None:
        # The chips are lower than the field: this brings them to its middle.
        self._beside.setContentsMargins(0, self.tools.theme.px(5), 0, 0)

    def _choose(self, evidence_id: int) -> None:
        row = self.model.row_of(evidence_id)
        if row >= 0:
            self._wanted = 0
            self.table.setCurrentIndex(self.model.index(row, Column.TITLE))

    def _show_state(self) -> None:
        there = self.model.count() > 0
        self._filters.setVisible(there)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 2 if there else 1)

    def _restore_order(self) -> None:
        column, _, direction = self.tools.settings.text(_SORT, "REFERENCE down").partition(" ")
        order = Qt.SortOrder.DescendingOrder if direction == "up" else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(Column[column] if column in Column.__members__ else Column.REFERENCE, order)

    def _on_order_changed(self, column: int, order: Qt.SortOrder) -> None:
        direction = "up" if order is Qt.SortOrder.DescendingOrder else "down"
        self.tools.settings.remember(_SORT, f"{Column(column).name} {direction}")

    def _on_filter_changed(self) -> None:
        standing = next((state for state, chip in self._chips.items() if chip.isChecked()), None)
        chosen = self.table.line
        self.model.set_filter(self.field.text(), standing)
        self._show_state()
        if chosen is not None:
            self._choose(chosen.summary.evidence.id)

    def _on_wanted(self, line: EvidenceLine) -> None:
        self.go.emit(Place("accounts", evidence=line.summary.evidence.id))
