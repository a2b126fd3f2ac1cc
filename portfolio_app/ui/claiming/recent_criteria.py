"""The criteria that were claimed last, the latest first; the program remembers them."""

from portfolio_app.ui.claiming.criterion_list import RECENT
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings

_KEY = "accounts/recent criteria"


def recent_criteria(session: Session, settings: Settings) -> tuple[str, ...]:
    """Return those that the portfolio has, by full reference."""
    return tuple(key for key in settings.text(_KEY).split("\n") if key in session.criteria)


def remember_criterion(session: Session, settings: Settings, reference: str) -> None:
    """Put a criterion first."""
    recent = (reference, *(key for key in recent_criteria(session, settings) if key != reference))[:RECENT]
    settings.remember(_KEY, "\n".join(recent))
