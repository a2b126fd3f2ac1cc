"""Offsets between Python's code points and Qt's UTF-16 units; dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from portfolio_app.domain.words.text import clean
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.utf16 import Offsets, text_of

TODAY = date(2026, 11, 21)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("😀👍🏽é\u0301\n ab"))


@given(TEXTS)
def test_places_convert_both_ways(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        in_qt = len(text[:place].encode("utf-16-le")) // 2
        assert offsets.to_qt(place) == in_qt
        assert offsets.from_qt(in_qt) == place


def test_a_place_within_a_character_is_its_start() -> None:
    assert Offsets("a😀b").from_qt(2) == 1


@given(TEXTS)
def test_a_document_gives_back_the_text(qapp: object, text: str) -> None:
    stored = clean(text).replace("\ufdd0", "").replace("\ufdd1", "")
    document = QTextDocument()
    document.setPlainText(stored)
    assert text_of(document) == stored


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 March 2026", date(2026, 3, 2)),
        ("2nd of march 2026", date(2026, 3, 2)),
        ("2/3/2026", date(2026, 3, 2)),
        ("02.03.26", date(2026, 3, 2)),
        ("2026-03-02", date(2026, 3, 2)),
        ("Monday, 2 Mar 2026", date(2026, 3, 2)),
        ("24 Dec", date(2025, 12, 24)),
        ("3 nov", date(2026, 11, 3)),
        ("2/3", date(2026, 3, 2)),
        ("March 2nd, 2026", date(2026, 3, 2)),
        ("2026-3-2", date(2026, 3, 2)),
        ("2 March 99", date(1999, 3, 2)),
        ("  ", None),
    ],
)
def test_dates_as_typed(typed: str, day: date | None) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "31/2/2026",
        "March",
        "last Monday",
        "3/14/2026",
        "29 Feb",
        "5",
        "may",
        "May 2026",
        "5/2026",
        "5 26",
        "10:30",
        "1.5",
        "2 March 0126",
        "9" * 30,
    ],
)
def test_what_is_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_date(typed, TODAY)


@given(st.dates(date(1900, 1, 1), date(2068, 12, 31)))
def test_a_date_as_shown_is_read_again(day: date) -> None:
    assert read_date(show_date(day), TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}", TODAY) == day


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("0123456789/-. mayfebst:"), max_size=24))
def test_whatever_is_typed_is_a_day_or_refused(typed: str) -> None:
    try:
        day = read_date(typed, TODAY)
    except ValueError:
        return
    assert (day is None) == (not typed.strip())


def test_dates_as_shown() -> None:
    assert show_date(date(2026, 3, 2)) == "2 March 2026"
    assert show_date(None) == ""
