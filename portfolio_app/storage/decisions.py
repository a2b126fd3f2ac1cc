"""Decisions, as stored."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.storage.archived import archived_criteria
from portfolio_app.storage.mapping import decision_from_domain, decision_to_domain
from portfolio_app.storage.orm_decisions import DecisionRow


class DecisionRepository:
    """Decisions; they are added and never changed. Those whose taking in was undone stay, and do not count."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self, *, undone: bool = False) -> tuple[Decision, ...]:
        """Return every decision that counts, or with ``undone`` all there are, in the order of being taken in.

        Only all of them include decisions on archived criteria.
        """
        query = select(DecisionRow).order_by(DecisionRow.id)
        counts = (DecisionRow.undone_at == "") & DecisionRow.criterion.not_in(archived_criteria())
        rows = self._session.scalars(query if undone else query.where(counts))
        return tuple(decision_to_domain(row) for row in rows)

    def add(self, decision: Decision) -> Decision:
        """Store a decision and return it with its id."""
        return self.add_all([decision])[0]

    def add_all(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Store decisions at once and return them with their ids."""
        rows = [decision_from_domain(decision) for decision in decisions]
        self._session.add_all(rows)
        self._session.flush()
        return tuple(replace(decision, id=row.id) for row, decision in zip(rows, decisions, strict=True))

    def mark_undone(self, ids: Sequence[int], undone_at: str) -> None:
        """Let these decisions count no longer, or with "" count again."""
        self._session.execute(update(DecisionRow).where(DecisionRow.id.in_(ids)).values(undone_at=undone_at))
