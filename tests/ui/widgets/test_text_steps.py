from itertools import pairwise

import pytest

from portfolio_app.ui.widgets.text_steps import How, TextChange


def typed(words: str, start: str = "") -> list[TextChange]:
    found: list[TextChange] = []
    text = start
    for sign in words:
        found.append(TextChange.between("Action", text, text + sign, len(text) + 1))
        text += sign
    return found


def steps_of(changes: list[TextChange]) -> int:
    return 1 + sum(not change.continues(last) for last, change in pairwise(changes))


def test_a_sentence_is_one_step() -> None:
    assert steps_of(typed("I rang the manager at once.")) == 1


@pytest.mark.parametrize("end", [". ", "! ", "? ", "… ", ".” ", ".) ", "\n", ".  "])
def test_the_next_sentence_is_another_step(end: str) -> None:
    assert steps_of(typed(f"I rang{end}He came{end}We spoke")) == 3


@pytest.mark.parametrize("words", ["It cost 3.50 pounds", "e.g.this", "the shop’s till"])
def test_a_point_within_a_sentence_ends_no_step(words: str) -> None:
    assert steps_of(typed(words)) == 1


def test_typing_elsewhere_is_another_step() -> None:
    here = TextChange.between("Action", "ab", "abc", 3)
    assert not TextChange.between("Task", "ab", "abc", 3).continues(here)
    assert not TextChange.between("Action", "abc", "xabc", 1).continues(here)


def test_deleting_goes_on_backwards_and_forwards() -> None:
    last = TextChange.between("Action", "abcd", "abd", 2)
    assert last.how is How.DELETED
    assert TextChange.between("Action", "abd", "ad", 1).continues(last)
    assert TextChange.between("Action", "abd", "ab", 2).continues(last)
    assert not TextChange.between("Action", "abd", "bd", 0).continues(last)


def test_what_is_pasted_or_cut_is_a_step_of_its_own() -> None:
    pasted = TextChange.between("Action", "ab", "a few words b", 12)
    assert pasted.how is How.PUT
    assert pasted.how.at_once
    assert not TextChange.between("Action", "a few words b", "a few words cb", 13).continues(pasted)
    assert not pasted.continues(typed("ab")[-1])
