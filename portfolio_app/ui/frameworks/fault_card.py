"""Why a file could not be read as a framework, with a way to choose another."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label


class FaultCard(QFrame):
    """Shows one sentence until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.fault = label("", "danger", wrap=True)
        self.other = button(tr("Choose another file…"), "flat")
        close = button(tr("Close"), "flat", name=tr("Close this message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.fault, 1)
        row.addWidget(self.other)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(row)
        self.hide()
