"""A bar that says how things stand, with one button that changes it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from portfolio_app.ui.widgets.labels import label


class Banner(QFrame):
    """Shows itself when it has something to say; ``side`` is its margin in pixels at both sides."""

    def __init__(self, button: QPushButton, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._said = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(side, 8, side, 8)
        row.setSpacing(16)
        row.addWidget(self._said, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Show a sentence, to a screen reader as well."""
        self._said.setText(text)
        self.setAccessibleName(text)
        self.show()
