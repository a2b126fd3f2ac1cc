"""Names every row of an assessor's spreadsheet that is wrong, to be copied and sent back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QVBoxLayout, QWidget

from portfolio_app.domain.errors import FaultyRowsError
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import button, label


class FaultyRowsDialog(QDialog):
    """Takes the faults; it is accepted when the rows without one are wanted."""

    def __init__(self, theme: Theme, error: FaultyRowsError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rows that are wrong"))
        resize_within(self, theme.px(680), theme.px(460))
        self._faults = error.faults
        self.list = QListWidget()
        self.list.addItems(list(error.faults))
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("What is wrong in the spreadsheet"))
        self.copy = button(tr("Copy the list"), name=tr("Copy the list, to send it back"))
        self.copy.clicked.connect(self._on_copy)
        good = plural(error.good, "other decision")
        buttons, self.take = keep_or_cancel(self, tr("Take in the {good}", good=good))
        self.take.setVisible(bool(error.good))
        buttons.addButton(self.copy, buttons.ButtonRole.ActionRole)
        self.copy.setDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        wrong = plural(len(error.faults), "answer is", "answers are")
        layout.addWidget(label(tr("{wrong} wrong in the spreadsheet", wrong=wrong), "large", wrap=True))
        layout.addWidget(
            label(
                tr("Nothing was taken in. Copy the list and send it to your assessor, who can mend them all."),
                wrap=True,
            )
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.copy.setFocus()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._faults))
        self.copy.setText(tr("Copied"))
        self.copy.setAccessibleName(tr("The list is copied"))
