"""What the dialogs that are forms have in common: room for their words at every text size."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QWidget

from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_AT_LEAST = 480
_LETTERS = 60
_SCREEN = 0.9
_BAR = 24
_TITLE_BAR = 40
_MNEMONIC = 6
"""Pixels that Qt forgets for the underlined letter of a label."""


class FormDialog(QDialog):
    """Deletes itself when it is closed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the text size wants: only now is it known."""
        width = max(_AT_LEAST, _LETTERS * self.fontMetrics().averageCharWidth())
        self.setMinimumWidth(min(width, round(self.screen().availableGeometry().width() * _SCREEN)))
        for field in self.findChildren(QWidget):
            if isinstance(field, (QLineEdit, QComboBox)):  # a form in too little room cuts their words
                field.setMinimumHeight(field.sizeHint().height())
            if isinstance(field, QLineEdit):  # what is longer than its field is read from its beginning
                field.setCursorPosition(0)
        for area in self.findChildren(ScrollColumn):
            self._show_whole(area)
        for form in self.findChildren(QFormLayout):
            for row in range(form.rowCount()):
                said = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
                if said is not None and (widget := said.widget()) is not None:
                    widget.setMinimumWidth(widget.sizeHint().width() + _MNEMONIC)
        super().showEvent(event)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """Take the room that is wanted, upwards where there is too little below."""
        self.resize(self.size().expandedTo(self.minimumSizeHint()))
        room = self.screen().availableGeometry()
        lowest = room.bottom() - self.height() - _TITLE_BAR
        if self.y() > lowest:
            self.move(self.x(), max(room.top(), lowest))

    def _show_whole(self, area: ScrollColumn) -> None:
        """Show all that may scroll, where the screen has the room."""
        content, layout = area.widget(), self.layout()
        if content is None or layout is None:
            return
        content.ensurePolished()
        wanted = max(content.sizeHint().height(), content.heightForWidth(self.minimumWidth() - _BAR))
        others = layout.sizeHint().height() - area.sizeHint().height()
        room = round(self.screen().availableGeometry().height() * _SCREEN) - others
        area.setMinimumHeight(min(wanted, room))


def resize_within(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size, or as much of it as the screen has room for."""
    room = dialog.screen().availableGeometry().size() * _SCREEN
    dialog.resize(min(width, room.width()), min(height, room.height()))


def form_rows() -> QFormLayout:
    """Return an empty form: labels beside their fields, which take the width that is left."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(10)
    return form


def keep_or_cancel(dialog: QDialog, keep: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Return the buttons at a dialog's foot, and the one that accepts it, which Enter presses."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    # The style sheet, which asks for no icons, is not known yet where the button is made.
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
    accepting = QPushButton(keep)
    accepting.setProperty("look", "primary")
    accepting.setDefault(True)
    buttons.addButton(accepting, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, accepting
