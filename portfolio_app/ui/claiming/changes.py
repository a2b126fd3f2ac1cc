"""What is done with claims, wherever they are made, each with what takes it back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Region
from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.domain.words.text import plural
from portfolio_app.services.claiming.claims import Also, ClaimEdit, nothing
from portfolio_app.services.clock import now
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed, Together
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session


class ClaimChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._claims = session.workspace.claims

    def add(self, reference: str, draft: ClaimDraft, also: Also = nothing) -> Claim:
        """Claim words, a place in a file, or all of a piece of evidence; ``also`` is done in the same write."""
        claim = self._claims.add_draft(reference, draft, also)
        self._did("claiming", None, claim)
        return claim

    def note(self, claim: Claim, note: str, step: object = None) -> Claim:
        """Change what the learner says about a claim, perhaps as part of a step of typing."""
        return self._edited(tr("the note on"), self._claims.note(claim.id, note), step)

    def star(self, claim: Claim, on: bool) -> Claim:  # a signal's
        """Say that a claim is the best evidence, or that it is not."""
        return self._edited(tr("the star on") if on else tr("taking the star from"), self._claims.star(claim.id, on))

    def point(self, claim: Claim, section: Section, start: int, end: int) -> Claim:
        """Point a claim at other words of its account."""
        return self._edited(tr("other words for"), self._claims.point(claim.id, section, start, end))

    def frame(self, claim: Claim, region: Region) -> Claim:
        """Point a claim at another place in its file."""
        return self._edited(tr("another place for"), self._claims.frame(claim.id, region))

    def move(self, claim: Claim, criterion: str, need: str = "") -> Claim:
        """Point a claim at another criterion or need."""
        return self._edited(tr("another criterion for"), self._claims.move(claim.id, criterion, need))

    def accept(self, claim: Claim) -> Claim:
        """Take a changed passage's present words as the claimed ones."""
        return self._edited(tr("accepting the words of"), self._claims.accept(claim.id))

    def withdraw(self, claim: Claim) -> None:
        """Withdraw a claim."""
        self.withdraw_all((claim,))

    def withdraw_all(self, claims: Sequence[Claim]) -> None:
        """Withdraw claims on one piece of evidence, as one step."""
        stood = [replace(each, withdrawn_at="") for each in self._claims.withdraw([claim.id for claim in claims])]
        if len(stood) == 1:
            self._did("withdrawing", stood[0], None)
            return
        steps = ((partial(self._put, None, each), partial(self._put, each, None)) for each in stood)
        out, evidence_id = Together(tuple(steps)), stood[0].evidence_id
        words = tr(
            "withdrawing {claims} in {reference}",
            claims=plural(len(stood), "claim"),
            reference=reference_of(evidence_id),
        )
        change, place = changed(Kind.CLAIM, evidence=evidence_id), Place("accounts", evidence=evidence_id)
        self._session.did(Deed(words, out.undo, out.do, change, place))

    def _edited(self, words: str, edit: ClaimEdit, step: object = None) -> Claim:
        if edit.before != edit.after:
            self._did(words, *edit, step=step)
        return edit.after

    def _did(self, words: str, before: Claim | None, after: Claim | None, step: object = None) -> None:
        claim = after or before
        assert claim is not None
        self._session.did(
            Deed(
                tr(
                    "{words} {code_of_claim} in {reference}",
                    words=words,
                    code_of_claim=self._session.code_of_claim(claim),
                    reference=reference_of(claim.evidence_id),
                ),
                lambda: self._put(before, after),
                lambda: self._put(after, before),
                changed(Kind.CLAIM, evidence=claim.evidence_id),
                Place("accounts", evidence=claim.evidence_id, claim=claim.id),
                step,
            )
        )

    def _put(self, wanted: Claim | None, present: Claim | None) -> None:
        """Let a claim stand, or none in the place of the present one."""
        if wanted is not None:
            self._claims.restore(wanted)
        elif present is not None:
            self._claims.restore(replace(present, withdrawn_at=now()))
