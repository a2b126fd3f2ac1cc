"""Counting how words came: shares, differences, and what one change in the editor is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.evidence.authorship import (
    AccountRecord,
    Counts,
    Origin,
    TenMinutes,
    characters,
    difference,
    record_lines,
    stretch_of,
    written,
)
from portfolio_app.domain.evidence.evidence import StarText

NUMBERS = st.integers(0, 10**6)
COUNTS = st.builds(Counts, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
TEXTS = st.builds(StarText, *[st.text("ab \n", max_size=12)] * 5)


@given(COUNTS)
def test_shares_are_a_hundred_and_near_the_truth(counts: Counts) -> None:
    shares = counts.shares()
    assert sum(shares.values()) == (100 if counts.put_in else 0)
    for origin, share in shares.items():
        assert abs(share * counts.put_in - 100 * counts.of(origin)) <= counts.put_in


@given(COUNTS, COUNTS)
def test_what_is_added_can_be_taken_back(one: Counts, other: Counts) -> None:
    assert one.plus(other).minus(other) == one


@given(TEXTS, TEXTS)
def test_a_difference_explains_the_text(former: StarText, text: StarText) -> None:
    found = difference(former, text, Origin.BROUGHT_IN)
    assert characters(former) + found.put_in - found.removed == characters(text)
    assert found.typed == 0
    assert 0 <= found.put_in <= characters(text)


@given(TEXTS, TEXTS)
def test_what_was_there_before_is_not_in_the_record(former: StarText, text: StarText) -> None:
    record = AccountRecord(1, (TenMinutes("2026-03-02T10:00:00Z", difference(former, text, Origin.TYPED)),))
    assert record.unrecorded(text) == characters(former)


@pytest.mark.parametrize(
    ("origin", "added", "removed", "after", "came"),
    [
        (Origin.TYPED, 1, 0, "", Origin.TYPED),
        (Origin.TYPED, 1, 0, "  ", Origin.TYPED),
        (Origin.TYPED, 1, 0, " and more", Origin.REWORKED),
        (Origin.TYPED, 1, 9, "", Origin.REWORKED),
        (Origin.PASTED, 9, 0, " and more", Origin.PASTED),
    ],
)
def test_typing_inside_words_reworks_them(origin: Origin, added: int, removed: int, after: str, came: Origin) -> None:
    assert written(origin, added, removed, after) == Counts.one(came, added, removed)


def test_a_record_is_figures_alone() -> None:
    stretches = (TenMinutes(stretch_of("2026-03-02T10:09:59Z"), Counts(1, 2, 3, 4, 5, 6)),)
    assert record_lines(4, stretches) == "account 4\n2026-03-02T10:00:00Z 1 2 3 4 5 6\n"
