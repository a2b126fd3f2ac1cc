"""The small language that the coaching files are written in."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.coaching.phrases import Phrases, is_phrase, prepared


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("because", "Because it leaked", "Because"),
        ("apolog*", "I was apologetic", "apologetic"),
        ("thanked her/him", "thanked, him", "thanked, him"),
        ("let ... finish", "I let the old man finish", "let the old man finish"),
        ("let ... finish", "let him. finish", None),
        ("£#", "it was £34.99 then", "£34.99"),
        ("over #", "over 20 kg", "over 20"),
        ("don't", "I don’t know", "don’t"),
        ("act", "the action", None),
        ("non-verbal", "Non-verbal signs", "Non-verbal"),
        ("up", "cup", None),
    ],
)
def test_phrases_are_found(phrase: str, text: str, found: str | None) -> None:
    place = Phrases([phrase]).first(prepared(text))
    assert (text[slice(*place)] if place else None) == found


@pytest.mark.parametrize(
    "phrase", ["", "  ", "...", "a ...", "... a", "a ... ... b", "(a|b)", "a/", "*", "\\w", "a" * 500]
)
def test_what_is_no_phrase(phrase: str) -> None:
    assert not is_phrase(phrase)


@given(st.text())
def test_each_character_keeps_its_place(text: str) -> None:
    assert len(prepared(text)) == len(text)


@given(
    st.lists(st.sampled_from(["a", "bc", "b*", "c ... d", "a/b c", "#"]), min_size=1),
    st.text(alphabet="abcd 1.,", max_size=60),
)
def test_places_are_in_order_and_begin_words(phrases: list[str], text: str) -> None:
    places = list(Phrases(phrases).all_in(text))
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(start == 0 or not re.match(r"\w", text[start - 1]) for start, _ in places)


def test_no_phrase_that_is_allowed_takes_for_ever() -> None:
    ways = Phrases(
        [" ".join(["a/a/a*/aa/a"] * 30) + " z", " ... ".join(["a*"] * 3) + " ... z", "a*/a/aa*/aaa* " * 20 + "z"]
    )
    text = "a " * 400 + "a'" * 400 + "a-a" * 400 + "a" * 400
    assert not ways.in_(text)
    assert not is_phrase("a ... b ... c ... d")
    assert not is_phrase("a*a*a")
    assert not is_phrase("a ##")
    assert Phrases(["rang/rang-up the/her"]).in_("i rang-up her boss"), "the longest way comes first"
