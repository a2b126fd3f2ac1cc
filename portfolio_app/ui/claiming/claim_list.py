"""The claims on one account as a list: what wants looking at first, then in the order of the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.claims.region import say_region
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.progress.state import State
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.decision_rows import claim_said, claim_short, claim_state
from portfolio_app.ui.session import Session

CLAIM_ROW = Qt.ItemDataRole.UserRole
_WHOLE = mark("The whole account")
_ALL = mark("All of it")

Standings = Mapping[str, Standing]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as the list shows it; ``trouble`` says what has become of its words, "" when they stand.

    ``decided`` says what an assessor decided, with the sign of it, "" for nothing.
    """

    claim: Claim
    code: str
    colour: int
    criterion: str
    need: str
    quote: str
    trouble: str
    decided: str = ""
    verdict: State | None = None
    short: str = ""
    """What was decided, in the few words that a row has room for."""
    refused: bool = False
    """Whether these very words were not accepted."""
    in_file: bool = False
    """Whether a place in a file is claimed rather than words."""

    @property
    def said(self) -> str:
        """Everything that the row shows, as a sentence."""
        parts = (
            self.code,
            self.need or self.criterion,
            self.trouble,
            self.quote,
            self.decided,
            tr("note: {note}", note=self.claim.note) if self.claim.note else "",
            tr("starred") if self.claim.starred else "",
        )
        return ", ".join(part for part in parts if part)


class ClaimListModel(QAbstractListModel):
    """Rows of claims; choosing survives what changes as the claims keep their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.claims: tuple[ClaimRow, ...] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.claims)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.claims[index.row()]
        if role == CLAIM_ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.said
        return None

    def set_claims(self, rows: Sequence[ClaimRow]) -> None:
        """Show other claims."""
        new = tuple(rows)
        if new == self.claims:
            return
        if [row.claim.id for row in new] == [row.claim.id for row in self.claims]:
            self.claims = new
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.claims = new
        self.endResetModel()

    def place_of(self, claim: int) -> int:
        """Return where a claim shows, or -1."""
        return next((place for place, row in enumerate(self.claims) if row.claim.id == claim), -1)


def claim_rows(session: Session, claims: Iterable[Claim], standings: Standings) -> tuple[ClaimRow, ...]:
    """Return the rows of an account's claims: those to re-check, those on words, those on the whole account."""
    shown = sorted(claims, key=_order)
    return tuple(_row(session, claim, standings.get(claim.criterion), _quote(claim)) for claim in shown)


def place_rows(session: Session, claims: Iterable[Claim], *, picture: bool = False) -> tuple[ClaimRow, ...]:
    """Return the rows of the claims on evidence that is no account, in the order of its pages or seconds."""
    shown = sorted(claims, key=_place_order)
    standings = session.standings(shown)
    return tuple(_row(session, claim, standings.get(claim.criterion), _place(claim, picture)) for claim in shown)


def _quote(claim: Claim) -> str:
    return " ".join(claim.passage.quote.split()) if claim.passage else tr(_WHOLE)


def _place(claim: Claim, picture: bool) -> str:
    place = say_region(claim.region, picture=picture) if claim.region else tr(_ALL)
    return f"{place[0].upper()}{place[1:]}"


def _row(session: Session, claim: Claim, standing: Standing | None, quote: str) -> ClaimRow:
    criterion = session.criteria.get(claim.criterion)
    trouble = tr("reworded") if claim.reworded else ""
    if claim.place_changed and claim.anchor:
        lost = claim.anchor.outcome is Outcome.LOST
        trouble = (
            (tr("page gone") if lost else tr("new version"))
            if claim.region
            else tr("words gone")
            if lost
            else tr("words changed")
        )
    return ClaimRow(
        claim=claim,
        code=session.code_of_claim(claim),
        colour=session.colour_of(claim.criterion),
        criterion=criterion.text if criterion else claim.wording,
        need=claim.need,
        quote=quote,
        trouble=trouble,
        decided=claim_said(standing, claim.id),
        verdict=claim_state(standing, claim.id),
        short=claim_short(standing, claim.id),
        refused=standing is not None and claim.id in standing.refused,
        in_file=claim.region is not None,
    )


def _place_order(claim: Claim) -> tuple[bool, bool, float, float, int]:
    page, at = 0.0, 0.0
    if claim.box is not None:
        page, at = float(claim.box.page), claim.box.top
    elif claim.stretch is not None:
        page, at = claim.stretch.start, claim.stretch.end
    return (not claim.to_recheck, claim.region is None, page, at, claim.id)


def _order(claim: Claim) -> tuple[bool, bool, int, int, int]:
    if claim.passage is None or claim.anchor is None:
        return (not claim.to_recheck, True, 0, 0, claim.id)
    return (not claim.to_recheck, False, list(Section).index(claim.passage.section), claim.anchor.start, claim.id)
