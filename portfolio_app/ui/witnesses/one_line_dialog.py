"""Asks for one line, such as a name or a reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import clean_line
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel
from portfolio_app.ui.widgets.labels import label


class OneLineDialog(QDialog):
    """Takes what to ask and what the button says; its value is the line, once accepted."""

    def __init__(self, title: str, question: str, todo: str, *, must: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self.field = QLineEdit()
        self.field.setAccessibleName(question)
        self.field.setMaxLength(200)
        buttons, keep = keep_or_cancel(self, todo)
        keep.setEnabled(not must)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(question, wrap=True))
        layout.addWidget(self.field)
        layout.addStretch(1)
        layout.addWidget(buttons)
        if must:
            self.field.textChanged.connect(lambda text: keep.setEnabled(bool(clean_line(text))))

    def value(self) -> str:
        """Return the line."""
        return clean_line(self.field.text())
