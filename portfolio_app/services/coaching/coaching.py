"""Advice on the accounts of a portfolio."""

from typing import TYPE_CHECKING

from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.services.coaching.cues import cues
from portfolio_app.services.lookup import find_account
from portfolio_app.storage.database import Database

if TYPE_CHECKING:
    from portfolio_app.storage.unit_of_work import UnitOfWork


class Coaching:
    """Questions about what is still missing; each call is one reading of the file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reading(self) -> PortfolioReading:
        """Return the portfolio as coaching reads it; advice can be worked out from it in any thread."""
        with self._database.unit_of_work(reading=True) as unit:
            return read(unit)

    def advise(self, reference: str = "") -> tuple[Advice, ...]:
        """Return the advice on one account, or on all, the most useful of each account first."""
        with self._database.unit_of_work(reading=True) as unit:
            only = find_account(unit, reference).evidence.id if reference else None
            reading = read(unit)
        if only is not None:
            return advise(reading.of(only))
        return tuple(advice for each in reading.each() for advice in advise(each))


def read(unit: "UnitOfWork") -> PortfolioReading:
    """Return the portfolio as coaching reads it, within a unit of work."""
    return PortfolioReading(unit.accounts.all(), unit.claims.all(), unit.frameworks.all(), cues())
