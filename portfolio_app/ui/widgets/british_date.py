"""Dates as people in Britain write them: day first, month by number or name; and as they read them."""

import re
from datetime import date, datetime

from portfolio_app.domain.time import say_date

_EARLIEST = 1900
# Two days that differ in every part: what the parser takes from them was not typed. Both years have a 29 February.
_STAND_INS = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # days, not moments


def read_date(typed: str, today: date) -> date | None:
    """Return the day that was typed, None for nothing; raises ValueError for what is no day.

    Without a year it is the latest such day that is not after ``today``. A day and a month must be there, and the day
    (in 2026-03-02 the year) must be the first number: where that is otherwise, what is meant is anybody's guess.
    """
    words = re.sub(r"\s+", " ", typed.strip())
    if not words:
        return None
    numbers = re.findall(r"[0-9]+", words)
    if not numbers:
        raise ValueError(typed)
    year_first = len(numbers[0]) == 4
    one, two = _parsed(words, year_first=year_first)
    if (one.month, one.day) != (two.month, two.day) or int(numbers[0]) != (one.year if year_first else one.day):
        raise ValueError(typed)
    if one.year == two.year:
        if one.year < _EARLIEST:
            raise ValueError(typed)
        return one
    day = one.replace(year=today.year)
    return day if day <= today else day.replace(year=today.year - 1)


def show_date(day: date | None) -> str:
    """Return the day as it is read in Britain, such as 2 March 2026."""
    return say_date(day, "")


def _parsed(words: str, *, year_first: bool) -> tuple[date, date]:
    from dateutil.parser import parse

    try:
        one, two = (
            parse(words, dayfirst=not year_first, yearfirst=year_first, default=each, ignoretz=True).date()
            for each in _STAND_INS
        )
    except (OverflowError, TypeError, ArithmeticError) as error:  # what the parser lets through on odd numbers
        raise ValueError(words) from error
    return one, two
