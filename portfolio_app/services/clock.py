"""The time, as the portfolio records it."""

from datetime import date

from portfolio_app.domain import time
from portfolio_app.domain.time import Moment


def now() -> str:
    """Return the present time as ISO 8601 in UTC, to the second."""
    return Moment.now().recorded


def today() -> date:
    """Return the user's present day."""
    return time.today()
