"""A box to choose one of several from, whose list is as roomy as the program's menus."""

from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget


class ChoiceBox(QComboBox):
    """Qt's own delegate for the list knows nothing of the style sheet's rows; this one does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
