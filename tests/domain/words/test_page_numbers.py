"""Pages are named as people do."""

import pytest

from portfolio_app.domain.words.page_numbers import say_pages


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([2], "page 2"),
        ([2, 3], "pages 2 to 3"),
        ([9, 2, 3, 4, 5, 12, 2], "pages 2 to 5, 9 and 12"),
        (range(2, 61), "pages 2 to 60"),
        (range(1, 23, 2), "pages 1, 3, 5, 7, 9, 11, 13, 15 and 3 more"),
    ],
)
def test_pages_in_a_row_are_named_as_one(numbers: list[int], said: str) -> None:
    assert say_pages(numbers) == said
