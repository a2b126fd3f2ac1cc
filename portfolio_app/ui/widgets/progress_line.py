"""How far some work is, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from portfolio_app.translation import say_number, tr
from portfolio_app.ui.widgets.labels import button, label


class ProgressLine(QWidget):
    """What is being done, a bar, and Cancel."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        self._cancel = button(tr("Cancel"), "flat")
        self._cancel.clicked.connect(self.cancel_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self._said, 1)
        row.addWidget(self._cancel)
        layout.addLayout(row)
        layout.addWidget(self._bar)

    def start(self, what: str) -> None:
        """Show that work has begun; how long it will be is not known yet."""
        self._said.setText(what)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def report(self, what: str, done: int, total: int) -> None:
        """Show how far it is."""
        percent = done * 100 // max(total, 1)
        # Reports come by the thousand; what can be seen changes a hundred times at most.
        if self._bar.maximum() and percent == self._bar.value() and self._said.text().startswith(what):
            return
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._said.setText(
            tr("{what}, {done} of {total}", what=what, done=say_number(done), total=say_number(total))
            if total > 1
            else f"{what}…"
        )

    def stopping(self) -> None:
        """Show that it will stop."""
        self._said.setText(tr("Stopping…"))
        self._cancel.setEnabled(False)
