"""The frameworks in use, as stored."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.framework import Framework
from portfolio_app.storage.mapping import framework_from_domain, framework_to_domain
from portfolio_app.storage.orm import ClaimRow, CriterionRow, DecisionRow, FrameworkRow, OutcomeRow, UnitRow


class FrameworkRepository:
    """Frameworks, each whole: with its units, outcomes, criteria, needs and guidance."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Framework, ...]:
        """Return every framework in the order in which they were added."""
        rows = self._session.scalars(select(FrameworkRow).order_by(FrameworkRow.id))
        return tuple(framework_to_domain(row) for row in rows)

    def get(self, code: str) -> Framework | None:
        """Return the framework of that code, or None."""
        row = self._row(code)
        return framework_to_domain(row) if row else None

    def add(self, framework: Framework) -> None:
        """Store a new framework; raises InputError when its code is in use."""
        if self._session.scalar(select(FrameworkRow.id).where(FrameworkRow.code == framework.code)) is not None:
            raise InputError(f"The framework {framework.code} is in the portfolio already; remove it first.")
        self._session.add(framework_from_domain(framework))
        self._session.flush()

    def remove(self, code: str) -> None:
        """Remove the framework of that code, if it is there; raises InputError while claims or decisions need it."""
        row = self._row(code)
        if row is None:
            return
        used = select(func.count()).where(
            or_(
                select(ClaimRow.id).where(ClaimRow.criterion == CriterionRow.reference).exists(),
                select(DecisionRow.id).where(DecisionRow.criterion == CriterionRow.reference).exists(),
            )
        )
        used = used.select_from(CriterionRow).join(OutcomeRow).join(UnitRow).where(UnitRow.framework_id == row.id)
        if self._session.scalar(used):
            raise InputError(f"The framework {code} cannot be removed, because claims or decisions are made on it.")
        self._session.delete(row)
        self._session.flush()

    def _row(self, code: str) -> FrameworkRow | None:
        return self._session.scalar(select(FrameworkRow).where(FrameworkRow.code == code))
