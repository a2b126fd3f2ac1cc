"""Time: one rule for the day that a moment falls on, in every zone, and how both are said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.time import (
    Moment,
    day_of,
    say_date,
    say_day_of,
    say_lately,
    say_moment,
    say_short_date,
    today,
)
from tests.zones import in_zone

LATE = "2026-06-30T23:30:00Z"
ZONES = ("Europe/London", "UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata", "Pacific/Pago_Pago")


@pytest.mark.parametrize(
    ("zone", "day", "said"),
    [
        ("Europe/London", date(2026, 7, 1), "1 July 2026 at 00:30"),
        ("UTC", date(2026, 6, 30), "30 June 2026 at 23:30"),
        ("America/New_York", date(2026, 6, 30), "30 June 2026 at 19:30"),
        ("Asia/Kolkata", date(2026, 7, 1), "1 July 2026 at 05:00"),
    ],
)
def test_a_moment_falls_on_the_day_of_the_computers_zone(zone: str, day: date, said: str) -> None:
    with in_zone(zone):
        assert day_of(LATE) == day
        assert Moment.read(LATE).said == said
        assert say_day_of(LATE) == say_date(day)
        assert say_moment(LATE, day) == f"today {said[-5:]}"


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_recorded_without_its_time_is_that_day_everywhere(zone: str) -> None:
    with in_zone(zone):
        assert day_of("2026-03-02T00:00:00Z") == date(2026, 3, 2)
        assert day_of("2026-03-02") == date(2026, 3, 2)


@pytest.mark.parametrize("zone", ZONES)
@given(at=st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31), timezones=st.just(UTC)))
def test_what_is_recorded_is_read_back_in_every_zone(zone: str, at: datetime) -> None:
    moment = Moment(at.replace(microsecond=0))
    with in_zone(zone):
        assert Moment.read(moment.recorded) == moment
        assert abs(moment.day - at.date()) <= timedelta(days=1)


@pytest.mark.parametrize("zone", ZONES)
def test_now_is_today(zone: str) -> None:
    with in_zone(zone):
        before = today()
        assert before <= (day_of(Moment.now().recorded) or date.max) <= today()


def test_a_moment_with_an_offset_is_recorded_in_utc() -> None:
    assert Moment.read("2026-07-01T00:30:00+01:00").recorded == LATE
    assert Moment.read("2026-06-30T23:30:00").recorded == LATE


def test_what_is_no_moment_has_no_day_and_is_shown_as_it_is() -> None:
    assert day_of("long ago") is None
    assert day_of("") is None
    assert say_day_of("", "never") == "never"
    assert say_moment("long ago", date(2026, 3, 2)) == "long ago"


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("2026-03-02T19:42:00Z", "today 19:42"),
        ("2026-03-01T00:05:00Z", "yesterday 00:05"),
        ("2026-02-02T19:42:00Z", "2 February 2026, 19:42"),
        ("2026-03-03T01:00:00Z", "3 March 2026, 01:00"),
    ],
)
def test_times_are_said_as_in_britain(recorded: str, expected: str) -> None:
    with in_zone("Europe/London"):
        assert say_moment(recorded, date(2026, 3, 2)) == expected


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 18), "Wednesday"),
        (date(2026, 11, 14), "14 November"),
        (date(2025, 11, 14), "14 November 2025"),
        (date(2026, 11, 25), "25 November"),
    ],
)
def test_days_as_people_say_them(day: date, words: str) -> None:
    assert say_lately(day, date(2026, 11, 21)) == words


def test_dates_are_said_long_and_short() -> None:
    assert (say_date(date(2026, 3, 2)), say_short_date(date(2026, 3, 2))) == ("2 March 2026", "2 Mar 2026")
    assert (say_date(None), say_short_date(None, "")) == ("no date", "")
