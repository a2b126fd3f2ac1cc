"""Advice on the five parts of an account, its date, place and role."""

from dataclasses import replace

import pytest

from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import AccountForm, Section, StarText
from tests.domain.coaching import star_cases as cases
from tests.domain.coaching.accounts import CUES, GOOD, Case, account, advice_on

_BY_SECTION = {
    AdviceKind.THIN_SECTION: cases.THIN,
    AdviceKind.ACTION_NOT_LONGEST: cases.NOT_LONGEST,
    AdviceKind.WE_NOT_I: cases.WE,
    AdviceKind.NO_OUTCOME: cases.NO_OUTCOME,
    AdviceKind.NO_REFLECTION_LEARNING: cases.NO_LEARNING,
}


def test_a_good_account_gets_no_advice() -> None:
    assert advice_on(Case()) == ()


@pytest.mark.parametrize("kind", _BY_SECTION)
def test_words_of_a_section(kind: AdviceKind) -> None:
    for (section, words), wanted in _BY_SECTION[kind].items():
        found = [a for a in advice_on(Case({section: words})) if a.kind is kind]
        assert bool(found) is wanted, (kind, words, found)


@pytest.mark.parametrize("section", Section)
def test_an_empty_section_is_missing(section: Section) -> None:
    (advice,) = [a for a in advice_on(Case({section: " \n"})) if a.kind is AdviceKind.MISSING_SECTION]
    assert (advice.section, advice.detail, advice.start, advice.end) == (section, section.value, 0, 0)


@pytest.mark.parametrize("section", Section)
def test_no_section_with_words_is_missing(section: Section) -> None:
    words = GOOD[section].split(".")[0]
    assert not [a for a in advice_on(Case({section: words})) if a.kind is AdviceKind.MISSING_SECTION]


def test_a_first_line_is_not_told_what_is_missing() -> None:
    only = dict.fromkeys(Section, "") | {Section.SITUATION: "It was a Tuesday and I was on the desk."}
    assert advice_on(Case(only)) == ()


@pytest.mark.parametrize(("words", "wanted"), cases.NO_DATE.items())
def test_a_day_nowhere(words: str, wanted: bool) -> None:
    found = advice_on(Case({Section.SITUATION: words}, day=None))
    assert (AdviceKind.NO_DATE in [a.kind for a in found]) is wanted


def test_a_day_beside_the_title_is_enough() -> None:
    assert AdviceKind.NO_DATE not in [a.kind for a in advice_on(Case())]


@pytest.mark.parametrize(("words", "wanted"), cases.NO_PLACE.items())
def test_a_place_nowhere(words: str, wanted: bool) -> None:
    sections = {
        Section.SITUATION: words,
        Section.TASK: "My job was to put it right and to keep everybody calm.",
        Section.ACTION: GOOD.action.replace(" at the desk", ""),
    }
    found = advice_on(Case(sections, place=""))
    assert (AdviceKind.NO_PLACE in [a.kind for a in found]) is wanted


@pytest.mark.parametrize(("words", "wanted"), cases.NO_ROLE.items())
def test_a_role_nowhere(words: str, wanted: bool) -> None:
    sections = {
        Section.SITUATION: "Customer A came in on Tuesday with a toaster that did not heat.",
        Section.TASK: words,
    }
    found = advice_on(Case(sections))
    assert (AdviceKind.NO_ROLE in [a.kind for a in found]) is wanted


def test_what_is_written_about_a_work_product_is_no_story() -> None:
    text = StarText(
        situation="A rota for March, which shows who is at the counter at which hour.",
        task="I made it with the planning sheet and asked everybody for their days first.",
        action="We checked it together, my supervisor and I.",
        result="It was needed because two people had left and the old one had gaps every Friday.",
    )
    work = replace(account(text, place=""), about=1, form=AccountForm.WORK)
    assert advise(PortfolioReading([work], (), (), CUES).of(2)) == ()
    kinds = {each.kind for each in advise(PortfolioReading([replace(work, form=AccountForm.STAR)], (), (), CUES).of(2))}
    assert {AdviceKind.MISSING_SECTION, AdviceKind.THIN_SECTION} <= kinds
