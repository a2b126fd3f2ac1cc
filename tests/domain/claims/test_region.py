import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.region import (
    Box,
    Region,
    Stretch,
    count_apart,
    fault_of,
    parse_time,
    say_region,
    say_time,
)

parts = st.integers(0, 20).map(lambda number: number / 20)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.integers(0, 19)) / 20, draw(st.integers(0, 19)) / 20
    width = draw(st.integers(1, 20)) / 20
    height = draw(st.integers(1, 20)) / 20
    return Box(draw(st.integers(1, 3)), left, top, min(width, 1 - left), min(height, 1 - top))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    start = draw(st.integers(0, 100))
    return Stretch(start, start + draw(st.integers(1, 50)))


@pytest.mark.parametrize(
    ("region", "fault"),
    [
        (Box(2, 0.1, 0.2, 0.3, 0.4), ""),
        (Box(1), ""),
        (Box(0), "counted from 1"),
        (Box(1, 0.8, 0, 0.3, 1), "beyond its page"),
        (Box(1, -0.1, 0, 0.3, 1), "between 0 and 1"),
        (Box(1, 0, 0, 0.001, 1), "too small"),
        (Box(1, math.nan, 0, 0.5, 1), "between 0 and 1"),
        (Box(1, 0, 0, math.inf, 1), "between 0 and 1"),
        (Stretch(1, 2), ""),
        (Stretch(2, 2), "after the start"),
        (Stretch(-1, 2), "between 0:00"),
        (Stretch(0, math.inf), "between 0:00"),
    ],
)
def test_what_is_wrong_with_a_region(region: Region, fault: str) -> None:
    assert fault in fault_of(region)
    assert bool(fault) == bool(fault_of(region))


def test_boxes_that_only_touch_do_not_overlap() -> None:
    left, right = Box(1, 0, 0, 0.5, 1), Box(1, 0.5, 0, 0.5, 1)
    assert not left.overlaps(right)
    assert left.overlaps(Box(1, 0.4, 0.9, 0.2, 0.1))
    assert not left.overlaps(Box(2, 0, 0, 0.5, 1))


@given(boxes(), boxes())
def test_overlap_is_mutual(one: Box, other: Box) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(one)
    assert fault_of(one) == ""


@given(st.lists(boxes() | stretches(), max_size=8))
def test_what_is_counted_does_not_overlap_and_nothing_more_fits(regions: list[Region]) -> None:
    count = count_apart(regions)
    assert count <= len(regions)
    assert (count > 0) == bool(regions)
    assert count == count_apart(regions + regions)
    assert count == count_apart(reversed(regions))


def test_overlapping_boxes_count_once() -> None:
    assert count_apart([Box(1, 0, 0, 0.5, 0.5), Box(1, 0.1, 0.1, 0.5, 0.5), Box(1, 0.7, 0.7, 0.2, 0.2)]) == 2
    assert count_apart([Stretch(0, 10), Stretch(5, 15), Stretch(10, 20)]) == 2
    assert count_apart([Box(1), Box(2)]) == 2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("75", 75), ("1:15", 75), ("0:10", 10), ("1:02:03.5", 3723.5), (" 90 ", 90), ("1:60", None), ("x", None)],
)
def test_times_are_read(text: str, seconds: float | None) -> None:
    assert parse_time(text) == seconds


@given(st.integers(0, 359_999))
def test_times_survive_being_said(tenths: int) -> None:
    assert parse_time(say_time(tenths / 10)) == tenths / 10


def test_regions_are_said() -> None:
    assert say_region(Box(2)) == "page 2"
    assert say_region(Box(2, 0, 0, 0.5, 0.5)) == "box on page 2"
    assert say_region(Box(1, 0, 0, 0.5, 0.5), picture=True) == "box in the picture"
    assert say_region(Stretch(10, 75)) == "0:10 to 1:15"
