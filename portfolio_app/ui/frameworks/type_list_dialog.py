"""Takes a list that is typed or pasted, one criterion a line, to make a framework of."""

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label


class TypeListDialog(QDialog):
    """Its value is what was typed; what it becomes is shown afterwards, before anything is added."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Type in what you work towards"))
        resize_within(self, theme.px(620), theme.px(480))
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(tr("Your criteria, one a line"))
        self.words.setPlaceholderText("1.1 …\n1.2 …\n1.3 …")
        self.words.setTabChangesFocus(True)
        self._buttons, self.look = keep_or_cancel(self, tr("Look at it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        said = tr("Write or paste one criterion a line, with its number in front, such as 1.1 or K1.")
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(self.words, 1)
        layout.addWidget(self._buttons)
        self.words.textChanged.connect(self._on_changed)
        self._on_changed()

    def value(self) -> str:
        """Return what was typed."""
        return self.words.toPlainText()

    def _on_changed(self) -> None:
        self.look.setEnabled(bool(self.value().strip()))
