import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.importers.frameworks.chooser import read_words
from portfolio_app.importers.frameworks.found import Asked
from tests.importers.frameworks.refusals import said_once


def shape(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    framework = read_words(text, "pasted", "pasted", Asked()).framework
    return [
        (outcome.code, outcome.title, [(c.code, c.text) for c in outcome.criteria])
        for unit in framework.units
        for outcome in unit.outcomes
    ]


@pytest.mark.parametrize("sign", ["-", "•", "*", "–", "o"])
def test_a_bulleted_list_becomes_criteria_with_numbers(sign: str) -> None:
    assert shape(f"{sign} Explain this\n{sign} Describe that\n  over two lines\n") == [
        ("1", "pasted", [("1", "Explain this"), ("2", "Describe that over two lines")])
    ]


def test_numbers_are_kept_and_put_criteria_under_outcomes() -> None:
    text = "1. Understand customers\n1.1 Explain who they are\n1.2) Describe needs\n2. Serve\n2.1 Greet them\n"
    assert shape(text) == [
        ("1", "Understand customers", [("1.1", "Explain who they are"), ("1.2", "Describe needs")]),
        ("2", "Serve", [("2.1", "Greet them")]),
    ]


def test_headings_without_numbers_part_the_list() -> None:
    text = "At the counter\n- Greet\n- Part\n\nOn the phone\n- Answer\n- Ring off\n"
    found = read_words(text, "pasted", "pasted", Asked())
    assert [(u.title, [c.text for c in u.criteria]) for u in found.framework.units] == [
        ("At the counter", ["Greet", "Part"]),
        ("On the phone", ["Answer", "Ring off"]),
    ]
    assert [problem.where for problem in found.problems] == ["line 1", "line 5"]


def test_statements_of_a_standard_keep_their_codes() -> None:
    assert [code for code, _, _ in shape("K1: Know it\nK2: Know more\nS1: Do it\nB1: Be it\n")] == ["K", "S", "B"]


@given(st.lists(st.text("abc XYZ1.)-•\t\n:", max_size=40), max_size=12))
def test_any_text_is_read_or_refused_in_one_sentence(lines: list[str]) -> None:
    read = said_once(lambda: read_words("\n".join(lines), "pasted", "pasted", Asked()), "pasted")
    assert read is None or read.framework.criteria
