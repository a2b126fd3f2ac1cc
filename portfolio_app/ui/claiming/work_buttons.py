"""The two ways from a criterion that is still open to the work: writing about it, or finding words one has."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.place import Place
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button


class WorkButtons(QWidget):
    """Tells where to go for a criterion."""

    go = Signal(object)  # Place

    def __init__(self, criterion: str = "", code: str = "", *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = ""
        self.write = button(tr("Write about this"), "chip")
        self.find_words = button(tr("Find words that I have"), "chip")
        self.write.setEnabled(writable)
        self.write.clicked.connect(lambda: self.go.emit(Place("accounts", criterion=self._criterion)))
        self.find_words.clicked.connect(lambda: self.go.emit(Place("search", criterion=self._criterion)))
        flow = FlowLayout(self, gap=6)
        flow.addWidget(self.write)
        flow.addWidget(self.find_words)
        self.set_criterion(criterion, code)

    def set_criterion(self, criterion: str, code: str) -> None:
        """Lead to the work on another criterion."""
        self._criterion = criterion
        for each in (self.write, self.find_words):
            each.setAccessibleName(f"{each.text()}: {code}" if code else each.text())
