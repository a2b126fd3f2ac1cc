"""The session: an open portfolio, what can be done with it, its undo stack, and what has changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Region
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, reference_of
from portfolio_app.domain.frameworks.framework import Criterion, Framework, labels, unit_colours
from portfolio_app.domain.progress.coverage import Coverage, CoverageMeter
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.rewriting import Rewritten
from portfolio_app.workspace import Workspace, open_workspace

_OF_ONE = {Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM}
"""What changes on one piece of evidence without touching the others."""


class Session(QObject):
    """Passed to whoever needs the portfolio; nobody else holds it.

    Each call is committed before it returns, then ``changed`` tells what changed. Raises PortfolioError, which
    ``errors.showing`` turns into a notice.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None, meter: CoverageMeter | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.undo_stack = QUndoStack(self)
        self._meter = meter
        self._coverage: Coverage | None = None
        self._to_follow: set[int] = set()
        self._failure: PortfolioError | None = None
        self._times: list[float] = []
        self._criteria: dict[str, Criterion] = {}
        self._colours: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._read_frameworks()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed, because another window has the file open or it is write-protected."""
        return self.workspace.read_only

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks in use."""
        return self._frameworks

    @property
    def criteria(self) -> dict[str, Criterion]:
        """Every criterion in use, by full reference, in order."""
        return self._criteria

    def colour_of(self, criterion: Criterion | str) -> int:
        """Return the colour of a criterion's unit, 0 to 7."""
        reference = criterion if isinstance(criterion, str) else criterion.reference
        return self._colours.get(reference.rsplit("/", 1)[0], 0)

    def code_of(self, criterion: Criterion) -> str:
        """Return the code as shown, with its unit's where it takes that to tell it from others."""
        return self._labels.get(criterion.reference, criterion.label)

    def code_of_claim(self, claim: Claim) -> str:
        """Return the code of a claim's criterion, or its reference when the criterion is gone."""
        return self._labels.get(claim.criterion, claim.criterion)

    def coverage(self) -> Coverage:
        """Return the state of every criterion, worked out once after each change."""
        if self._meter is None:
            self._meter = self.workspace.overview.meter()
        for evidence_id in self._to_follow:
            self.workspace.overview.follow(self._meter, evidence_id)
        self._to_follow.clear()
        if self._coverage is None:
            self._coverage = self._meter.coverage()
        return self._coverage

    def standings(self, claims: Iterable[Claim]) -> dict[str, Standing]:
        """Return where the criteria of these claims stand after decisions, by their references."""
        return self.workspace.decisions.standings({claim.criterion for claim in claims})

    def take_in_decisions(self, path: Path) -> tuple[Decision, ...]:
        """Take in what an assessor sent back; undo lets it count no longer."""
        decisions = self.workspace.decisions
        _, added = decisions.take_in(path)

        def step(mark: Callable[[Sequence[Decision]], None]) -> None:
            mark(added)
            self.tell(changed(Kind.CLAIM))

        self._push(_Done(self, "taking decisions in", lambda: step(decisions.undo), lambda: step(decisions.redo)))
        self.tell(changed(Kind.CLAIM))
        return added

    def create_account(self, title: str) -> ReflectiveAccount:
        """Begin an empty account."""
        account = self.workspace.accounts.create(title)
        self.tell(changed(Kind.ACCOUNT, evidence=account.evidence.id))
        return account

    def write_account(self, account: ReflectiveAccount) -> Rewritten:
        """Save an account as it is being written; undoing text is the editor's affair."""
        result = self.workspace.accounts.write(account)
        self.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=account.evidence.id))
        return result

    def restore_account(self, reference: str, revision: int) -> Rewritten:
        """Make a former text the present one."""
        result = self.workspace.accounts.restore(reference, revision)
        self.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=result.account.evidence.id))
        return result

    def remove_account(self, account: ReflectiveAccount) -> None:
        """Take an account out; undo brings it back with its claims."""
        evidence = account.evidence
        self._take_away(evidence)
        self._push(
            _Done(
                self,
                f"removing {evidence.reference}",
                lambda: self._bring_back(evidence.id),
                lambda: self._take_away(evidence),
            )
        )

    def add_claim(self, reference: str, draft: ClaimDraft) -> Claim:
        """Claim a passage or a whole account."""
        claim = self.workspace.claims.add_draft(reference, draft)
        self._push(ReplaceClaim(self, None, claim))
        return claim

    def note_claim(self, claim: Claim, note: str) -> Claim:
        """Change what the learner says about a claim."""
        return self._edited(claim, lambda: self.workspace.claims.note(claim.id, note))

    def star_claim(self, claim: Claim, on: bool) -> Claim:
        """Say that a claim is the best evidence, or that it is not."""
        return self._edited(claim, lambda: self.workspace.claims.star(claim.id, on))

    def point_claim(self, claim: Claim, section: Section, start: int, end: int) -> Claim:
        """Point a claim at other words of its account."""
        return self._edited(claim, lambda: self.workspace.claims.point(claim.id, section, start, end))

    def frame_claim(self, claim: Claim, region: Region) -> Claim:
        """Point a claim at another place in its file."""
        return self._edited(claim, lambda: self.workspace.claims.frame(claim.id, region))

    def move_claim(self, claim: Claim, criterion: str, need: str = "") -> Claim:
        """Point a claim at another criterion or need."""
        return self._edited(claim, lambda: self.workspace.claims.move(claim.id, criterion, need))

    def accept_claim(self, claim: Claim) -> Claim:
        """Take a changed passage's present words as the claimed ones."""
        return self._edited(claim, lambda: self.workspace.claims.accept(claim.id))

    def withdraw_claim(self, claim: Claim) -> None:
        """Withdraw a claim; undo lets it stand again."""
        stored = self.workspace.claims.get(claim.id)
        self.workspace.claims.withdraw([claim.id])
        self._push(ReplaceClaim(self, stored, None))

    def add_frameworks(self, frameworks: tuple[Framework, ...]) -> None:
        """Put frameworks into use; undo takes them out again."""
        self._put_in_use(frameworks)
        codes = ", ".join(framework.code for framework in frameworks)
        self._push(
            _Done(self, f"adding {codes}", lambda: self._take_out(frameworks), lambda: self._put_in_use(frameworks))
        )

    def remove_framework(self, code: str) -> None:
        """Take an unused framework out; undo adds it again."""
        removed = (self.workspace.frameworks.get(code),)
        self._take_out(removed)
        self._push(_Done(self, f"removing {code}", lambda: self._put_in_use(removed), lambda: self._take_out(removed)))

    def change_details(self, **fields: str) -> None:
        """Change the learner's details; undo puts the former ones back."""
        present = self.workspace.details.get()
        former = {field: str(getattr(present, field)) for field in fields}
        self._put_details(fields)
        self._push(
            _Done(self, "changing your details", lambda: self._put_details(former), lambda: self._put_details(fields))
        )

    def did(self, words: str, undo: Callable[[], object], redo: Callable[[], object], change: Change) -> None:
        """Take note of something that was just done in the workspace, with what undoes it and does it again."""

        def step(run: Callable[[], object]) -> None:
            run()
            self.tell(change)

        self._push(_Done(self, words, lambda: step(undo), lambda: step(redo)))
        self.tell(change)

    def kind_of(self, evidence_id: int) -> EvidenceKind | None:
        """Return what a piece of evidence is, or None when it is not there."""
        try:
            return self.workspace.evidence.get(reference_of(evidence_id)).kind
        except PortfolioError:
            return None

    def remember_done(self, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Let something that was done outside the portfolio be undone in turn with all else."""
        self._push(_Done(self, words, undo, redo))

    def tell(self, change: Change) -> None:
        """Let everybody look again."""
        if change.kinds != {Kind.DETAILS}:
            self._coverage = None
            if change.evidence and change.kinds <= _OF_ONE:
                # In a large portfolio reading all claims again takes longer than a key press may.
                self._to_follow |= change.evidence
            else:
                self._meter = None
                self._to_follow.clear()
        self.changed.emit(change)

    def undo(self) -> None:
        """Undo the last change; raises PortfolioError when that fails, and then it can be tried again."""
        self._step(self.undo_stack.undo, self.undo_stack.redo)

    def redo(self) -> None:
        """Do the last undone change again; raises PortfolioError in the same way."""
        self._step(self.undo_stack.redo, self.undo_stack.undo)

    @property
    def last_done_at(self) -> float:
        """When what would be undone next was done, on the monotonic clock; 0 when there is nothing to undo."""
        return self._times[self.undo_stack.index() - 1] if self.undo_stack.canUndo() else 0.0

    def guarded(self, step: Callable[[], None]) -> None:
        """Carry out a step of a command; Qt cannot pass errors on, so they wait until the step is over."""
        if self._failure is not None:
            return
        try:
            step()
        except PortfolioError as error:
            self._failure = error

    def close(self) -> None:
        """Let go of the file."""
        self.undo_stack.clear()
        self.workspace.close()

    def _push(self, command: QUndoCommand) -> None:
        del self._times[self.undo_stack.index() :]
        self._times.append(monotonic())
        self.undo_stack.push(command)

    def _step(self, step: Callable[[], None], back: Callable[[], None]) -> None:
        step()
        if self._failure is not None:
            # The stack has moved although nothing was done: it moves back, and nothing is done then either.
            back()
            failure, self._failure = self._failure, None
            raise failure

    def _edited(self, claim: Claim, edit: Callable[[], Claim]) -> Claim:
        stored = self.workspace.claims.get(claim.id)
        after = edit()
        if after != stored:
            self._push(ReplaceClaim(self, stored, after))
        return after

    def _take_away(self, evidence: Evidence) -> None:
        self.workspace.accounts.remove(evidence.reference)
        self.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=evidence.id))

    def _bring_back(self, evidence_id: int) -> None:
        self.workspace.accounts.put_back(evidence_id)
        self.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=evidence_id))

    def _put_in_use(self, frameworks: tuple[Framework, ...]) -> None:
        self.workspace.frameworks.add(frameworks)
        self._read_frameworks()
        self.tell(changed(Kind.FRAMEWORK))

    def _take_out(self, frameworks: tuple[Framework, ...]) -> None:
        for framework in frameworks:
            self.workspace.frameworks.remove(framework.code)
        self._read_frameworks()
        self.tell(changed(Kind.FRAMEWORK))

    def _put_details(self, fields: dict[str, str]) -> None:
        self.workspace.details.change(**fields)
        self.tell(changed(Kind.DETAILS))

    def _read_frameworks(self) -> None:
        self._frameworks = self.workspace.frameworks.all()
        self._criteria = {c.reference: c for framework in self._frameworks for c in framework.criteria}
        self._colours = unit_colours(self._frameworks)
        self._labels = labels(self._frameworks)


def open_for_session(path: Path) -> tuple[Workspace, str]:
    """Open a portfolio, for reading where it cannot be written; return why it cannot too, else "".

    Runs in any thread. Raises FileError when it cannot be read either.
    """
    try:
        return open_workspace(path), ""
    except FileError as error:
        # Open elsewhere, or write-protected: it can still be looked at. What else is wrong is said now.
        return open_workspace(path, read_only=True), error.message


class ReplaceClaim(QUndoCommand):
    """A claim before and after; None where it does not stand. It is pushed when done, so its first redo only tells."""

    def __init__(self, session: Session, before: Claim | None, after: Claim | None) -> None:
        words = "claim" if before is None else "withdrawing a claim" if after is None else "changing a claim"
        super().__init__(words)
        self._session = session
        self._before = before
        self._after = after
        self._done = True

    def undo(self) -> None:
        """Let the former claim stand."""
        self._session.guarded(lambda: self._put(self._before, self._after))

    def redo(self) -> None:
        """Let the later claim stand."""
        if self._done:
            self._done = False
            self._tell()
            return
        self._session.guarded(lambda: self._put(self._after, self._before))

    def _put(self, wanted: Claim | None, present: Claim | None) -> None:
        if wanted is not None:
            self._session.workspace.claims.put(wanted)
        elif present is not None:
            self._session.workspace.claims.put(replace(present, withdrawn_at=now()))
        self._tell()

    def _tell(self) -> None:
        claim = self._after or self._before
        self._session.tell(changed(Kind.CLAIM, evidence=claim.evidence_id if claim else 0))


class _Done(QUndoCommand):
    """Something that was done before it is pushed, with what undoes it and what does it again."""

    def __init__(self, session: Session, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(words)
        self._session = session
        self._undo = undo
        self._redo = redo
        self._first = True

    def undo(self) -> None:
        """Undo it."""
        self._session.guarded(self._undo)

    def redo(self) -> None:
        """Do it again."""
        if not self._first:
            self._session.guarded(self._redo)
        self._first = False
