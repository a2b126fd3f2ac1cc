"""The ways from a criterion to the work: writing about it, finding words one has, practising to talk about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.place import Place
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button


class WorkButtons(QWidget):
    """Tells where to go for a criterion."""

    go = Signal(object)  # Place

    def __init__(
        self,
        criterion: str = "",
        code: str = "",
        *,
        writable: bool,
        practice: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._criterion = ""
        self.write = button(tr("Write about this"), "chip")
        self.find_words = button(tr("Find words that I have"), "chip")
        self.write.setEnabled(writable)
        self.write.clicked.connect(lambda: self.go.emit(Place("accounts", criterion=self._criterion)))
        self.find_words.clicked.connect(lambda: self.go.emit(Place("search", criterion=self._criterion)))
        self.practise = button(tr("Practise the talk"), "chip")
        self.practise.clicked.connect(lambda: self.go.emit(Place("check", criterion=self._criterion)))
        self.practise.setVisible(practice)
        flow = FlowLayout(self, gap=6)
        for each in (self.write, self.find_words, self.practise):
            flow.addWidget(each)
        self.set_criterion(criterion, code)

    def set_criterion(self, criterion: str, code: str) -> None:
        """Lead to the work on another criterion."""
        self._criterion = criterion
        for each in (self.write, self.find_words, self.practise):
            each.setAccessibleName(f"{each.text()}: {code}" if code else each.text())
