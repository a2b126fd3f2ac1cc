"""Decisions, as stored."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.storage.archived import criteria_of
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.decision_rows import read_decisions
from portfolio_app.storage.failures import reported
from portfolio_app.storage.mapping import decision_from_domain
from portfolio_app.storage.orm_decisions import DecisionRow


class DecisionRepository:
    """Decisions; they are added and never changed. Those whose taking in was undone stay, and do not count."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session = session
        self._path = path

    def all(self, *, undone: bool = False) -> tuple[Decision, ...]:
        """Return every decision that counts, or with ``undone`` all there are, in the order of being taken in.

        Only all of them include decisions on archived criteria.
        """
        with reported(self._path):
            return read_decisions(driver_of(self._session), undone=undone)

    def of_framework(self, code: str) -> tuple[Decision, ...]:
        """Return every decision that counts on criteria of that framework, archived or not."""
        counting = select(DecisionRow.id).where(
            DecisionRow.criterion.in_(criteria_of(code)), DecisionRow.undone_at == ""
        )
        ids = frozenset(self._session.scalars(counting))
        return tuple(decision for decision in self.all(undone=True) if decision.id in ids) if ids else ()

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
