"""What is selected in an account, as what is to be claimed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.claim_target import ClaimTarget, whole_target, words_target
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.writing.claim_here import ClaimHere
from portfolio_app.ui.writing.criterion_drop import CriterionDrop
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.ui.writing.star_editor import StarEditor

_NO_WORDS = mark(
    "Select the words that prove it first, then press Ctrl+T. "
    "For the whole account choose “Claim the whole account” (Ctrl+Shift+A)."
)
_NO_WORDS_FOR = mark("Select the words that prove it first. Then press Enter on what they prove, or Ctrl+T.")
_NO_WORDS_FOR_DROP = mark("Select the words that prove it first. Then drop it on them.")
_MOVING = mark("Select the words that prove it now, then press Ctrl+T.")


class SelectedWords(QObject):
    """Gives the steps of claiming the words that are meant; where there are none, says what to do."""

    said = Signal(str, bool)

    def __init__(
        self, star: StarEditor, theme: Theme, steps: ClaimSteps, account: Callable[[], ReflectiveAccount | None]
    ) -> None:
        super().__init__(star)
        self._star = star
        self._steps = steps
        self._account = account
        self.here = ClaimHere(star, theme)
        self.here.wanted.connect(self.claim)
        self.drops = {section: CriterionDrop(block.edit, theme) for section, block in star.blocks.items()}
        for section, drop in self.drops.items():
            edit = star.edit(section)
            # The drag must end before the picker opens.
            queued = Qt.ConnectionType.QueuedConnection
            drop.dropped.connect(lambda reference, edit=edit: self._on_dropped(edit, reference), queued)
            drop.missed.connect(self._on_missed, queued)
        steps.hinted.connect(self.here.note_moving)
        steps.made.connect(star.drop_selection)

    def claim(self) -> None:
        """Ask which criterion the selected words meet."""
        # What is selected in a section is not meant while the title, the date or the place is being written.
        target = None if self._star.in_head else self._selected()
        if target is not None:
            self._steps.claim(target)
        elif self._account() is not None:
            self._say_how(tr(_NO_WORDS))

    def propose(self, reference: str) -> None:
        """Ask which criterion the selected words meet, with one of them chosen already."""
        if (target := self._selected()) is not None:
            self._steps.claim(target, reference)

    def claim_whole(self) -> None:
        """Ask which criterion the whole account meets."""
        if (account := self._account()) is not None:
            named, one = tr("the whole account"), self._steps.one
            words = "\n\n".join(text for _, text in account.text)
            self._steps.claim(whole_target(account.evidence.reference, named, words, one=one))

    def claim_for(self, reference: str) -> None:
        """Claim the selected words for a criterion."""
        target = self._selected()
        if target is not None:
            self._steps.claim_for(target, reference)
        elif self._account() is not None:
            self._say_how(tr(_NO_WORDS_FOR))

    def choose_words(self, claim: Claim) -> None:
        """Let the user select other words for a claim; those selected already are taken at once."""
        target = self._selected()
        if target is not None:
            self._steps.move(claim, target)
            return
        self._steps.begin_moving(claim, tr("Select the new words, then press Ctrl+T."))
        self.said.emit(tr(_MOVING), False)
        if claim.passage is not None:
            self._star.edit(claim.passage.section).setFocus()

    def _say_how(self, text: str) -> None:
        """Say what to do first, at the caret too where one stands in the words."""
        self.said.emit(text, False)
        if not self._star.in_head:
            self.here.say_how()

    def _on_dropped(self, edit: SectionEdit, reference: str) -> None:
        self._star.reveal_caret(edit)
        self.claim_for(reference)

    def _on_missed(self) -> None:
        self._say_how(tr(_NO_WORDS_FOR_DROP))

    def _selected(self) -> ClaimTarget | None:
        account, words = self._account(), self._star.selected()
        if account is None or words is None:
            return None
        extent = words.section, words.start, words.end
        return words_target(account.evidence.reference, *extent, words.text, one=self._steps.one)
