"""The sheets made of the portfolio: which of them, and in which form."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.exporting.document_choice import DocumentChoice
from portfolio_app.ui.exporting.documents import endings_of_sheets, sheet_forms
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.labels import label


class SheetChoices(QWidget):
    """All sheets are made in one form, which can be changed at any time."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = tuple(DocumentChoice(theme, form) for form in sheet_forms())
        self.form = ChoiceBox()
        self.form.setAccessibleName(tr("Form of the sheets"))
        self.form.view().setAccessibleName(tr("Form of the sheets"))
        for ending, name in endings_of_sheets():
            self.form.addItem(tr("As {name}", name=name), ending)
        self.form.currentIndexChanged.connect(self._on_form_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 8)
        layout.setSpacing(8)
        for choice in self.choices:
            layout.addWidget(choice)
            choice.changed.connect(self.changed)
        head = label(tr("Form"), "heading")
        head.setBuddy(self.form)
        layout.addWidget(head)
        layout.addWidget(self.form)

    @property
    def ending(self) -> str:
        """The ending of the sheets' files."""
        return str(self.form.currentData())

    @property
    def summary(self) -> str:
        """Say in few words which sheets are wanted."""
        wanted = [choice.form.title for choice in self.choices if choice.wanted]
        return ", ".join(wanted) if wanted else tr("None")

    def set_ending(self, ending: str) -> None:
        """Choose the form; an ending that is none changes nothing."""
        self.form.setCurrentIndex(max(self.form.findData(ending), 0))

    def set_folder(self, folder: Path) -> None:
        """Put the sheets into another folder."""
        for choice in self.choices:
            choice.set_folder(folder)

    def _on_form_changed(self) -> None:
        for choice in self.choices:
            choice.set_ending(self.ending)
