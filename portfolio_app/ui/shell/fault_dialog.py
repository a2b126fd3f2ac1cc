"""Says that something went wrong in the program, with details to copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label

_MOST = 40_000
"""Characters; a fault that comes back again and again must not fill the memory."""


class FaultDialog(QDialog):
    """One at a time: what goes wrong while it is open is added to its details."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumSize(560, 400)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("Details of what went wrong"))
        self.copy = button(tr("Copy the details"), "primary")
        self.copy.clicked.connect(self._on_copy)
        close = button(tr("Go on"))
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Something went wrong in the program"), "large", wrap=True))
        layout.addWidget(label(tr("Your words are still in the window, and they are saved as you go on."), wrap=True))
        layout.addWidget(
            label(
                tr(
                    "Please copy the details and send them to us. Close and open the program when you can. "
                    "They hold none of your words, and the log, under Help, keeps them too."
                ),
                wrap=True,
            )
        )
        layout.addWidget(self.details, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        layout.addLayout(row)
        self.copy.setFocus()

    def add(self, details: str) -> None:
        """Add what went wrong since."""
        if details not in self.details.toPlainText() and self.details.document().characterCount() < _MOST:
            self.details.appendPlainText(details)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(tr("Copied"))
        self.copy.setAccessibleName(tr("The details are copied"))
