"""The bar that says why a portfolio can only be read, and tries again to open it for writing."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from portfolio_app.ui.widgets.labels import button, label

_ELSEWHERE = "is open in another window"


class ReadOnlyBar(QFrame):
    """Stands above the pages while the portfolio can only be read."""

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._said = label("", wrap=True)
        self.again = button("Try again", name="Try again to open it for writing")
        self.again.clicked.connect(self.again_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self._said, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._said.text()

    def show_reason(self, path: Path, message: str) -> None:
        """Say why ``path`` can only be read; ``message`` is what opening it for writing said."""
        reason, _, advice = message.rstrip(".").partition(";")
        for each in (path.resolve(), path):
            reason = reason.replace(str(each), f"“{path.stem}”")
        advice = "close it there" if _ELSEWHERE in reason else advice.strip()
        can = f"{reason or 'It is write-protected'}, so you can read and export it here, but not change it."
        then = f" {advice[:1].upper()}{advice[1:]}, then try again." if advice else ""
        self._said.setText(can + then)
        self.setAccessibleName(can + then)
        self.show()
