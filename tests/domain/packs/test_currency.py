"""How old a profile lets evidence be."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.packs.currency import too_old
from portfolio_app.domain.packs.profile import EVERYTHING, Profile

_TODAY = date(2026, 3, 31)


def _piece(day: date | None) -> Evidence:
    return Evidence(1, EvidenceKind.ACCOUNT, "A piece", day)


def _is_old(day: date | None, months: int, today: date = _TODAY) -> bool:
    return bool(too_old([_piece(day)], Profile("p", "P", oldest_evidence_months=months), today))


def test_what_is_dated_before_the_oldest_day_is_too_old() -> None:
    assert _is_old(date(2024, 3, 30), 24)
    assert not _is_old(date(2024, 3, 31), 24)
    assert not _is_old(date(2026, 2, 28), 1), "February has no 31st"
    assert _is_old(date(2026, 2, 27), 1)
    assert not _is_old(None, 24), "nothing is known of what has no date"
    assert not too_old([_piece(date(1999, 1, 1))], EVERYTHING, _TODAY)


@given(st.dates(date(1960, 1, 1), date(2100, 1, 1)), st.integers(1, 600))
def test_a_month_is_28_to_31_days(today: date, months: int) -> None:
    assert _is_old(today - timedelta(days=31 * months + 1), months, today)
    assert not _is_old(today - timedelta(days=28 * months), months, today)
