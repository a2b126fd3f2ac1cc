"""A field that filters a list: Down goes on to the list, as in a search box."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.found_evidence import LeavesFiles


class FilterField(QLineEdit):
    """Has a button that empties it."""

    down_pressed = Signal()

    def __init__(self, hint: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        ClearButton(self)
        LeavesFiles(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Down; other keys type."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)
