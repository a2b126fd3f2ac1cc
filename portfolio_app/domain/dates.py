"""Dates as they are read in Britain, whatever the system's language is (Qt may set the locale to it)."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def say_date(day: date | None, none: str = "no date") -> str:
    """Return 2 March 2026, or what stands for no date."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else none


def say_short_date(day: date | None, none: str = "no date") -> str:
    """Return 2 Mar 2026, or what stands for no date."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else none
