"""The time, as the portfolio records it."""

from datetime import UTC, date, datetime


def now() -> str:
    """Return the present time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Return the user's present day."""
    return datetime.now().astimezone().date()
