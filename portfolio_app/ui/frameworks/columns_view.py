"""The first rows of a table, with what each column is taken for above it, to be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from portfolio_app.domain.frameworks.columns import NAMES, Column
from portfolio_app.domain.words.text import clean_line
from portfolio_app.services.frameworks.reading import Table
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox

_ROWS = 4
_LONGEST = 80


class ColumnsView(QTableWidget):
    """Tells of a change; its value is what every column holds."""

    changed = Signal()

    def __init__(self, theme: Theme, table: Table, parent: QWidget | None = None) -> None:
        rows = table.rows[: _ROWS + table.heads]
        super().__init__(len(rows) + 1, len(table.columns), parent)
        self.setAccessibleName(tr("Columns of the table"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultSectionSize(theme.px(150))
        self.boxes: list[ChoiceBox] = []
        for place, column in enumerate(table.columns):
            self._add_box(place, column)
            for number, row in enumerate(rows, 1):
                words = clean_line(row[place])[:_LONGEST] if place < len(row) else ""
                self.setItem(number, place, QTableWidgetItem(words))
        self.setRowHeight(0, self.boxes[0].sizeHint().height() + 4 if self.boxes else 0)
        self.setMinimumHeight(theme.px(150))
        self.setMaximumHeight(theme.px(210))

    def value(self) -> tuple[tuple[int, Column], ...]:
        """Return what each column holds, 0 for the first."""
        return tuple((place, box.currentData(Qt.ItemDataRole.UserRole)) for place, box in enumerate(self.boxes))

    def _add_box(self, place: int, column: Column) -> None:
        box = ChoiceBox()
        box.setAccessibleName(tr("What column {number} holds", number=place + 1))
        for each, name in NAMES.items():
            box.addItem(tr(name), each)
        box.setCurrentIndex(list(NAMES).index(column))
        box.currentIndexChanged.connect(self.changed)
        self.boxes.append(box)
        self.setCellWidget(0, place, box)
