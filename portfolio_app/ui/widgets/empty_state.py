"""What a page shows while it has nothing to show: what this place is for, and one thing to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.progress.state import State
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.state_ring import StateRing


class EmptyState(QWidget):
    """A symbol, a title, a sentence, and a button where there is something to do."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = StateRing(theme, State.NONE, pixels=48)
        self._title = label("", "large", wrap=True)
        self._text = label("", "muted", wrap=True)
        self.button = button("", "primary")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 40, 24, 40)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_words(self, title: str, text: str, action: str = "", state: State = State.NONE) -> None:
        """Show other words; without an ``action`` there is no button."""
        self._ring.set_state(state)
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(action)
        self.button.setAccessibleName(action)
        self.button.setVisible(bool(action))
