"""Why nothing was made yet: personal data is undecided; it is shown, or left as it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.services.personal_data.waiting import say_waiting
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label


class WaitingCard(QFrame):
    """Hidden until an export waits."""

    show_wanted = Signal()
    anyway_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.said = label("", wrap=True)
        self.show_button = button(tr("Show"), "primary", name=tr("Show the personal data"))
        self.anyway = button(tr("Export anyway"))
        self.show_button.clicked.connect(self.show_wanted)
        self.anyway.clicked.connect(self.anyway_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(label(tr("Nothing was made yet"), "heading", wrap=True))
        layout.addWidget(self.said)
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        flow.addWidget(self.show_button)
        flow.addWidget(self.anyway)
        layout.addWidget(row)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how much is undecided."""
        self.said.setText(tr("{waiting}. Whoever gets the documents would read it.", waiting=say_waiting(count)))
        self.setAccessibleName(self.said.text())
        self.show()
        self.show_button.setFocus()
