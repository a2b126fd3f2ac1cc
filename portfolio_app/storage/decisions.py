"""Decisions, as stored."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portfolio_app.domain.decision import Decision
from portfolio_app.storage.mapping import decision_from_domain, decision_to_domain
from portfolio_app.storage.orm import DecisionRow


class DecisionRepository:
    """Decisions; they are added and never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Decision, ...]:
        """Return every decision in the order in which they were taken in."""
        return tuple(
            decision_to_domain(row) for row in self._session.scalars(select(DecisionRow).order_by(DecisionRow.id))
        )

    def add(self, decision: Decision) -> Decision:
        """Store a decision and return it with its id."""
        row = decision_from_domain(decision)
        self._session.add(row)
        self._session.flush()
        return replace(decision, id=row.id)
