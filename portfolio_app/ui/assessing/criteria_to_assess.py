"""The criteria of a pack with how each is decided, and which of them are wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.assessment_rows import Show, Wanted, criterion_rows
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_tree import RowTree


class CriteriaToAssess(QWidget):
    """``chosen`` carries the reference of the criterion that is gone to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessing: Assessing | None = None
        self._current = ""
        self.show_box = ChoiceBox()
        for show in Show:
            self.show_box.addItem(tr(show.value), show)
        self.unit_box = ChoiceBox()
        self.tree = RowTree(theme, tr("Criteria"))
        self._none = label("", "muted", wrap=True)
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.show_box)
        column.addWidget(self.unit_box)
        column.addWidget(self._none)
        column.addWidget(self.tree, 1)
        self.show_box.currentIndexChanged.connect(self._on_wanted)
        self.unit_box.currentIndexChanged.connect(self._on_wanted)
        self.tree.selectionModel().currentChanged.connect(self._on_current)

    @property
    def wanted(self) -> Wanted:
        """Which criteria are wanted."""
        return Wanted(self.show_box.currentData() or Show.ALL, self.unit_box.currentData() or "")

    def show_assessment(self, assessing: Assessing) -> None:
        """Show the criteria of a pack."""
        self._assessing = assessing
        noun = noun_of(assessing.data.frameworks)
        self.show_box.setAccessibleName(tr("Which {many}", many=noun.many))
        self.unit_box.setAccessibleName(tr("Which {part}", part=noun.part))
        self.tree.setAccessibleName(noun.heads)
        self.unit_box.blockSignals(True)
        self.unit_box.clear()
        self.unit_box.addItem(tr("All {parts}", parts=noun.parts), "")
        for key, unit in each_unit(assessing.data.frameworks):
            self.unit_box.addItem(unit.label, key)
        self.unit_box.blockSignals(False)
        self.refresh()

    def refresh(self) -> None:
        """Show how each is decided now; one that is no longer wanted stays until another list is asked for."""
        if self._assessing is None:
            return
        rows = criterion_rows(self._assessing, self.wanted)
        current = self._current
        self.tree.selectionModel().blockSignals(True)
        self.tree.set_rows(rows)
        self.tree.show_row(current)
        self.tree.selectionModel().blockSignals(False)
        self.tree.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._none.setText(tr("Nothing is like that here. Choose another list above."))

    def listed(self) -> list[str]:
        """Return the references of the criteria in the list, in order."""
        if self._assessing is None:
            return []
        return [str(row.key) for unit in criterion_rows(self._assessing, self.wanted) for row in unit.rows]

    def choose(self, reference: str) -> None:
        """Go to a criterion, in the list of all where this one does not have it."""
        if self._assessing is not None and reference not in self.listed():
            self.unit_box.setCurrentIndex(0)
            self.show_box.setCurrentIndex(0)
        self.tree.show_row(reference)

    def _on_wanted(self) -> None:
        self.refresh()
        if self._current not in self.listed() and (listed := self.listed()):
            self.choose(listed[0])

    def _on_current(self) -> None:
        index = self.tree.currentIndex()
        row = self.tree.rows.row_at(index)
        if index.isValid() and not row.heading and row.key != self._current:
            self._current = str(row.key)
            self.chosen.emit(self._current)
