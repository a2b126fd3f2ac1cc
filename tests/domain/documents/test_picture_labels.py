"""Codes on pictures: inside the picture, beside what is claimed, and never one over another while there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.documents.picture_labels import Box, place_labels

SIZE = (40.0, 12.0)


def meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_code_stands_left_of_its_outline_where_there_is_room() -> None:
    (place,) = place_labels([(100, 50, 300, 90)], [SIZE], 400, 300)
    assert place[2] < 100
    assert place[1] == 50


def test_a_code_stands_right_or_above_where_there_is_no_room_on_the_left() -> None:
    at_left, across = place_labels([(0, 50, 300, 90), (0, 200, 400, 240)], [SIZE, SIZE], 400, 300)
    assert at_left[0] > 300
    assert across[3] < 200


def test_codes_of_the_same_part_stand_one_under_another() -> None:
    places = place_labels([(100, 50, 300, 90)] * 3, [SIZE] * 3, 400, 300)
    assert len({place[0] for place in places}) == 1
    assert places[0][3] <= places[1][1] < places[1][3] <= places[2][1]


def test_an_outline_round_the_whole_picture_has_its_code_in_the_corner() -> None:
    assert place_labels([(0, 0, 400, 300)], [SIZE], 400, 300) == [(0, 0, 40, 12)]


def test_an_outline_at_the_edge_that_reaches_beyond_it_has_its_code_whole() -> None:
    assert place_labels([(-2, -2, 402, 20)], [SIZE], 400, 300) == [(0, pytest.approx(21.8), 40, pytest.approx(33.8))]
    assert place_labels([(-2, -2, 402, 302)], [SIZE], 400, 300) == [(0, 0, 40, 12)]


shares = st.floats(0.0, 0.8)
outlines = st.builds(
    lambda left, top, wide, high: (left * 600, top * 800, (left + wide / 4) * 600, (top + high / 4) * 800),
    *[shares] * 4,
)


@given(st.lists(outlines, min_size=1, max_size=6))
def test_codes_stay_inside_and_apart(boxes: list[Box]) -> None:
    places = place_labels(boxes, [SIZE] * len(boxes), 600, 800)
    for number, place in enumerate(places):
        assert 0 <= place[0] < place[2] <= 600.001
        assert 0 <= place[1] < place[3] <= 800.001
        assert not any(meets(place, other) for other in places[:number])
