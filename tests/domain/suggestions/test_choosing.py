"""Choosing criteria for words: how many, why, when none, and what is learned of answers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.suggestions.choosing import (
    FEW_STRETCHES,
    MANY_STRETCHES,
    MOST,
    Answer,
    Wanted,
    stretches,
    suggest,
)
from portfolio_app.services.suggestions.model_file import shipped_model

CRITERIA = (
    Wanted("identity", "Check who a customer is before you open or share any account details"),
    Wanted(
        "safety",
        "Keep to health and safety rules with customers, such as a safe space or the right way to handle goods",
    ),
    Wanted("listen", "Listen actively to a customer and respond constructively"),
    Wanted("team", "Work with colleagues so that customers get the same service from each of you"),
)
CHECKED = "I asked for her date of birth and her postcode before I opened the account."
ODD = [
    "",
    " \n ",
    "Hello",
    "!!! … ?? --",
    "🎉🎉🎉🎉",
    "Roeddwn i yn y siop ac roedd y cwsmer yn flin iawn am fod y tegell wedi torri",
    "Ich habe dem Kunden gesagt, dass er sein Geld zurück bekommt, weil der Kessel kaputt ist",
    "J'ai dit au client que nous allions rembourser la bouilloire parce que c'est la loi",
    "Я проверила дату рождения и адрес, прежде чем открыть счёт",
    "manager " * 20_000,
    "x" * 200_000,
]


def names(text: str, *answers: Answer) -> list[str]:
    return [each.criterion for each in suggest(shipped_model(), text, CRITERIA, answers)]


def answer(text: str, criterion: str, *, right: bool) -> Answer:
    model = shipped_model()
    return Answer(criterion, model.passage(model.words_of(text)), right)


def test_the_likeliest_comes_first_with_words_of_the_text_as_its_reason() -> None:
    first, *others = suggest(shipped_model(), CHECKED, CRITERIA)
    assert first.criterion == "identity"
    assert len(others) < MOST
    assert first.words
    assert all(word in CHECKED for word in first.words)
    assert all(0 <= other.score <= first.score <= 1 for other in others)


def test_capitals_change_nothing() -> None:
    assert names(CHECKED.upper()) == names(CHECKED)


@pytest.mark.parametrize("text", ODD)
def test_words_that_are_none_or_not_english_get_no_proposal(text: str) -> None:
    assert names(text) == []


def test_a_long_text_finds_what_one_part_of_it_is_about() -> None:
    filler = "The bus was late and it rained all the way to town. " * 12
    text = filler + f"{CHECKED} " * 4 + filler
    found = suggest(shipped_model(), text, CRITERIA, read=MANY_STRETCHES)
    assert "identity" in {each.criterion for each in found}


@pytest.mark.parametrize("read", [1, FEW_STRETCHES, MANY_STRETCHES])
def test_of_a_long_text_only_so_much_is_read(read: int) -> None:
    model = shipped_model()
    pieces = [list(stretches(model, f"{CHECKED} " * times, read)) for times in (1_400, 20_000)]
    assert pieces[0] == pieces[1]
    assert len(pieces[0]) <= read * 2


def test_without_criteria_nothing_is_proposed() -> None:
    assert suggest(shipped_model(), CHECKED, ()) == ()


def test_what_was_right_for_like_words_comes_first_the_next_time() -> None:
    like = "I asked for his date of birth and his postcode before I opened the file."
    assert names(like)[0] == "identity"
    assert names(like, answer(CHECKED, "team", right=True), answer(CHECKED, "identity", right=False))[0] == "team"


def test_an_answer_on_other_words_changes_nothing() -> None:
    other = answer("I mopped the wet floor and put the yellow sign out.", "team", right=True)
    assert names(CHECKED, other) == names(CHECKED)


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_text_gets_at_most_three_different_criteria(text: str) -> None:
    found = names(text)
    assert len(found) == len(set(found)) <= MOST


def test_words_that_are_like_no_criterion_at_all_get_no_proposal_even_where_nothing_is_further_off() -> None:
    model = replace(shipped_model(), bias=-5.0)
    said = model.passage(model.words_of(CHECKED))
    far = {CRITERIA[0].wording: [-each for each in said]}
    assert suggest(model, CHECKED, [CRITERIA[0]], (), far) == ()


def test_of_a_whole_text_only_what_fits_itself_is_proposed() -> None:
    loose = suggest(shipped_model(), CHECKED, CRITERIA)
    strict = suggest(shipped_model(), CHECKED, CRITERIA, each_fits=True)
    assert strict[0] == loose[0]
    assert set(strict) <= set(loose)
    assert suggest(shipped_model(), "It rained all day and we went home.", CRITERIA, each_fits=True) == ()
