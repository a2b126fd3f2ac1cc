"""What an empty page says: what belongs here, and what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.ui.widgets.labels import button, label


class Invitation(QWidget):
    """A heading, a sentence, and a button where there is something to do; in the middle of its room."""

    accepted = Signal()

    def __init__(self, heading: str, sentence: str, todo: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(heading, "large", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for shown in (self.heading, self.sentence):
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(shown)
        if todo:
            self.button = button(todo, "primary")
            self.button.clicked.connect(self.accepted)
            layout.addSpacing(8)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
