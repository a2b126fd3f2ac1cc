"""The table of methods, as stored."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.evidence.method import Method
from portfolio_app.storage.orm import EvidenceRow, MethodRow


class MethodRepository:
    """The methods that the portfolio knows, in the order that the learner gave them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Method, ...]:
        """Return the methods in their order."""
        rows = self._session.scalars(select(MethodRow).order_by(MethodRow.position))
        return tuple(Method(row.code, row.name) for row in rows)

    def set(self, methods: Sequence[Method]) -> None:
        """Exchange the whole table."""
        self._session.execute(delete(MethodRow))
        self._session.add_all(
            MethodRow(code=method.code, position=place, name=method.name) for place, method in enumerate(methods)
        )
        self._session.flush()

    def uses(self) -> dict[str, tuple[int, ...]]:
        """Return the ids of the evidence that has each code."""
        present = select(EvidenceRow.method, EvidenceRow.id).where(EvidenceRow.removed_at == "")
        found: dict[str, list[int]] = {}
        for code, evidence in self._session.execute(present.order_by(EvidenceRow.id)):
            found.setdefault(code, []).append(evidence)
        return {code: tuple(ids) for code, ids in found.items()}
