"""The frameworks in use, as stored."""

from pathlib import Path

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.failures import reported
from portfolio_app.storage.framework_cache import FrameworkCache
from portfolio_app.storage.framework_mapping import store_framework
from portfolio_app.storage.framework_rows import read_frameworks
from portfolio_app.storage.orm import ClaimRow, CriterionRow, FrameworkRow, OutcomeRow, UnitRow
from portfolio_app.storage.orm_decisions import DecisionRow
from portfolio_app.translation import tr


class FrameworkRepository:
    """Frameworks, each whole: with its units, outcomes, criteria, needs and guidance."""

    def __init__(self, session: Session, path: Path, cache: FrameworkCache | None = None) -> None:
        self._session = session
        self._path = path
        self._cache = cache
        self._changed = False

    def all(self) -> tuple[Framework, ...]:
        """Return every framework in use, in the order in which they were added."""
        if self._cache is None or self._changed:
            return self._read()
        if self._cache.frameworks is None:
            self._cache.frameworks = self._read()
        return self._cache.frameworks

    def archived(self) -> tuple[Framework, ...]:
        """Return the frameworks that are kept and hidden, in the order in which they were added."""
        return self._read(archived=True)

    def archive(self, code: str, at: str) -> None:
        """Hide the framework of that code from now on, or with "" show it again."""
        row = self._row(code)
        if row is not None:
            self._changed = True
            row.archived_at = at
            self._session.flush()

    def choose(self, framework: Framework) -> None:
        """Store which pathway and which units of a framework are chosen in this value of it."""
        row = self._row(framework.code)
        if row is None:
            return
        self._changed = True
        row.pathway = framework.pathway
        chosen = {unit.code: unit.chosen for unit in framework.units}
        for unit in self._session.scalars(select(UnitRow).where(UnitRow.framework_id == row.id)):
            unit.chosen = chosen.get(unit.code, unit.chosen)
        self._session.flush()

    def committed(self) -> None:
        """Let others see what was changed here."""
        if self._changed and self._cache is not None:
            self._cache.frameworks = None

    def get(self, code: str) -> Framework | None:
        """Return the framework of that code, or None."""
        return next((framework for framework in self.all() if framework.code == code), None)

    def add(self, framework: Framework, place: int | None = None) -> None:
        """Store a new framework, last or in a place that is free; raises InputError when its code is in use."""
        codes = self._session.scalars(select(FrameworkRow.code))
        if framework.code.casefold() in (archived.code.casefold() for archived in self.archived()):
            raise InputError(
                tr(
                    "The framework {code} is archived in this portfolio; bring it back (“framework restore”).",
                    code=framework.code,
                )
            )
        if framework.code.casefold() in map(str.casefold, codes):
            raise InputError(
                tr(
                    "There is a framework {code} in the portfolio already; "
                    "give the new one another code, or remove that one.",
                    code=framework.code,
                )
            )
        self._changed = True
        store_framework(self._session, framework, place)

    def has_claims(self, code: str) -> bool:
        """Tell whether claims, even withdrawn ones, or decisions are on the framework of that code."""
        row = self._row(code)
        return row is not None and bool(self._used(row))

    def replace(self, code: str, framework: Framework) -> None:
        """Put another framework in the place of the one of that code; raises InputError as adding and removing do."""
        row = self._row(code)
        place = row.id if row is not None else None
        self.remove(code)
        self.add(framework, place)

    def remove(self, code: str) -> None:
        """Remove the framework of that code, if it is there; raises InputError while claims or decisions need it."""
        row = self._row(code)
        if row is None:
            return
        if self._used(row):
            raise InputError(
                tr("The framework {code} cannot be removed, because claims or decisions are made on it.", code=code)
            )
        self._changed = True
        self._session.expunge(row)
        self._session.execute(delete(FrameworkRow).where(FrameworkRow.id == row.id))  # and with it all that is in it

    def _used(self, row: FrameworkRow) -> int:
        """Return how many criteria of a framework have claims or decisions."""
        used = select(func.count()).where(
            or_(
                select(ClaimRow.id).where(ClaimRow.criterion == CriterionRow.reference).exists(),
                select(DecisionRow.id).where(DecisionRow.criterion == CriterionRow.reference).exists(),
            )
        )
        used = used.select_from(CriterionRow).join(OutcomeRow).join(UnitRow).where(UnitRow.framework_id == row.id)
        return self._session.scalar(used) or 0

    def _read(self, *, archived: bool = False) -> tuple[Framework, ...]:
        # Not as objects that track changes, which cost ten times that: frameworks are read for every claim.
        with reported(self._path):
            return read_frameworks(driver_of(self._session), archived=archived)

    def _row(self, code: str) -> FrameworkRow | None:
        return self._session.scalar(select(FrameworkRow).where(FrameworkRow.code == code))
