"""The actions of *View > Reading*: how words are set, and having them read aloud."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.reading import Reading, Spacing, Tint
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.typefaces import suited

if TYPE_CHECKING:
    from portfolio_app.ui.shell.voice import Voice

_MENU = mark("View > Reading")
_EASIER_LINE = 60


class Reader(Protocol):
    """What reading wants of the window."""

    @property
    def theme(self) -> Theme: ...
    @property
    def voice(self) -> "Voice | None": ...
    def as_widget(self) -> QWidget: ...
    def choose_reading(self) -> None: ...
    def say(self, text: str) -> None: ...


def reading_actions(window: Reader) -> tuple[Action, ...]:
    """Return the actions; reading aloud is none of them where the system has no voice."""
    theme = window.theme
    look = (
        Action(
            "reading.easier",
            tr("Easier to read"),
            _MENU,
            partial(_switch, theme),
            checked=lambda: theme.reading != Reading(),
        ),
        Action("reading.choose", tr("Letters, spacing and paper…"), _MENU, window.choose_reading, icon="text-t"),
    )
    voice = window.voice
    if voice is None:
        return look
    return (
        *look,
        Action("reading.aloud", tr("Read aloud"), _MENU, partial(_read, window, voice), "F8", "speaker-high"),
        Action(
            "reading.silent", tr("Stop reading aloud"), _MENU, voice.stop, "Shift+F8", enabled=lambda: voice.speaking
        ),
    )


def _switch(theme: Theme) -> None:
    """Set words as most who find reading hard are helped by, or as usual again."""
    if theme.reading == Reading():
        theme.set_reading(Reading(suited()[0], Spacing.WIDE, Tint.CREAM, _EASIER_LINE))
    else:
        theme.set_reading(Reading())


def _read(window: Reader, voice: "Voice") -> None:
    from portfolio_app.ui.shell.reading_aloud import words_at

    words = words_at(window.as_widget().focusWidget())
    if words.strip():
        voice.read(words)
    else:
        window.say(tr("Choose words, or put the caret into a text, to have it read aloud."))
