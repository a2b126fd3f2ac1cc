"""What the evidence page does to the portfolio, each with what undoes it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Unpack, cast

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.words.text import plural
from portfolio_app.services.evidence.changed_evidence import AddedFiles, Details, Replaced
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed, Together
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.typing_step import TypingStep


class EvidenceChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._evidence = session.workspace.evidence

    def added(self, result: AddedFiles) -> None:
        """Take note of files that were just put in."""
        pieces = [each.file.evidence for each in result.added]
        if pieces:
            words = (
                tr("adding {files}", files=plural(len(pieces), "file"))
                if len(pieces) > 1
                else tr("adding {reference}", reference=pieces[0].reference)
            )
            self._did(words, lambda: self._take_out(pieces), lambda: self._put_back(pieces), pieces)

    def edit(self, evidence: Evidence, step: TypingStep | None = None, **details: Unpack[Details]) -> Evidence:
        """Change some details of a piece of evidence, perhaps as part of a step of typing."""
        former = self._evidence.get(evidence.reference)
        kept = self._evidence.edit(evidence.reference, **details)
        if kept != former:
            before = cast("Details", {field: getattr(former, field) for field in details})
            after = cast("Details", {field: getattr(kept, field) for field in details})
            reference = evidence.reference
            self._did(
                tr("{words} in {reference}", words=step.words, reference=reference)
                if step is not None
                else tr("changing {reference}", reference=reference),
                lambda: self._evidence.edit(reference, **before),
                lambda: self._evidence.edit(reference, **after),
                [evidence],
                step,
            )
        return kept

    def annotation_of(self, work: Evidence) -> int:
        """Return the id of what is written about a piece of work; it is begun where there is nothing yet."""
        accounts = self._session.workspace.accounts
        known = next((each.evidence.id for each in accounts.list() if each.about == work.id), 0)
        if known:
            return known
        made = accounts.annotate(work.reference).evidence
        self._did(
            tr("beginning {reference}", reference=made.reference),
            lambda: accounts.remove(made.reference),
            lambda: accounts.put_back(made.id),
            [made, work],
        )
        return made.id

    def add_held(self, held: HeldElsewhere) -> HeldElsewhere:
        """Add a record of what is held elsewhere."""
        stored, _ = self._evidence.add_held_elsewhere(
            held.what, held.where, checked_by=held.checked_by, checked_on=held.checked_on
        )
        piece = [stored.evidence]
        self._did(
            tr("adding {reference}", reference=stored.evidence.reference),
            lambda: self._take_out(piece),
            lambda: self._put_back(piece),
            piece,
        )
        return stored

    def keep_held(self, held: HeldElsewhere) -> None:
        """Change what is said of something that is held elsewhere."""
        former = self._evidence.held_elsewhere(held.evidence.reference)
        self._evidence.put_held_elsewhere(held)
        self._did(
            tr("changing {reference}", reference=held.evidence.reference),
            lambda: self._evidence.put_held_elsewhere(former),
            lambda: self._evidence.put_held_elsewhere(held),
            [held.evidence],
        )

    def replaced(self, former: EvidenceFile, result: Replaced) -> None:
        """Take note of a file that was just replaced, or whose former version was taken up again."""
        evidence = result.file.evidence
        before, after = former.version, result.file.version
        self._did(
            tr("replacing {reference}", reference=evidence.reference),
            lambda: self._evidence.use_version(evidence.reference, before),
            lambda: self._evidence.use_version(evidence.reference, after),
            [evidence],
        )

    def use_version(self, file: EvidenceFile, number: int) -> None:
        """Make a former version the present one."""
        self.replaced(file, self._evidence.use_version(file.evidence.reference, number))

    def exchange_methods(self, methods: Sequence[Method]) -> bool:
        """Make these the table of method codes; tell whether that changed it."""
        table = self._session.workspace.methods
        former = table.all()
        table.exchange(methods)
        if (kept := table.all()) == former:
            return False
        self._did(tr("changing the method codes"), lambda: table.exchange(former), lambda: table.exchange(kept), [])
        return True

    def remove(self, pieces: Sequence[Evidence]) -> None:
        """Take pieces of evidence out, all or none; undo brings them back with their claims, at once."""
        out = Together(
            tuple(
                (partial(self._evidence.remove, piece.reference), partial(self._evidence.put_back, piece.id))
                for piece in pieces
            )
        )
        out.do()
        words = pieces[0].reference if len(pieces) == 1 else plural(len(pieces), "piece") + tr(" of evidence")
        self._did(tr("removing {words}", words=words), out.undo, out.do, list(pieces))

    def _take_out(self, pieces: list[Evidence]) -> None:
        for piece in reversed(pieces):
            self._evidence.remove(piece.reference)

    def _put_back(self, pieces: list[Evidence]) -> None:
        for piece in pieces:
            self._evidence.put_back(piece.id)

    def _did(
        self,
        words: str,
        undo: Callable[[], object],
        redo: Callable[[], object],
        pieces: list[Evidence],
        step: object = None,
    ) -> None:
        # All of them: a deed on a piece that is removed for good, or sealed, must not be half undone.
        kinds = frozenset({Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM})
        change = Change(kinds, frozenset(piece.id for piece in pieces))
        place = Place("evidence", evidence=pieces[0].id if pieces else 0)
        self._session.did(Deed(words, undo, redo, change, place, step))
