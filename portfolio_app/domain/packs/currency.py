"""Currency: evidence that is older than a profile takes."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.packs.profile import Profile


def too_old(pieces: Iterable[Evidence], profile: Profile, today: date) -> tuple[Evidence, ...]:
    """Return the pieces whose date is before the oldest that the profile takes; without a date nothing is known."""
    if not profile.oldest_evidence_months:
        return ()
    oldest = _months_before(today, profile.oldest_evidence_months)
    return tuple(piece for piece in pieces if piece.produced_on and piece.produced_on < oldest)


def _months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
