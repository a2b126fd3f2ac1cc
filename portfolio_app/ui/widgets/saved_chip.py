"""Says whether what was written is saved, and since when."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from portfolio_app.domain.time import say_moment, today
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.widgets.labels import set_look

_NOT_THE_DATE = mark("Saved, but not the date")
_LOOKS = {SaveState.SAVED: "chip-on", SaveState.FAILED: "chip-danger"}


class SavedChip(QLabel):
    """*Saved 19:42*: the time is that of the last saving, or of what was opened."""

    def __init__(self) -> None:
        super().__init__()
        self._at = ""
        self._state = SaveState.SAVED
        self._date_wrong = False
        self._show()

    def opened(self, saved_at: str) -> None:
        """Know when what was opened had been saved last."""
        self._at = saved_at
        self._show()

    def saved_now(self) -> None:
        """Know that it was saved at this moment."""
        self.opened(datetime.now().astimezone().isoformat())

    def show_state(self, state: SaveState, *, date_wrong: bool) -> None:
        """Show how the saving stands; where the date cannot be read, the words are saved without it."""
        self._state, self._date_wrong = state, date_wrong
        self._show()

    def _show(self) -> None:
        self.setText(self._words())
        set_look(self, "chip-danger" if self._date_wrong else _LOOKS.get(self._state, "chip"))

    def _words(self) -> str:
        if self._date_wrong:
            return tr(_NOT_THE_DATE)
        return saved_words(self._state, self._at)


def saved_words(state: SaveState, at: str) -> str:
    """Say how the saving stands, and when it was done last, such as “Saved 19:42”."""
    if state is not SaveState.SAVED or not at:
        return tr(state.value)
    return f"{tr(state.value)} {say_moment(at, today()).removeprefix('today ')}"
