"""A password for the PDF, with what to know before one is set."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import label

_SAID = mark(
    "Only PDF files are locked. Some assessors refuse locked files, so ask first. Tell the password by another way "
    "than the file. If you forget it, make the document again."
)


class LockOption(QWidget):
    """The password is for this time only: it is neither kept nor part of a preset."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password for the PDF"))
        self.field.setPlaceholderText(tr("No password"))
        self.field.setMaxLength(100)
        self.seen = QCheckBox(tr("Show it"))
        self.seen.setAccessibleName(tr("Show the password"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.seen)
        layout.addWidget(label(tr(_SAID), "small", wrap=True))
        self.field.textChanged.connect(lambda: self.changed.emit())
        self.seen.toggled.connect(self._on_seen)

    @property
    def password(self) -> str:
        """The password, or ""."""
        return self.field.text()

    def _on_seen(self, seen: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
