"""Claims, as stored."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, not_, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.claims.claim import Claim, ClaimMark, ClaimSpot
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.errors import InputError
from portfolio_app.storage.archived import archived_criteria, criteria_of
from portfolio_app.storage.archived_rows import ARCHIVED_SQL
from portfolio_app.storage.claim_rows import claim_to_domain, read_marks
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.failures import reported
from portfolio_app.storage.mapping import update_claim
from portfolio_app.storage.orm import ClaimRow, EvidenceRow
from portfolio_app.translation import tr

_COLUMNS = ClaimRow.__table__  # rows as plain tuples: five times as fast to read as objects that track changes
_SHOWN = ClaimRow.criterion.not_in(archived_criteria())
_STANDING = (ClaimRow.withdrawn_at == "") & _SHOWN

_SPOTS = f"""
SELECT id, criterion, evidence_id, section IS NULL AND page IS NULL AND stretch_start IS NULL, starred,
       reworded OR coalesce(anchor_outcome IN (?, ?), 0)
FROM claims
WHERE withdrawn_at = '' AND evidence_id NOT IN (SELECT id FROM evidence WHERE removed_at <> '')
      AND criterion NOT IN ({ARCHIVED_SQL})
ORDER BY id
"""

_TALLIES = f"""
SELECT evidence_id, count(DISTINCT criterion), coalesce(sum(reworded OR anchor_outcome IN (?, ?)), 0)
FROM claims
WHERE withdrawn_at = '' AND criterion NOT IN ({ARCHIVED_SQL})
GROUP BY evidence_id
"""


class ClaimRepository:
    """Claims; a withdrawn one keeps its row and its dates."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session = session
        self._path = path

    def add(self, claim: Claim) -> Claim:
        """Store a new claim and return it with its id."""
        return self.add_all([claim])[0]

    def add_all(self, claims: Sequence[Claim]) -> list[Claim]:
        """Store new claims at once and return them with their ids."""
        rows = [ClaimRow() for _ in claims]
        for row, claim in zip(rows, claims, strict=True):
            update_claim(row, claim)
        self._session.add_all(rows)
        self._session.flush()
        return [replace(claim, id=row.id) for row, claim in zip(rows, claims, strict=True)]

    def get(self, claim_id: int) -> Claim | None:
        """Return the claim, standing or withdrawn, or None."""
        row = self._session.get(ClaimRow, claim_id)
        return claim_to_domain(row) if row else None

    def save(self, claim: Claim) -> None:
        """Replace every field of the stored claim; raises InputError when it was never stored."""
        self.save_all([claim])

    def save_all(self, claims: Sequence[Claim]) -> None:
        """Replace every field of the stored claims at once; raises InputError when one was never stored."""
        ids = [claim.id for claim in claims]
        rows = {row.id: row for row in self._session.scalars(select(ClaimRow).where(ClaimRow.id.in_(ids)))}
        for claim in claims:
            if claim.id not in rows:
                raise InputError(tr("There is no claim {id} in this portfolio; check its number.", id=claim.id))
            update_claim(rows[claim.id], claim)
        self._session.flush()

    def of_evidence(self, evidence_id: int, *, withdrawn: bool = False) -> tuple[Claim, ...]:
        """Return the standing claims on that piece of evidence, or all that were ever made, in order of id.

        Only all of them include claims on archived criteria.
        """
        query = select(_COLUMNS).where(ClaimRow.evidence_id == evidence_id).order_by(ClaimRow.id)
        rows = self._session.execute(query if withdrawn else query.where(_STANDING))
        return tuple(claim_to_domain(row) for row in rows)

    def all(self, withdrawn: bool = False) -> tuple[Claim, ...]:
        """Return the standing claims, or every claim ever made, on evidence that was not removed, in order of id."""
        removed = select(EvidenceRow.id).where(EvidenceRow.removed_at != "")
        query = select(_COLUMNS).where(ClaimRow.evidence_id.not_in(removed), _SHOWN).order_by(ClaimRow.id)
        rows = self._session.execute(query if withdrawn else query.where(_STANDING))
        return tuple(claim_to_domain(row) for row in rows)

    def marks(self, evidence_id: int | None = None, *, without: Collection[int] = ()) -> tuple[ClaimMark, ...]:
        """Return the little of each standing claim, or of those on one piece of evidence, that coverage needs.

        Each is at its present place; those ``without`` which it is are left out.
        """
        # Coverage is asked for after every change: SQLAlchemy's rows would cost as much again as the reading.
        with reported(self._path):
            return read_marks(driver_of(self._session), evidence_id, without)

    def spots(self) -> tuple[ClaimSpot, ...]:
        """Return the little of each standing claim that the map shows, in order of id."""
        driver = driver_of(self._session)
        with reported(self._path):
            found = driver.execute(_SPOTS, (Outcome.CHANGED.value, Outcome.LOST.value))
            return tuple(ClaimSpot(*row[:3], *map(bool, row[3:])) for row in found)

    def tallies(self) -> dict[int, tuple[int, int]]:
        """Return how many criteria each piece of evidence is claimed for, and how many claims have lost their words."""
        driver = driver_of(self._session)
        with reported(self._path):
            found = driver.execute(_TALLIES, (Outcome.CHANGED.value, Outcome.LOST.value))
            return {evidence_id: (criteria, recheck) for evidence_id, criteria, recheck in found}

    def on_one_word(self) -> frozenset[int]:
        """Return the evidence with a standing claim on a single word."""
        words = func.trim(ClaimRow.quote, " \t\n\u00a0")
        several = or_(*(words.contains(space) for space in (" ", "\n", "\t", "\u00a0")))
        query = select(ClaimRow.evidence_id).where(_STANDING, ClaimRow.quote.is_not(None), not_(several))
        return frozenset(self._session.scalars(query.distinct()))

    def of_criterion(self, criterion: str) -> tuple[Claim, ...]:
        """Return the standing claims on a criterion, on evidence that was not removed, in order of id."""
        removed = select(EvidenceRow.id).where(EvidenceRow.removed_at != "")
        query = select(_COLUMNS).where(ClaimRow.criterion == criterion, _STANDING)
        rows = self._session.execute(query.where(ClaimRow.evidence_id.not_in(removed)).order_by(ClaimRow.id))
        return tuple(claim_to_domain(row) for row in rows)

    def archived(self) -> frozenset[str]:
        """Return the criteria whose claims are kept and hidden."""
        return frozenset(self._session.scalars(archived_criteria()))

    def of_framework(self, code: str) -> tuple[Claim, ...]:
        """Return every claim ever made on criteria of that framework, archived or not, in order of id."""
        rows = self._session.execute(
            select(_COLUMNS).where(ClaimRow.criterion.in_(criteria_of(code))).order_by(ClaimRow.id)
        )
        return tuple(claim_to_domain(row) for row in rows)

    def count_of_framework(self, code: str) -> int:
        """Return how many claims were ever made on criteria of that framework, withdrawn ones included."""
        query = select(func.count()).select_from(ClaimRow).where(ClaimRow.criterion.in_(criteria_of(code)))
        return self._session.scalar(query) or 0
