"""The presets: choose one, keep the present choices as one's own, rename or delete one's own."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.preset import Preset
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label

_OWN = mark("Your own preset.")
_OTHER = mark("Not kept yet. Save these choices to use them again.")
_LONGEST = 60


class PresetBar(QWidget):
    """Shows which preset the present choices are, if any; tells what is wanted and changes nothing by itself."""

    chosen = Signal(object)  # Preset
    save_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    delete_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: tuple[Preset, ...] = ()
        self._naming = ""
        """The preset that is being renamed, or "" while a new one is named."""
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(tr("Preset"))
        self.choice.view().setAccessibleName(tr("Preset"))
        self.choice.setPlaceholderText(tr("Your choices"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self._said = label("", "small", wrap=True)
        self.save = button(tr("Save as preset…"), "flat")
        self.rename = button(tr("Rename…"), "flat", name=tr("Rename this preset"))
        self.delete = button(tr("Delete"), "flat", name=tr("Delete this preset"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the preset"))
        self.name.setPlaceholderText(tr("Name of the preset"))
        self.name.setMaxLength(_LONGEST)
        self.keep = button(tr("Save"), name=tr("Save the preset"))
        self.leave = button(tr("Cancel"), "flat", name=tr("Do not save the preset"))
        self._name_row = QWidget()
        self._lay_out()
        self._connect()

    def set_presets(self, presets: tuple[Preset, ...], options: ExportOptions) -> None:
        """Offer these presets, and show which of them the options are."""
        self._presets = presets
        blocker = QSignalBlocker(self.choice)
        self.choice.clear()
        for place, preset in enumerate(presets):
            if place and preset.own and not presets[place - 1].own:
                self.choice.insertSeparator(self.choice.count())
            self.choice.addItem(preset.name if preset.own else tr(preset.name), preset)
        del blocker
        self.show_options(options)

    def show_options(self, options: ExportOptions) -> None:
        """Show which preset the options are."""
        plain = options.without_units()
        found = next((preset for preset in self._presets if preset.options == plain), None)
        blocker = QSignalBlocker(self.choice)
        shown = (found.name if found.own else tr(found.name)) if found else ""
        self.choice.setCurrentIndex(self.choice.findText(shown) if found else -1)
        del blocker
        self._show(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the name with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._name_row.isVisible():
            self._end_naming()
        else:
            super().keyPressEvent(event)

    @property
    def current(self) -> Preset | None:
        """The preset that the present choices are."""
        found: object = self.choice.currentData()
        return found if isinstance(found, Preset) else None

    def _on_chosen(self) -> None:
        if (preset := self.current) is not None:
            self._show(preset)
            self.chosen.emit(preset)

    def _on_kept(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            return
        former = self._naming
        self._end_naming()
        if former:
            self.rename_wanted.emit(former, name)
        else:
            self.save_wanted.emit(name)

    def _on_delete(self) -> None:
        if (preset := self.current) is not None:
            self.choice.setFocus()
            self.delete_wanted.emit(preset.name)

    def _begin_naming(self, former: str) -> None:
        self._naming = former
        self.name.setText(former)
        self._name_row.show()
        self.name.selectAll()
        self.name.setFocus()

    def _end_naming(self) -> None:
        self._name_row.hide()
        self.choice.setFocus()

    def _show(self, preset: Preset | None) -> None:
        self._said.setText(tr(_OTHER) if preset is None else tr(preset.said or _OWN))
        own = preset is not None and preset.own
        self.save.setVisible(preset is None)
        self.rename.setVisible(own)
        self.delete.setVisible(own)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(lambda: self._on_chosen())
        self.save.clicked.connect(lambda: self._begin_naming(""))
        self.rename.clicked.connect(lambda: self._begin_naming(self.choice.currentText()))
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self._on_kept)
        self.name.returnPressed.connect(self._on_kept)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.leave.clicked.connect(self._end_naming)

    def _lay_out(self) -> None:
        row = QVBoxLayout(self._name_row)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.name)
        row.addWidget(_flow(self.keep, self.leave))
        self._name_row.hide()
        self.keep.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.choice)
        layout.addWidget(self._said)
        layout.addWidget(_flow(self.save, self.rename, self.delete))
        layout.addWidget(self._name_row)


def _flow(*widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, gap=4)
    for widget in widgets:
        flow.addWidget(widget)
    return made
