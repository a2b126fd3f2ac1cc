"""A box to choose one of several from, whose list is as roomy as the program's menus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from portfolio_app.domain.words.text import readable
from portfolio_app.ui.widgets.labels import LONGEST_LINE


class ChoiceBox(QComboBox):
    """Qt's own delegate for the list knows nothing of the style sheet's rows; this one does.

    The wheel changes it only while it has the focus: who scrolls the page past it means the page.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # by the wheel it would come to the focus, too

    def addItem(self, text: str, userData: object = None) -> None:  # type: ignore[override]  # no box here has icons
        """Add a choice, of whose words only the beginning is shown where they are endless: a file may say anything."""
        super().addItem(readable(text, LONGEST_LINE), userData)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is below, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """Show the list, as wide as its longest choice."""
        view = self.view()
        beside = view.verticalScrollBar().sizeHint().width()  # more than the edges need, where there is no bar
        wanted = view.sizeHintForColumn(0) + beside
        view.setMinimumWidth(min(wanted, self.screen().availableGeometry().width()))
        super().showPopup()
