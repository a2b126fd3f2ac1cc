"""Odd accounts: no advice rather than wrong advice, and no fault whatever is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.coaching.advising import Turned, advise, shown
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.coaching.written import is_english
from portfolio_app.domain.evidence.evidence import Section, StarText
from tests.domain.coaching.accounts import CUES, FRAMEWORKS, GOOD, Case, account, advice_on

_WELSH = (
    "Roedd hi'n fore dydd Mawrth ac roeddwn i wrth y ddesg pan ddaeth cwsmer i mewn gyda thegell wedi torri. Yna "
    "arni yn ofalus ac yna ymddiheurais iddi am y drafferth."
)
_POLISH = "Rano klientka przyszła do sklepu z czajnikiem, który nie działał, i poprosiła o zwrot pieniędzy."
_FRENCH = (
    "Lundi matin une cliente est venue avec une bouilloire en panne et elle a demandé un remboursement de son achat."
)
_GERMAN = "Am Montag kam eine Kundin mit einem Wasserkocher, der nicht mehr ging, und wollte ihr Geld zurück haben."
_ROMANIAN = "Luni dimineața a venit o clientă cu un fierbător stricat și a cerut banii înapoi în aceeași zi la magazin."


@pytest.mark.parametrize(
    "words",
    [
        "",
        " \n\n ",
        "Hello",
        "?!… — ...",
        "😀 😀 🎉",
        "1 2 3 4 5",
        _WELSH,
        _POLISH,
        _FRENCH,
        _GERMAN,
        _ROMANIAN,
        "顧客がやかんを返しました。",
    ],
)
def test_what_is_no_english_account_gets_no_advice(words: str) -> None:
    assert advice_on(Case(dict.fromkeys(Section, words))) == ()
    assert advice_on(Case({section: words if section is Section.ACTION else "" for section in Section})) == ()


def test_capitals_are_read_as_other_letters() -> None:
    assert advice_on(Case({section: text.upper() for section, text in GOOD})) == ()


def test_emoji_do_not_move_the_place() -> None:
    words = "😀😀 İ I looked at the toaster 😀. I always follow the Equality Act 2010."
    (advice,) = [a for a in advice_on(Case({Section.ACTION: words})) if a.kind.value == "act_not_applied"]
    assert words[advice.start : advice.end] == "Equality Act 2010"


def test_a_very_long_account_is_read_to_its_end() -> None:
    words = "I asked her what she needed and wrote it down. " * 2_200 + "I always follow the Equality Act 2010."
    (advice,) = [a for a in advice_on(Case({Section.ACTION: words})) if a.kind.value == "act_not_applied"]
    assert words[advice.start : advice.end] == "Equality Act 2010"


def test_english_is_told_by_its_small_words() -> None:
    assert is_english("i asked her to sit down and fetched a form for her")
    assert not is_english("lista klientów sklepu oraz cennik usług dodatkowych")


@given(st.builds(StarText, *[st.text(max_size=300)] * 5))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_each_place_is_in_it(text: StarText) -> None:
    spoken = text.with_section(Section.TASK, "My job was to put it right and to keep her calm. " + text.task)
    reading = PortfolioReading([account(spoken)], (), FRAMEWORKS, CUES)
    found = advise(reading.of(2))
    for advice in found:
        assert advice.section or (advice.start, advice.end) == (0, 0)
        assert 0 <= advice.start <= advice.end <= len(spoken[advice.section or Section.TASK])
        assert advice.title
        assert advice.message
        assert advice.question
        assert "{" not in advice.title + advice.message


def test_three_at_most_are_shown_each_of_another_kind() -> None:
    poor = Case(
        {Section.SITUATION: "", Section.TASK: "", Section.RESULT: "It went well.", Section.REFLECTION: "It was a day."}
    )
    found = advice_on(poor)
    few = shown(found, Turned())
    assert len(few) == 3
    assert len({a.kind for a in few}) == 3
    assert few[0] == found[0]


def test_what_is_dismissed_or_off_makes_room_for_others() -> None:
    found = advice_on(
        Case({Section.SITUATION: "", Section.RESULT: "It went well.", Section.REFLECTION: "It was a day."})
    )
    first, second, third = shown(found, Turned())
    left = shown(found, Turned(frozenset({first.key}), frozenset({second.kind.value})))
    assert first not in left
    assert second not in left
    assert third in left


def test_nothing_is_said_of_sections_still_to_come() -> None:
    begun = Case({Section.ACTION: "", Section.RESULT: "", Section.REFLECTION: ""})
    assert shown(advice_on(begun), Turned(), Section.TASK) == ()
    assert [a.detail for a in shown(advice_on(begun), Turned(), Section.REFLECTION)] == ["action"]
