"""The session: an open portfolio, what can be done with it, what was done to it, and what has changed."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.evidence.evidence import EvidenceKind, reference_of
from portfolio_app.domain.frameworks.framework import Criterion, Framework, labels, unit_colours
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.progress.coverage import Coverage, CoverageMeter
from portfolio_app.ui.history import Deed, History
from portfolio_app.workspace import Workspace, open_workspace

_OF_ONE = {Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM, Kind.PERSONAL}
"""What changes on one piece of evidence without touching the others."""
_BESIDE = {Kind.DETAILS, Kind.PRESETS, Kind.PERSONAL, Kind.ADVICE, Kind.PRACTICE, Kind.DRAFT}
"""What says nothing about how far the portfolio is."""


class Session(QObject):
    """Passed to whoever needs the portfolio; nobody else holds it.

    Each call is committed before it returns, then ``changed`` tells what changed. Raises PortfolioError, which
    ``errors.showing`` turns into a notice.
    """

    changed = Signal(object)
    noting = Signal()
    """Something was done and is about to be noted: whoever has a step of their own under way ends it first."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None, meter: CoverageMeter | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.history = History(self)
        self._meter = meter
        self._coverage: Coverage | None = None
        self._to_follow: set[int] = set()
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
    def noun(self) -> Noun:
        """What the things to be proved are called."""
        return noun_of(self._frameworks)

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

    def did(self, deed: Deed) -> None:
        """Take note of something that was just done in the workspace, and let everybody look again."""
        self.noting.emit()
        self.history.add(deed)
        self.tell(deed.change)

    def seal(self, *evidence: int) -> None:
        """Let no key take back what was done on these pieces of evidence: somebody else has signed or sent them."""
        self.history.seal(evidence)

    def kind_of(self, evidence_id: int) -> EvidenceKind | None:
        """Return what a piece of evidence is, or None when it is not there."""
        try:
            return self.workspace.evidence.get(reference_of(evidence_id)).kind
        except PortfolioError:
            return None

    def tell(self, change: Change) -> None:
        """Let everybody look again."""
        if change.concerns(Kind.FRAMEWORK):
            self._read_frameworks()
        if change.kinds - _BESIDE:
            self._coverage = None
            if change.evidence and change.kinds <= _OF_ONE:
                # In a large portfolio reading all claims again takes longer than a key press may.
                self._to_follow |= change.evidence
            else:
                self._meter = None
                self._to_follow.clear()
        self.changed.emit(change)

    def undo(self) -> Deed | None:
        """Take the last deed back and return it; raises PortfolioError when that fails, and nothing is changed then."""
        return self._stepped(self.history.undo())

    def redo(self) -> Deed | None:
        """Do the deed again that was undone last and return it; raises PortfolioError in the same way."""
        return self._stepped(self.history.redo())

    def close(self) -> None:
        """Let go of the file."""
        self.history.clear()
        self.workspace.close()

    def _stepped(self, deed: Deed | None) -> Deed | None:
        if deed is not None:
            self.tell(deed.change)
        return deed

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
