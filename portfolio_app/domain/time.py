"""Time: moments as the portfolio records them, the day that each falls on, and how they are said in Britain.

A moment is recorded in UTC (ISO 8601, to the second). What is shown is the day and the time in the zone of the computer
that shows it; a document or a pack says them in the zone of the computer that makes it. So lists, documents and forms
of one person name the same day. Months are named here: Qt may set the locale to the system's language.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from portfolio_app.translation import mark, tr

_WRONG = timedelta(hours=1)
"""What a clock may be wrong by, and British summer time is ahead of UTC."""

MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


@dataclass(frozen=True)
class Moment:
    """A point in time; ``at`` knows its zone."""

    at: datetime

    @classmethod
    def now(cls) -> "Moment":
        """Return the present moment, to the second."""
        return cls(datetime.now(UTC).replace(microsecond=0))

    @classmethod
    def read(cls, recorded: str) -> "Moment":
        """Return a recorded moment; raises ValueError for what is none. One without a zone is in UTC."""
        at = datetime.fromisoformat(recorded)
        return cls(at if at.tzinfo else at.replace(tzinfo=UTC))

    @property
    def recorded(self) -> str:
        """The moment as the portfolio records it."""
        at = self.at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
        return f"{at.isoformat()}Z"

    @cached_property
    def here(self) -> datetime:
        """The moment in the zone of this computer.

        Midnight in UTC is how a day is recorded whose time nobody said (a form, a spreadsheet's cell): it stays that
        day in every zone.
        """
        if not self.at.utcoffset() and self.at.time() == time():
            return self.at
        try:
            return self.at.astimezone()
        except (OverflowError, OSError):  # the first or last days that there are; Windows knows none before 1970
            return self.at

    @property
    def day(self) -> date:
        """The day that it falls on here."""
        return self.here.date()

    @property
    def said(self) -> str:
        """The moment as people read it, such as 2 March 2026 at 19:42."""
        return tr("{date} at {here}", date=say_date(self.day), here=f"{self.here:%H:%M}")

    def said_on(self, today: date) -> str:
        """Return the moment as it is read on a day, such as today 19:42 or 2 March 2026, 19:42."""
        ago = (today - self.day).days
        day = (tr("today"), tr("yesterday"))[ago] if ago in (0, 1) else f"{say_date(self.day)},"
        return f"{day} {self.here:%H:%M}"


def is_after(recorded: str, moment: str) -> bool:
    """Tell whether a recorded moment is after another, by more than a clock may be wrong; False for what is none."""
    try:
        return Moment.read(recorded).at > Moment.read(moment).at + _WRONG
    except (ValueError, OverflowError):
        return False


def today() -> date:
    """Return the present day here."""
    return datetime.now().astimezone().date()


def day_of(recorded: str) -> date | None:
    """Return the day here of a recorded moment, or None when it is none."""
    try:
        return Moment.read(recorded).day
    except ValueError:
        return None


def say_date(day: date | None, none: str = mark("no date")) -> str:
    """Return 2 March 2026, or what stands for no date."""
    return tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year) if day else tr(none)


def say_short_date(day: date | None, none: str = mark("no date")) -> str:
    """Return 2 Mar 2026, or what stands for no date."""
    return (
        tr("{day} {month} {year}", day=day.day, month=tr(MONTHS[day.month - 1])[:3], year=day.year) if day else tr(none)
    )


def say_day_of(recorded: str, none: str = mark("no date")) -> str:
    """Return the day here of a recorded moment in words."""
    return say_date(day_of(recorded), tr(none))


def say_time_of(recorded: str) -> str:
    """Return the time of day here of a recorded moment, to the second; "" when it is none."""
    try:
        return f"{Moment.read(recorded).here:%H:%M:%S}"
    except ValueError:
        return ""


def say_moment(recorded: str, today: date) -> str:
    """Return a recorded moment as it is read on a day; what is no moment is returned as it is."""
    try:
        return Moment.read(recorded).said_on(today)
    except ValueError:
        return recorded


def say_lately(day: date, today: date) -> str:
    """Return a day as people say it: today, yesterday, Monday, 3 March, 3 March 2025."""
    ago = (today - day).days
    if ago in (0, 1):
        return (tr("today"), tr("yesterday"))[ago]
    if 1 < ago < 7:
        return tr(DAYS[day.weekday()])
    return say_date(day).removesuffix(f" {today.year}")
