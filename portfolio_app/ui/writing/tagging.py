"""Tagging: claiming words for a criterion, and changing, noting, starring and withdrawing claims."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.claiming.recent_criteria import recent_criteria, remember_criterion
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.writing.star_editor import StarEditor, Words

_NO_WORDS = (
    "Select the words that prove it first, then press Ctrl+T. "
    "For the whole account choose “Claim the whole account” (Ctrl+Shift+A)."
)


class Host(Protocol):
    """The editor that words are claimed in."""

    star: StarEditor
    picker: CriterionPicker

    @property
    def account(self) -> ReflectiveAccount | None: ...
    def flush(self) -> bool: ...
    def near_words(self, claim: int = 0) -> QRect: ...
    def choose(self, claim: int) -> None: ...


class Tagging(QObject):
    """Asks through the picker and does what was picked; what goes wrong is said, not raised."""

    said = Signal(str, bool)
    hinted = Signal(str)
    """What is to be done next, "" when nothing is."""

    def __init__(self, session: Session, settings: Settings, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._changes = ClaimChanges(session)
        self._settings = settings
        self._host: Host = host  # type: ignore[assignment]  # a widget and a Host
        self._words: Words | None = None
        self._changing: Claim | None = None
        self._moving: Claim | None = None
        """The claim that other words are being chosen for."""

    @property
    def recent(self) -> tuple[str, ...]:
        """The criteria that were used last, the latest first."""
        return recent_criteria(self._session, self._settings)

    def reset(self) -> None:
        """Forget what was begun in another account."""
        self._moving = None
        self.forget()
        self.hinted.emit("")

    def forget(self) -> None:
        """Drop what the picker was opened for, when it was closed without a choice."""
        if self._host.picker.isHidden():
            self._changing = None

    def claim(self) -> None:
        """Ask which criterion the selected words meet; where none are, say what to do."""
        if not self._ready():
            return
        star = self._host.star
        # What is selected in a section is not meant while the title, the date or the place is being written.
        self._words = None if star.in_head else star.selected()
        if self._words is None:
            self.said.emit(_NO_WORDS, False)
        elif self._moving is not None:
            self._put_words(self._moving, self._words)
        else:
            self._ask()

    def claim_whole(self) -> None:
        """Ask which criterion the whole account meets."""
        if self._ready():
            self._words = None
            self._ask()

    def claim_for(self, reference: str) -> None:
        """Claim the selected words for a criterion; ask for the need where it has several."""
        if not self._ready():
            return
        self._words = self._host.star.selected()
        self._changing = None
        if self._words is None:
            self.said.emit("Select the words that prove it first. Then press Enter on the criterion, or Ctrl+T.", False)
            return
        criterion = self._session.criteria[reference]
        if len(criterion.needs) > 1:
            self._host.picker.open_needs(criterion, self._question(), self._host.near_words())
        else:
            self.take(reference, "")

    def change(self, claim: Claim) -> None:
        """Ask for another criterion or need for a claim; its words stay."""
        if self._session.read_only or not self._host.flush():
            return
        self._changing = claim
        words = f"“{shorten(claim.passage.quote, 40)}”" if claim.passage else "the whole account"
        self._host.picker.open(
            f"What do you want to claim {words} for?", self._host.near_words(claim.id), self.recent, claim.criterion
        )

    def take(self, reference: str, need: str) -> None:
        """Do what the picker was opened for."""
        changing, self._changing = self._changing, None
        try:
            if changing is not None:
                claim = self._changes.move(changing, reference, need)
            else:
                claim = self._add(reference, need)
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return
        self._remember(reference)
        if changing is None:
            self._host.star.drop_selection()
        if claim is not None:
            self._host.choose(claim.id)

    def star(self, claim: Claim, on: bool) -> None:  # a signal's
        """Star a claim, or take its star away."""
        self._change(lambda: self._changes.star(claim, on))

    def write_note(self, claim: Claim, note: str) -> None:
        """Change a claim's note."""
        self._change(lambda: self._changes.note(claim, note))

    def accept(self, claim: Claim) -> None:
        """Take a claim's changed words as the claimed ones."""
        if not self._host.flush():
            return
        try:
            self._changes.accept(claim)
        except PortfolioError as error:
            self.said.emit(error.message, False)

    def withdraw(self, claim: Claim) -> None:
        """Withdraw a claim."""
        if self._session.read_only or not self._host.flush():
            return
        try:
            self._changes.withdraw(claim)
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return
        self.said.emit(f"The claim for {self._session.code_of_claim(claim)} is withdrawn.", True)

    def choose_words(self, claim: Claim) -> None:
        """Let the user select other words for a claim; those selected already are taken at once."""
        if not self._host.flush():
            return
        words = self._host.star.selected()
        if words is not None:
            self._put_words(claim, words)
            return
        self._moving = claim
        self.hinted.emit("Select the new words, then press Ctrl+T.")
        self.said.emit("Select the words that prove it now, then press Ctrl+T.", False)
        if claim.passage is not None:
            self._host.star.edit(claim.passage.section).setFocus()

    def _ready(self) -> bool:
        return self._host.account is not None and not self._session.read_only and self._host.flush()

    def _ask(self) -> None:
        self._changing = None
        self._host.picker.open(self._question(), self._host.near_words(), self.recent)

    def _question(self) -> str:
        if self._words is None:
            return "Which criterion does the whole account meet?"
        return f"Which criterion do these words meet? “{shorten(self._words.text, 48)}”"

    def _add(self, reference: str, need: str) -> Claim | None:
        account = self._host.account
        if account is None:
            return None
        words = self._words
        place = (words.section, words.start, words.end) if words else (None, 0, 0)
        return self._changes.add(account.evidence.reference, ClaimDraft(reference, *place, need=need))

    def _put_words(self, claim: Claim, words: Words) -> None:
        self._moving = None
        self.hinted.emit("")
        if self._host.account is not None:
            self._change(lambda: self._changes.point(claim, words.section, words.start, words.end))

    def _change(self, change: Callable[[], Claim]) -> None:
        if self._session.read_only or not self._host.flush():
            return
        try:
            change()
        except PortfolioError as error:
            self.said.emit(error.message, False)

    def _remember(self, reference: str) -> None:
        remember_criterion(self._session, self._settings, reference)
