"""Lists in plain text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.documents.report import mark_up
from portfolio_app.domain.words.lists import stretches


def cut(text: str) -> list[tuple[str, str]]:
    return [(part.bullet, text[part.start : part.end]) for part in stretches(text)]


def test_lines_with_bullets_are_items_and_the_line_before_them_is_not() -> None:
    text = "I did this:\n- rang her\n* wrote it\n  down\n• told Dawn\n\nThen I went home."
    assert cut(text) == [
        ("", "I did this:"),
        ("•", "rang her"),
        ("•", "wrote it\n  down"),
        ("•", "told Dawn"),
        ("", "Then I went home."),
    ]


def test_items_may_stand_apart() -> None:
    assert cut("- one\n\n- two") == [("•", "one"), ("•", "two")]


def test_numbers_that_count_up_are_items() -> None:
    assert cut("1. Listen\n2) Thank\n3. Resolve") == [("1.", "Listen"), ("2.", "Thank"), ("3.", "Resolve")]


def test_a_single_dash_a_year_and_numbers_out_of_order_are_no_lists() -> None:
    for text in (
        "I said:\n- and that was it",
        "It was in\n2026. It rained",
        "5. five\n9. nine",
        "-5 degrees\n-6 degrees",
    ):
        assert cut(text) == [("", text)]


def test_a_list_of_another_kind_is_another_list() -> None:
    paragraphs = mark_up("- a\n- b\n1. c\n2. d", ())
    assert [later.continues(former) for former, later in pairwise(paragraphs)] == [True, False, True]


@given(st.text(alphabet="ab \n-•1234.)é", max_size=60))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    parts = stretches(text)
    ends = [0, *(part.end for part in parts)]
    between = [text[end : part.start] for end, part in zip(ends, parts, strict=False)]
    # What is left out is white space, and the sign before an item.
    for gap, part in zip(between, parts, strict=True):
        sign = gap.strip()
        assert bool(sign) == bool(part.bullet)
        assert not any(letter in gap for letter in "abé")
    assert not text[ends[-1] :].strip() or not parts
    assert all(text[part.start : part.end].strip() == text[part.start : part.end] for part in parts)
