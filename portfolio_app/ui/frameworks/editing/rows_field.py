"""A short table that is filled in: needs, groups, rules and pathways, a row each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button

_MOST = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the code by which others know it, "" for a new one, its name and its numbers."""

    code: str
    name: str
    numbers: tuple[int, ...] = ()


class RowsField(QWidget):
    """The first column is a name, the others are numbers; ``edited`` tells that the rows are others now."""

    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        heads: Sequence[str],
        least: Sequence[int],
        add: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = tuple(least)
        self._rows: list[Row] = []
        self._loading = False
        self.table = QTableWidget(0, len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(heads)):
            self.table.setColumnWidth(column, theme.px(118))
        self.add = button(add)
        self.remove = button(tr("Remove the row"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.currentCellChanged.connect(self._on_current_changed)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self._fit()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they stand."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, without telling."""
        if tuple(rows) == tuple(self._rows) and self.table.rowCount() == len(rows):
            return
        self._loading = True
        self._rows = list(rows)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, said in enumerate((row.name, *map(str, row.numbers))):
                self.table.setItem(number, column, QTableWidgetItem(said))
        self._loading = False
        self._fit()

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if self._loading:
            return
        row = self._rows[item.row()]
        said = clean_line(item.text())
        if item.column() == 0:
            changed = Row(row.code, said, row.numbers)
        else:
            place = item.column() - 1
            known = said.isdecimal() and len(said) < 6 and self._least[place] <= int(said) <= _MOST
            number = int(said) if known else row.numbers[place]
            changed = Row(row.code, row.name, (*row.numbers[:place], number, *row.numbers[place + 1 :]))
            self._loading = True
            item.setText(str(number))
            self._loading = False
        if changed != row:
            self._rows[item.row()] = changed
            self.edited.emit()

    def _on_add(self) -> None:
        """Put an empty row at the end and begin to write in it; it counts once it has a name."""
        self.show_rows((*self._rows, Row("", "", tuple(max(1, least) for least in self._least))))
        last = self.table.rowCount() - 1
        self.table.setCurrentCell(last, 0)
        if (name := self.table.item(last, 0)) is not None:
            self.table.editItem(name)

    def _on_remove(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._rows):
            self.show_rows((*self._rows[:place], *self._rows[place + 1 :]))
            self.edited.emit()

    def _on_current_changed(self) -> None:
        self.remove.setEnabled(self.table.currentRow() >= 0)

    def _fit(self) -> None:
        self.table.setVisible(bool(self._rows))
        self.remove.setVisible(bool(self._rows))
        self.remove.setEnabled(self.table.currentRow() >= 0)
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth() + 4
        for number in range(self.table.rowCount()):
            self.table.setRowHeight(number, self._theme.px(34))
            height += self._theme.px(34)
        self.table.setFixedHeight(height)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
