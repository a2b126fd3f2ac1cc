"""The map's filters: words, a unit, gaps, best evidence; and whether it is a grid or a list."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from portfolio_app.domain.frameworks.nouns import Noun, begun
from portfolio_app.translation import tr
from portfolio_app.ui.map.map_data import MapFilter
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button


class MapFilters(QWidget):
    """Tells which part of the map is wanted."""

    changed = Signal(object)  # MapFilter
    form_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Which part of the map shows"))
        self.words = QLineEdit()
        ClearButton(self.words)
        self.unit = ChoiceBox()
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(14)
        self.unit.addItem("", "")
        self.gaps = _chip(tr("Gaps only"))
        self.starred = _chip(tr("Best evidence"))
        self.list_button = _chip(tr("As a list"))
        flow = FlowLayout(self, gap=10)
        for widget in (self.words, self.unit, self.gaps, self.starred, self.list_button):
            flow.addWidget(widget)
        self.words.textChanged.connect(self._on_changed)
        self.unit.currentIndexChanged.connect(self._on_changed)
        self.gaps.toggled.connect(self._on_changed)
        self.starred.toggled.connect(self._on_changed)
        self.list_button.toggled.connect(self.form_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def value(self) -> MapFilter:
        """Which part is wanted."""
        return MapFilter(self.gaps.isChecked(), self.starred.isChecked(), self.unit.currentData(), self.words.text())

    @property
    def list_chosen(self) -> bool:
        """Whether a list is wanted even where there is room for the grid."""
        return self.list_button.isChecked()

    def show_filter(self, wanted: MapFilter) -> None:
        """Set the filters, and tell it."""
        blockers = [QSignalBlocker(widget) for widget in (self.words, self.unit, self.gaps, self.starred)]
        self.words.setText(wanted.words)
        self.unit.setCurrentIndex(max(0, self.unit.findData(wanted.unit)))
        self.gaps.setChecked(wanted.gaps)
        self.starred.setChecked(wanted.starred)
        del blockers
        self._on_changed()

    def set_units(self, units: tuple[tuple[str, str], ...], noun: Noun) -> None:
        """Offer these units, by key and title, in the words of their frameworks; the chosen one stays chosen."""
        self.words.setPlaceholderText(tr("Find a {one} or an account", one=noun.one))
        self.words.setAccessibleName(self.words.placeholderText())
        self.unit.setAccessibleName(begun(noun.part))
        wanted = [("", tr("All {parts}", parts=noun.parts)), *units]
        if wanted == [(self.unit.itemData(n), self.unit.itemText(n)) for n in range(self.unit.count())]:
            return
        chosen = self.unit.currentData()
        blocker = QSignalBlocker(self.unit)
        self.unit.clear()
        for key, title in wanted:
            self.unit.addItem(title, key)
        self.unit.setCurrentIndex(max(0, self.unit.findData(chosen)))
        self.unit.setVisible(len(units) > 1)
        del blocker
        self._on_theme_changed()
        self._on_changed()

    def _on_theme_changed(self) -> None:
        self.words.setMinimumWidth(self._theme.px(260))
        view = self.unit.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + self._theme.px(24))

    def _on_changed(self) -> None:
        self.changed.emit(self.value)


def _chip(text: str) -> QPushButton:
    made = button(text, "chip")
    made.setCheckable(True)
    return made
