"""The list of evidence with its filter: words to look for, and chips for what still wants doing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.translation import mark, tr
from portfolio_app.ui.evidence.evidence_table import Column, EvidenceLine, EvidenceTableModel, Standing
from portfolio_app.ui.evidence.evidence_view import EvidenceView
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.filter_field import FilterField
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.labels import button

_SORT = "evidence/sort"
_CHIPS = {
    None: mark("All"),
    Standing.RECHECK: mark("To re-check"),
    Standing.NO_CLAIMS: mark("No claims yet"),
    Standing.UNFINISHED: mark("Unfinished"),
    Standing.FINE: mark("Fine"),
}


class EvidenceList(QWidget):
    """Owns the table and its model; remembers the order."""

    filtered = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.model = EvidenceTableModel(self)
        self.table = EvidenceView(theme, self.model)
        self.field = FilterField(tr("Filter this list"), tr("Filter the evidence"))
        self.field.textChanged.connect(self._on_filter_changed)
        self.field.down_pressed.connect(self._go_to_list)
        self.field.returnPressed.connect(self._on_return)
        self._known: set[int] = set()
        self._gone: set[int] = set()
        self.chips: dict[Standing | None, QPushButton] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._restore_order()
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_order_changed)
        self.setFocusProxy(self.field)

    def set_lines(self, lines: tuple[EvidenceLine, ...], thumbnails: dict[int, bytes]) -> None:
        """Show other evidence; the chosen row stays chosen, or the one after it does when it went, until it is back."""
        with kept_place(self.table):
            self._set_lines(lines, thumbnails)

    def _set_lines(self, lines: tuple[EvidenceLine, ...], thumbnails: dict[int, bytes]) -> None:
        row, chosen = self.table.currentIndex().row(), self.table.line
        there = {line.summary.evidence.id for line in lines}
        back = self._gone & there
        self._gone = (self._gone | self._known) - there
        self._known = there
        self.model.set_lines(lines)
        self.model.set_thumbnails(thumbnails)
        for standing, chip in self.chips.items():
            count = self.model.count(standing)
            chip.setText(f"{tr(_CHIPS[standing])}  {count}")
            chip.setAccessibleName(tr("Show only: {chips}, {count}", chips=tr(_CHIPS[standing]), count=count))
            chip.setVisible(standing is None or count > 0 or chip.isChecked())
        self._show_state()
        if len(back) == 1:
            self.choose(back.pop())
        elif chosen is not None and not self.choose(chosen.summary.evidence.id) and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), Column.TITLE))

    def choose(self, evidence_id: int) -> bool:
        """Choose a piece of evidence; tell whether it shows."""
        row = self.model.row_of(evidence_id)
        if row >= 0:
            index = self.model.index(row, Column.TITLE)
            self.table.setCurrentIndex(index)
            # The first time, the scroll bar's range may still be that of the rows before.
            self.table.scrollTo(index)
        return row >= 0

    def show_all(self) -> None:
        """Take the filter away."""
        self.chips[None].setChecked(True)
        self.field.clear()
        self._on_filter_changed()

    def fit(self) -> None:
        """Fit the columns to the text size."""
        self.table.fit()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(self._chip_row())
        nothing = Invitation(
            tr("Nothing fits"), tr("No evidence has all of these words and this state."), tr("Show all of it")
        )
        nothing.accepted.connect(self.show_all)
        for shown in (self.table, nothing):
            self._stack.addWidget(shown)
        layout.addWidget(self._stack, 1)

    def _chip_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        group = QButtonGroup(self)
        for standing, text in _CHIPS.items():
            chip = button(tr(text), "chip")
            chip.setCheckable(True)
            chip.clicked.connect(self._on_filter_changed)
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[standing] = chip
        self.chips[None].setChecked(True)
        return row

    def _show_state(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() or not self.model.count() else 1)

    def _restore_order(self) -> None:
        column, _, direction = self._settings.text(_SORT, "REFERENCE down").partition(" ")
        order = Qt.SortOrder.DescendingOrder if direction == "up" else Qt.SortOrder.AscendingOrder
        self.table.sortByColumn(Column[column] if column in Column.__members__ else Column.REFERENCE, order)

    def _on_order_changed(self, column: int, order: Qt.SortOrder) -> None:
        direction = "up" if order is Qt.SortOrder.DescendingOrder else "down"
        self._settings.remember(_SORT, f"{Column(column).name} {direction}")

    def _go_to_list(self) -> None:
        if not self.model.rowCount():
            return
        if self.table.line is None:
            self.table.setCurrentIndex(self.model.index(0, Column.TITLE))
        self.table.setFocus()

    def _on_return(self) -> None:
        """Go to the chosen row; with none chosen, choose the first, so that the next Enter goes there."""
        if self.table.line is None:
            self._go_to_list()
        else:
            self.table.wanted.emit(self.table.line)

    def _on_filter_changed(self) -> None:
        standing = next((state for state, chip in self.chips.items() if chip.isChecked()), None)
        chosen = self.table.line
        self.model.set_filter(self.field.text(), standing)
        self._show_state()
        if chosen is not None:
            self.choose(chosen.summary.evidence.id)
        self.filtered.emit()
