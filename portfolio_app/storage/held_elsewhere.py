"""Signposts to evidence that is held elsewhere, as stored."""

from dataclasses import replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.storage.evidence import EvidenceRepository
from portfolio_app.storage.mapping import evidence_to_domain
from portfolio_app.storage.orm import EvidenceRow, HeldElsewhereRow
from portfolio_app.translation import tr


class HeldElsewhereRepository:
    """Evidence of which the portfolio only says where it is."""

    def __init__(self, session: Session, evidence: EvidenceRepository) -> None:
        self._session = session
        self._evidence = evidence

    def add(self, held: HeldElsewhere) -> HeldElsewhere:
        """Store a new signpost and return it with its id."""
        evidence = self._evidence.add(held.evidence, words=_words(held))
        stored = replace(held, evidence=evidence)
        self._session.add(_update(HeldElsewhereRow(evidence_id=evidence.id), stored))
        self._session.flush()
        return stored

    def save(self, held: HeldElsewhere) -> None:
        """Replace a stored signpost and its details; raises InputError when there is none."""
        row = self._session.get(HeldElsewhereRow, held.evidence.id)
        if row is None:
            raise InputError(
                tr("{reference} is not held elsewhere; check the reference.", reference=held.evidence.reference)
            )
        _update(row, held)
        self._evidence.save(held.evidence)
        self._evidence.set_words(held.evidence.id, name="", words=_words(held))

    def get(self, evidence_id: int) -> HeldElsewhere | None:
        """Return the signpost, or None when it was removed or is none."""
        return next((held for held in self._select(EvidenceRow.id == evidence_id)), None)

    def all(self) -> tuple[HeldElsewhere, ...]:
        """Return every signpost, in order of reference."""
        return self._select(EvidenceRow.id > 0)

    def _select(self, wanted: ColumnElement[bool]) -> tuple[HeldElsewhere, ...]:
        query = select(EvidenceRow, HeldElsewhereRow).join(HeldElsewhereRow).where(EvidenceRow.removed_at == "")
        rows = self._session.execute(query.where(wanted).order_by(EvidenceRow.id))
        return tuple(
            HeldElsewhere(evidence_to_domain(evidence), row.what, row.held_at, row.checked_by, row.checked_on)
            for evidence, row in rows
        )


def _words(held: HeldElsewhere) -> str:
    return "\n".join(filter(None, (held.what, held.where, held.checked_by)))


def _update(row: HeldElsewhereRow, held: HeldElsewhere) -> HeldElsewhereRow:
    row.what, row.held_at, row.checked_by, row.checked_on = held.what, held.where, held.checked_by, held.checked_on
    return row
