"""Asks for the passphrase of a locked portfolio or a sealed pack; it says nothing of what is in the file."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label


class PassphraseDialog(FormDialog):
    """``value`` is what was typed."""

    def __init__(self, path: Path, title: str, *, wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.field, show = secret_field(tr("Passphrase")), QCheckBox(tr("Show what I type"))
        show.toggled.connect(lambda shown: show_typing(shown, self.field))
        buttons, self.open_button = keep_or_cancel(self, tr("Open"))
        self.field.textChanged.connect(lambda text: self.open_button.setEnabled(bool(text)))
        self.open_button.setEnabled(False)
        self.said = label(
            tr("That was not the passphrase. Small and capital letters matter, and so do spaces.") if wrong else "",
            "small",
            wrap=True,
        )
        self.said.setVisible(wrong)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Type the passphrase of “{name}”.", name=excerpt(path.name)), wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(show)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.field.setFocus()

    @property
    def value(self) -> str:
        """The passphrase."""
        return self.field.text()


def secret_field(name: str) -> QLineEdit:
    """Return an empty field in which nobody sees what is typed."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    field.setMaxLength(1000)
    return field


def show_typing(shown: bool, *fields: QLineEdit) -> None:
    """Show or hide what is typed into fields."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
