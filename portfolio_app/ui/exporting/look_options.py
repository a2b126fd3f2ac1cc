"""How the documents look: for whose eyes, on what paper, with what edges, after which template."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.translation import fitting, languages, tr
from portfolio_app.ui.exporting.explained_tick import ExplainedTick
from portfolio_app.ui.exporting.export_settings import PAPERS, READINGS
from portfolio_app.ui.exporting.template_option import TemplateOption
from portfolio_app.ui.languages import called
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.labels import label


class LookOptions(QWidget):
    """Every form follows these as far as it can; a spreadsheet does not."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = _choice(tr("Letters"), READINGS)
        self.paper = _choice(tr("Paper"), PAPERS)
        self.language = _languages()
        self.justified = ExplainedTick(theme, tr("Straight edges"), tr("Lines end at the same place on the right."))
        self.template = TemplateOption()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 8)
        layout.setSpacing(6)
        for name, field in ((tr("Letters"), self.reading), (tr("Paper"), self.paper)):
            head = label(name, "heading")
            head.setBuddy(field)
            layout.addWidget(head)
            layout.addWidget(field)
            field.currentIndexChanged.connect(lambda: self.changed.emit())
        if self.language.count() > 1:
            head = label(tr("Language of the documents"), "heading")
            head.setBuddy(self.language)
            layout.addWidget(head)
            layout.addWidget(self.language)
            self.language.currentIndexChanged.connect(lambda: self.changed.emit())
        layout.addWidget(self.justified)
        layout.addWidget(label(tr("Word template"), "heading"))
        layout.addWidget(self.template)
        self.template.changed.connect(self.changed)
        self.justified.changed.connect(self.changed)

    def apply(self, options: ExportOptions) -> ExportOptions:
        """Return the options with what is chosen here."""
        layout = Layout(Paper(self.paper.currentData()), Reading(self.reading.currentData()), self.justified.on)
        return replace(options, layout=layout, language=self.language.currentData(), template=self.template.path)

    def show_options(self, options: ExportOptions) -> None:
        """Show other choices."""
        blockers = [QSignalBlocker(widget) for widget in (self.reading, self.paper, self.language, self.justified)]
        self.reading.setCurrentIndex(self.reading.findData(options.layout.reading.value))
        self.paper.setCurrentIndex(self.paper.findData(options.layout.paper.value))
        self.language.setCurrentIndex(max(self.language.findData(fitting(options.language)), 0))
        self.justified.set_on(options.layout.justified)
        self.template.set_path(options.template)
        del blockers


def _languages() -> QComboBox:
    made = _choice(tr("Language of the documents"), {})
    for language in languages():
        made.addItem(called(language), language)
    return made


def _choice(name: str, values: Mapping[Paper, str] | Mapping[Reading, str]) -> QComboBox:
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.view().setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for value, text in values.items():
        made.addItem(tr(text), value.value)
    return made
