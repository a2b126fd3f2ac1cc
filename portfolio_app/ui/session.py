"""The session: an open portfolio, what can be done with it, its undo stack, and what has changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.claim import Claim
from portfolio_app.domain.coverage import Coverage
from portfolio_app.domain.draft import ClaimDraft
from portfolio_app.domain.evidence import ReflectiveAccount
from portfolio_app.domain.framework import Criterion, Framework, unit_colours
from portfolio_app.services.clock import now
from portfolio_app.services.rewriting import Rewritten
from portfolio_app.workspace import Workspace


class Session(QObject):
    """Passed to whoever needs the portfolio; nobody else holds it.

    Each call is committed before it returns, then ``changed`` tells what changed. Raises PortfolioError, which
    ``errors.showing`` turns into a notice.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.undo_stack = QUndoStack(self)
        self._coverage: Coverage | None = None
        self._criteria: dict[str, Criterion] = {}
        self._colours: dict[str, int] = {}
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
        """Return the code as shown: with its unit's when several units are in use."""
        return criterion.label if len(self._colours) > 1 else criterion.code

    def coverage(self) -> Coverage:
        """Return the state of every criterion, worked out once after each change."""
        if self._coverage is None:
            self._coverage = self.workspace.overview.coverage()
        return self._coverage

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
        self.undo_stack.push(_RemoveAccount(self, account))

    def add_claim(self, reference: str, draft: ClaimDraft) -> Claim:
        """Claim a passage or a whole account."""
        claim = self.workspace.claims.add_draft(reference, draft)
        self._did(ReplaceClaim(self, None, claim))
        return claim

    def change_claim(self, before: Claim, after: Claim) -> None:
        """Change a claim's note, star or passage."""
        self.workspace.claims.put(after)
        self._did(ReplaceClaim(self, before, after))

    def move_claim(self, claim: Claim, criterion: str, need: str = "") -> Claim:
        """Point a claim at another criterion or need."""
        moved = self.workspace.claims.move(claim, criterion, need)
        self._did(ReplaceClaim(self, claim, moved))
        return moved

    def accept_claim(self, claim: Claim) -> Claim:
        """Take a changed passage's present words as the claimed ones."""
        accepted = self.workspace.claims.accept(claim.id)
        self._did(ReplaceClaim(self, claim, accepted))
        return accepted

    def withdraw_claim(self, claim: Claim) -> None:
        """Withdraw a claim; undo lets it stand again."""
        self.workspace.claims.withdraw([claim.id])
        self._did(ReplaceClaim(self, claim, None))

    def add_frameworks(self, frameworks: tuple[Framework, ...]) -> None:
        """Put frameworks into use; undo takes them out again."""
        self._put_in_use(frameworks)
        codes = ", ".join(framework.code for framework in frameworks)
        self.undo_stack.push(
            _Done(f"adding {codes}", lambda: self._take_out(frameworks), lambda: self._put_in_use(frameworks))
        )

    def remove_framework(self, code: str) -> None:
        """Take an unused framework out; undo adds it again."""
        removed = (self.workspace.frameworks.get(code),)
        self._take_out(removed)
        self.undo_stack.push(
            _Done(f"removing {code}", lambda: self._put_in_use(removed), lambda: self._take_out(removed))
        )

    def change_details(self, **fields: str) -> None:
        """Change the learner's details; undo puts the former ones back."""
        present = self.workspace.details.get()
        former = {field: str(getattr(present, field)) for field in fields}
        self._put_details(fields)
        self.undo_stack.push(
            _Done("changing your details", lambda: self._put_details(former), lambda: self._put_details(fields))
        )

    def tell(self, change: Change) -> None:
        """Let everybody look again."""
        self._coverage = None
        self.changed.emit(change)

    def close(self) -> None:
        """Let go of the file."""
        self.undo_stack.clear()
        self.workspace.close()

    def _did(self, command: "ReplaceClaim") -> None:
        self.undo_stack.push(command)

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
        self._put(self._before, self._after)

    def redo(self) -> None:
        """Let the later claim stand."""
        if self._done:
            self._done = False
            self._tell()
            return
        self._put(self._after, self._before)

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

    def __init__(self, words: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(words)
        self._undo = undo
        self._redo = redo
        self._first = True

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        if not self._first:
            self._redo()
        self._first = False


class _RemoveAccount(QUndoCommand):
    def __init__(self, session: Session, account: ReflectiveAccount) -> None:
        super().__init__(f"removing {account.evidence.reference}")
        self._session = session
        self._evidence = account.evidence

    def undo(self) -> None:
        self._session.workspace.accounts.put_back(self._evidence.id)
        self._session.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=self._evidence.id))

    def redo(self) -> None:
        self._session.workspace.accounts.remove(self._evidence.reference)
        self._session.tell(changed(Kind.ACCOUNT, Kind.CLAIM, evidence=self._evidence.id))
