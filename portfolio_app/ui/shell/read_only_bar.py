"""The bar that says why a portfolio can only be read, and tries again to open it for writing."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.time import say_date
from portfolio_app.ui.widgets.banner import Banner
from portfolio_app.ui.widgets.labels import button

_ELSEWHERE = "is open in another window"


class ReadOnlyBar(Banner):
    """Stands above the pages while the portfolio can only be read."""

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        again = button("Try again")
        super().__init__(again, 24, parent)
        self.again = again
        self.again.clicked.connect(self.again_wanted)

    def show_reason(self, path: Path, message: str) -> None:
        """Say why ``path`` can only be read; ``message`` is what opening it for writing said."""
        self._name_button("Try again", "Try again to open it for writing")
        reason, _, advice = message.rstrip(".").partition(";")
        for each in (path.resolve(), path):
            reason = reason.replace(str(each), f"“{path.stem}”")
        advice = "close it there" if _ELSEWHERE in reason else advice.strip()
        can = f"{reason or 'It is write-protected'}, so you can read and export it here, but not change it."
        then = f" {advice[:1].upper()}{advice[1:]}, then try again." if advice else ""
        self.say(can + then)

    def show_copy(self, present: Path, day: date | None) -> None:
        """Say that it is an earlier copy of a portfolio; the button leads back to that."""
        self._name_button("Back to the present one", f"Back to the present portfolio, {present.stem}")
        when = f" as it was on {say_date(day)}" if day else ""
        self.say(
            f"This is an earlier copy of “{present.stem}”{when}. You can read, copy and export from it. "
            "The present portfolio is as you left it."
        )

    def _name_button(self, text: str, name: str) -> None:
        self.again.setText(text)
        self.again.setAccessibleName(name)
