"""Claiming, and changing, noting, starring and withdrawing claims: words, places in files and seconds alike."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, Signal

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.claiming.claim_target import ClaimTarget, is_said
from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.claiming.recent_criteria import recent_criteria, remember_criterion
from portfolio_app.ui.claiming.suggested_criteria import gaps_for, suggested_for
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings

_NOTE_WAITS = mark("Your note stays here, and saving is tried again every few seconds.")


def _nothing_waits() -> bool:
    return True


class ClaimSteps(QObject):
    """Asks through a picker and does what was picked; what goes wrong is said, not raised.

    ``near`` tells where the picker stands for a claim, or for what is selected (0), in the picker's parent; ``flush``
    saves what is being written there and tells whether it could.
    """

    said = Signal(str, bool)
    hinted = Signal(str)
    """What is to be done next, "" when nothing is."""
    made = Signal(object)
    """A claim that was just made."""
    changed = Signal(object)
    """A claim that was pointed at another criterion, need, words or place."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        picker: CriterionPicker,
        near: Callable[[int], QRect],
        flush: Callable[[], bool] = _nothing_waits,
    ) -> None:
        super().__init__(picker)
        self._session = session
        self._changes = ClaimChanges(session)
        self._settings = settings
        self._picker = picker
        self._near = near
        self._flush = flush
        self._target: ClaimTarget | None = None
        self._proposed: dict[str, str] = {}
        self._changing: Claim | None = None
        self.moving: Claim | None = None
        """The claim that other words, or another place, are being chosen for."""
        picker.picked.connect(self._on_picked)
        picker.closed.connect(self._on_closed)
        picker.refused.connect(self._on_refused)

    def follow(self, panel: ClaimsPanel) -> None:
        """Do what is wanted on a panel of claims."""
        panel.star_wanted.connect(self.star)
        panel.keep_note = self.write_note
        panel.details.typing.saving.failed.connect(lambda why: self.said.emit(f"{why} {tr(_NOTE_WAITS)}", False))
        panel.details.typing.saving.recovered.connect(lambda: self.said.emit(tr("Your note is saved now."), False))
        panel.accept_wanted.connect(self.accept)
        panel.withdraw_wanted.connect(self.withdraw_all)
        panel.change_wanted.connect(self.change)

    def reset(self) -> None:
        """Forget what was begun on another piece of evidence."""
        self.stop_moving()
        self._on_closed()

    @property
    def one(self) -> str:
        """What the thing that is claimed for is called, such as KSB."""
        return self._session.noun.one

    def claim(self, target: ClaimTarget, likely: str = "") -> None:
        """Ask which criterion a target meets, with a likely one chosen; a claim that is being moved goes there."""
        if not self._ready():
            return
        if self.moving is not None and target.in_part:
            self.move(self.moving, target)
            return
        self._target, self._changing = target, None
        gaps = {} if target.in_part else gaps_for(self._session, target.words)
        self._proposed = gaps or suggested_for(self._session, target.words)
        self._picker.suggest(self._proposed if target.words else None, gaps=bool(gaps))
        self._picker.open(target.question, self._near(0), self._recent(), likely)

    def claim_for(self, target: ClaimTarget, reference: str) -> None:
        """Claim a target for a criterion; ask for the need where it has several."""
        if not self._ready():
            return
        self._target, self._changing = target, None
        self._proposed = {}
        self._picker.suggest(None)
        criterion = self._session.criteria[reference]
        if len(criterion.needs) > 1:
            self._picker.open_needs(criterion, target.question, self._near(0))
        else:
            self._on_picked(reference, "")

    def change(self, claim: Claim) -> None:
        """Ask for another criterion or need for a claim; its words or place stay."""
        if not self._ready():
            return
        self._changing = claim
        self._picker.suggest(None)
        words = f"“{shorten(claim.passage.quote, 40)}”" if claim.passage else "it"
        question = tr("What do you want to claim {words} for?", words=words)
        self._picker.open(question, self._near(claim.id), self._recent(), claim.criterion)

    def begin_moving(self, claim: Claim, hint: str = "") -> None:
        """Let other words, or another place, be chosen for a claim."""
        self.moving = claim
        self.hinted.emit(hint)

    def stop_moving(self) -> None:
        """Leave a claim where it is."""
        self.moving = None
        self.hinted.emit("")

    def move(self, claim: Claim, target: ClaimTarget) -> None:
        """Point a claim at other words, or at another place."""
        self.stop_moving()
        draft = target.draft
        if draft.section is not None:
            section, start, end = draft.section, draft.start, draft.end
            moved = self._do(lambda: self._changes.point(claim, section, start, end))
        elif draft.region is not None:
            region = draft.region
            moved = self._do(lambda: self._changes.frame(claim, region))
        else:
            return
        if moved is not None:
            self.changed.emit(moved)
            self._say_claimed(moved, target)

    def star(self, claim: Claim, on: bool) -> None:  # a signal's
        """Star a claim, or take its star away."""
        self._do(lambda: self._changes.star(claim, on))

    def write_note(self, claim: Claim, note: str, step: object = None) -> None:
        """Change a claim's note, perhaps as part of a step of typing.

        Raises FileError where it may be saved later; what never can be is said.
        """
        if self._session.read_only:
            return
        self._flush()  # the words of the account are a step before the note
        try:
            self._changes.note(claim, note, step)
        except FileError:
            raise
        except PortfolioError as error:
            self.said.emit(error.message, False)

    def accept(self, claim: Claim) -> None:
        """Take a claim's changed words as the claimed ones, or its place in the new version of a file."""
        self._do(lambda: self._changes.accept(claim))

    def withdraw(self, claim: Claim) -> None:
        """Withdraw a claim."""
        self.withdraw_all((claim,))

    def withdraw_all(self, claims: Sequence[Claim]) -> None:
        """Withdraw claims on one piece of evidence, at once."""

        def withdrawn() -> Claim:
            self._changes.withdraw_all(claims)
            return claims[0]

        if self._do(withdrawn) is not None:
            one = tr(
                "The claim for {code_of_claim} is withdrawn.", code_of_claim=self._session.code_of_claim(claims[0])
            )
            self.said.emit(one if len(claims) == 1 else tr("{claims} claims are withdrawn.", claims=len(claims)), True)

    def _ready(self) -> bool:
        return not self._session.read_only and self._flush()

    def _recent(self) -> tuple[str, ...]:
        return recent_criteria(self._session, self._settings)

    def _do(self, step: Callable[[], Claim]) -> Claim | None:
        if not self._ready():
            return None
        try:
            return step()
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return None

    def _on_picked(self, reference: str, need: str) -> None:
        changing, self._changing = self._changing, None
        target = self._target
        if changing is not None:
            claim = self._do(lambda: self._changes.move(changing, reference, need))
            self._tell(claim, self.changed.emit)
        elif target is not None:
            draft = replace(target.draft, criterion=reference, need=need)
            learn = self._session.workspace.suggestions.learning(target.words, reference, tuple(self._proposed))
            claim = self._do(lambda: self._changes.add(target.evidence, draft, learn))
            self._tell(claim, self.made.emit, target)

    def _on_refused(self, reference: str) -> None:
        if self._target is None:
            return
        self._proposed.pop(reference, None)
        try:
            self._session.workspace.suggestions.refuse(self._target.words, reference)
        except PortfolioError as error:
            self.said.emit(error.message, False)

    def _tell(self, claim: Claim | None, tell: Callable[[Claim], object], target: ClaimTarget | None = None) -> None:
        if claim is None:
            return
        remember_criterion(self._session, self._settings, claim.criterion)
        tell(claim)
        self._say_claimed(claim, target)

    def _on_closed(self) -> None:
        if self._picker.isHidden():
            self._changing = None

    def _say_claimed(self, claim: Claim, target: ClaimTarget | None) -> None:
        need = f" ({claim.need})" if claim.need else ""
        self.said.emit(
            tr(
                "{is_said} claimed for {code_of_claim}{need}.",
                is_said=is_said(claim, target),
                code_of_claim=self._session.code_of_claim(claim),
                need=need,
            ),
            True,
        )
