"""What a new PIN keeps out, said while it is typed, and four words offered in its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.witnesses.pin import PIN_ADVICE, pin_warning
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label


class PinAdvice(QWidget):
    """Stands under the two fields of a new PIN; ``suggest`` returns the words that are put into both."""

    def __init__(
        self, first: QLineEdit, second: QLineEdit, suggest: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields = (first, second)
        self._suggest = suggest
        self._suggested = ""
        self.said = label("", "small", wrap=True)
        self.offer = button(tr("Suggest four words"), "flat")
        self.offer.clicked.connect(self._on_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        first.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        pin = self._fields[0].text()
        kept = bool(pin) and pin == self._suggested
        for field in self._fields:
            # Words that nobody has seen cannot be written down.
            field.setEchoMode(QLineEdit.EchoMode.Normal if kept else QLineEdit.EchoMode.Password)
        self.said.setText(
            tr("Write these words down and keep them apart from this computer.")
            if kept
            else " ".join(filter(None, (pin_warning(pin), tr(PIN_ADVICE))))
        )

    def _on_wanted(self) -> None:
        self._suggested = self._suggest()
        for field in reversed(self._fields):
            field.setText(self._suggested)
