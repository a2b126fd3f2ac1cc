"""Asks whether a file's former version is kept somewhere else before something in it is changed for good."""

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label


class RedactDialog(FormDialog):
    """It is accepted when the file is to be changed; ``keep`` says whether the former one is wanted."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Change the file"), parent)
        self.keep = QRadioButton(tr("Save the former file somewhere else"))
        self.forget = QRadioButton(tr("Do not keep the former file"))
        buttons, self.go_on = keep_or_cancel(self, tr("Change it for good"))
        self.go_on.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        said = tr("The former file and all its versions leave this portfolio. This cannot be undone.")
        for widget in (label(what, wrap=True), self.keep, self.forget, label(said, "small", wrap=True), buttons):
            layout.addWidget(widget)
        for choice in (self.keep, self.forget):
            choice.toggled.connect(lambda _on: self.go_on.setEnabled(True))
