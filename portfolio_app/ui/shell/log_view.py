"""Shows the log of faults, to look at and to send."""

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app import paths
from portfolio_app.log import read_log
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label


class LogDialog(QDialog):
    """What the log holds, the latest at the end, which shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("The log"))
        self.setMinimumSize(640, 440)
        text = read_log()
        self.text = QPlainTextEdit(text or tr("Nothing has gone wrong so far."))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What the log holds"))
        self.copy = button(tr("Copy all"), "primary")
        self.copy.setEnabled(bool(text))
        self.copy.clicked.connect(self._on_copy)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("What went wrong in the program, and where in it"), "large", wrap=True))
        layout.addWidget(label(tr("It holds none of your words, so you can send it. Older entries go by themselves.")))
        layout.addWidget(label(tr("The file: {log_file}", log_file=paths.log_file()), "small", wrap=True))
        layout.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.copy)
        layout.addLayout(row)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.copy.setFocus()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("Copied"))
        self.copy.setAccessibleName(tr("The log is copied"))
