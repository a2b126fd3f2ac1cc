"""Whose portfolio it is, as stored."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.storage.orm import PortfolioRow
from portfolio_app.translation import tr


class PortfolioRepository:
    """The one description of the portfolio."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self) -> Portfolio:
        """Return the description; raises FileError when the file has lost it."""
        row = self._session.get(PortfolioRow, 1)
        if row is None:
            raise FileError(tr("The portfolio is damaged: it does not say whose it is; open a backup of it instead."))
        return Portfolio(
            identity=row.identity,
            learner=row.learner,
            created_at=row.created_at,
            learner_number=row.learner_number,
            programme=row.programme,
            employer=row.employer,
            provider=row.provider,
            ai_use=row.ai_use,
            authorship_since=row.authorship_since,
        )

    def save(self, portfolio: Portfolio) -> None:
        """Store the description in the place of the former one."""
        self._session.merge(PortfolioRow(id=1, **asdict(portfolio)))
        self._session.flush()
