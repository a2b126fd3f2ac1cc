"""What an empty page says: what belongs here, and what to do first."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.ui.widgets.labels import button, label

_MARGIN = 24
_LETTERS = 64
"""The longest line."""


class Invitation(QWidget):
    """A heading, a sentence, and a button where there is something to do; in the middle of its room."""

    accepted = Signal()

    def __init__(self, heading: str, sentence: str, todo: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label(heading, "large", wrap=True)
        self.sentence = label(sentence, "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read, in the middle."""
        super().resizeEvent(event)
        self._keep_narrow()

    def changeEvent(self, event: QEvent) -> None:
        """Keep them so at another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_narrow()

    def _keep_narrow(self) -> None:
        layout = self.layout()
        if layout is not None:
            side = max(_MARGIN, (self.width() - self.fontMetrics().averageCharWidth() * _LETTERS) // 2)
            layout.setContentsMargins(side, _MARGIN, side, _MARGIN)
