"""Asks who assesses at this computer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.decisions.assessment import Assessor
from portfolio_app.domain.decisions.decision import Role
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel
from portfolio_app.ui.widgets.labels import label

_SAID = mark(
    "Your name and role stand beside each decision. What you return is signed with a key that is made for you and kept "
    "at this computer, so that it cannot be changed on its way."
)


class AssessorDialog(QDialog):
    """Takes and gives who assesses."""

    def __init__(self, assessor: Assessor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Who you are"))
        self.setMinimumWidth(420)
        self.name = QLineEdit(assessor.name)
        self.name.setAccessibleName(tr("Your name"))
        self.role = ChoiceBox()
        self.role.setAccessibleName("Your role")
        for role in Role:
            self.role.addItem(tr(role.value).capitalize())
        self.role.setCurrentIndex(list(Role).index(assessor.role))
        buttons, self.save = keep_or_cancel(self, tr("Save"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Your &name"), self.name)
        form.addRow(tr("Your &role"), self.role)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_SAID), "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.name.textChanged.connect(self._on_changed)
        self._on_changed()

    def value(self) -> Assessor:
        """Return who it is."""
        return Assessor(clean_line(self.name.text()), list(Role)[self.role.currentIndex()])

    def _on_changed(self) -> None:
        self.save.setEnabled(bool(clean_line(self.name.text())))
