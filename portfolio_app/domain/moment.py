"""Days out of the times that the portfolio records."""

from datetime import date


def day_of(moment: str) -> date | None:
    """Return the day of an ISO 8601 time, or None when it is none."""
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
