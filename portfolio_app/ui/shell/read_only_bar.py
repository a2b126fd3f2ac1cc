"""The bar that says why a portfolio can only be read, and tries again to open it for writing."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.time import say_date
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.banner import Banner
from portfolio_app.ui.widgets.labels import button

_ELSEWHERE = mark("is open in another window")


class ReadOnlyBar(Banner):
    """Stands above the pages while the portfolio can only be read."""

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        again = button(tr("Try again"))
        super().__init__(again, 24, parent)
        self.again = again
        self.again.clicked.connect(self.again_wanted)

    def show_reason(self, path: Path, message: str) -> None:
        """Say why ``path`` can only be read; ``message`` is what opening it for writing said."""
        self._name_button(tr("Try again"), tr("Try again to open it for writing"))
        reason, _, advice = message.rstrip(".").partition(";")
        for each in (path.resolve(), path):
            reason = reason.replace(str(each), f"“{path.stem}”")
        advice = tr("close it there") if _ELSEWHERE in reason else advice.strip()
        can = tr(
            "{reason}, so you can read and export it here, but not change it.",
            reason=reason or tr("It is write-protected"),
        )
        then = (
            tr(" {advice}{advice_shown}, then try again.", advice=advice[:1].upper(), advice_shown=advice[1:])
            if advice
            else ""
        )
        self.say(can + then)

    def show_copy(self, present: Path, day: date | None) -> None:
        """Say that it is an earlier copy of a portfolio; the button leads back to that."""
        self._name_button(tr("Back to the present one"), tr("Back to the present portfolio, {stem}", stem=present.stem))
        when = tr(" as it was on {date}", date=say_date(day)) if day else ""
        self.say(
            tr(
                "This is an earlier copy of “{stem}”{when}. You can read, copy and export from it. "
                "The present portfolio is as you left it.",
                stem=present.stem,
                when=when,
            )
        )

    def _name_button(self, text: str, name: str) -> None:
        self.again.setText(text)
        self.again.setAccessibleName(name)
