"""Dates as people in Britain write them: day first, month by number or name; and as they read them."""

import re
from datetime import date

from portfolio_app.domain.dates import MONTHS, say_date

_MONTHS = tuple(month[:3].casefold() for month in MONTHS)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,})[.,]?(?:\s+(\d{4}|\d{2}))?")


def read_date(typed: str, today: date) -> date | None:
    """Return the day that was typed, None for nothing; raises ValueError for what is no day.

    Without a year it is the latest such day that is not after ``today``.
    """
    words = re.sub(r"^[a-z]+day,?\s+", "", typed.strip().casefold())
    if not words:
        return None
    if match := _ISO.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        return date(_year(match[3]), int(match[2]), int(match[1]))
    match = _NAMED.fullmatch(words)
    if match is None or match[2][:3] not in _MONTHS:
        raise ValueError(typed)
    month = _MONTHS.index(match[2][:3]) + 1
    if match[3]:
        return date(_year(match[3]), month, int(match[1]))
    day = date(today.year, month, int(match[1]))
    return day if day <= today else day.replace(year=today.year - 1)


def show_date(day: date | None) -> str:
    """Return the day as it is read in Britain, such as 2 March 2026."""
    return say_date(day, "")


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
