"""A password for the PDF and a passphrase for the pack, with what to know before one is set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.packs.envelope import LONGEST, WORDS, fault_of_seal
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import button, label

_SAID = mark(
    "Of the documents, only PDF files are locked. Some assessors refuse locked files, so ask first. Tell the password "
    "by another way than the file. If you forget it, make the document again."
)


_SEAL_SAID = mark(
    "A sealed pack is for one reader: this program opens it with the passphrase, and so do 7-Zip and other programs. "
    "Tell the passphrase by another way than the file."
)


class LockOption(QWidget):
    """Both are for this time only: they are neither kept nor part of a preset."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password for the PDF"))
        self.field.setPlaceholderText(tr("No password"))
        self.field.setMaxLength(100)
        self.seen = QCheckBox(tr("Show what I type"))
        self.seal_field = QLineEdit()
        self.seal_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.seal_field.setAccessibleName(tr("Passphrase that seals the pack"))
        self.seal_field.setPlaceholderText(tr("No passphrase"))
        self.seal_field.setMaxLength(LONGEST)
        self.suggest = button(tr("Suggest seven words"), "flat")
        self.suggest.clicked.connect(self._on_suggest)
        self.seal_fault = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 8)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Password for the PDF"), "muted"))
        layout.addWidget(self.field)
        layout.addWidget(label(tr(_SAID), "small", wrap=True))
        layout.addSpacing(6)
        layout.addWidget(label(tr("Passphrase that seals the pack"), "muted"))
        layout.addWidget(self.seal_field)
        layout.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.seal_fault)
        layout.addWidget(label(tr(_SEAL_SAID), "small", wrap=True))
        layout.addWidget(self.seen)
        self.seal_fault.hide()
        self.field.textChanged.connect(lambda: self.changed.emit())
        self.seal_field.textChanged.connect(self._on_seal_changed)
        self.seen.toggled.connect(self._on_seen)

    @property
    def password(self) -> str:
        """The password, or ""."""
        return self.field.text()

    @property
    def seal(self) -> str:
        """The passphrase that seals the pack, or ""."""
        return self.seal_field.text()

    @property
    def fault(self) -> str:
        """What is wrong with that passphrase, or ""."""
        return fault_of_seal(self.seal) if self.seal else ""

    def _on_seal_changed(self) -> None:
        self.seal_fault.setText(self.fault)
        self.seal_fault.setVisible(bool(self.fault))
        self.changed.emit()

    def _on_suggest(self) -> None:
        from portfolio_app.services.witnesses.easy_words import suggest_words

        self.seen.setChecked(True)  # words that nobody has seen cannot be told
        self.seal_field.setText(suggest_words(WORDS))

    def _on_seen(self, seen: bool) -> None:
        for field in (self.field, self.seal_field):
            field.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
