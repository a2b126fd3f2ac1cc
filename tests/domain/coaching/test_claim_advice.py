"""Advice on claimed words: what their criterion's verb, model and needs want."""

from dataclasses import replace
from typing import Any

import pytest

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.evidence.evidence import Section
from tests.domain.coaching import claim_cases as cases
from tests.domain.coaching.accounts import FRAMEWORKS, GOOD, Case, advice_on

_VERBS: dict[AdviceKind, tuple[str, dict[str, bool]]] = {
    AdviceKind.EXPLAIN_WITHOUT_REASON: cases.EXPLAIN,
    AdviceKind.DESCRIBE_TOO_SHORT: cases.DESCRIBE,
    AdviceKind.JUSTIFY_WITHOUT_REASON: cases.JUSTIFY,
    AdviceKind.EVALUATE_ONE_SIDED: cases.EVALUATE,
    AdviceKind.IDENTIFY_TOO_FEW: cases.IDENTIFY,
    AdviceKind.DEMONSTRATE_WITHOUT_ACTION: cases.DEMONSTRATE,
    AdviceKind.ONLY_SPOKEN: cases.SPOKEN,
}
_STEPS: dict[AdviceKind, tuple[str, dict[str, str]]] = {
    AdviceKind.LATER_STEP_MISSING: cases.LATER,
    AdviceKind.ESCALATION_PART_MISSING: cases.ESCALATION,
    AdviceKind.DATA_STAGE_MISSING: cases.DATA,
    AdviceKind.SCRIPT_PART_MISSING: cases.SCRIPT,
}
_BARE = {
    Section.SITUATION: "It was a Tuesday in the shop and Customer A was upset.",
    Section.TASK: "It was for me to deal with that same morning.",
    Section.RESULT: "It was over in six minutes.",
    Section.REFLECTION: "Next time this is the first thing on my list.",
}


def _found(kind: AdviceKind, sections: dict[Section, str], criterion: str, need: str = "") -> list[Advice]:
    return [a for a in advice_on(Case(sections, criterion, need)) if a.kind is kind]


@pytest.mark.parametrize("kind", _VERBS)
def test_what_a_verb_wants(kind: AdviceKind) -> None:
    criterion, table = _VERBS[kind]
    for words, wanted in table.items():
        found = _found(kind, {Section.ACTION: words, **(_BARE if kind is AdviceKind.ONLY_SPOKEN else {})}, criterion)
        assert bool(found) is wanted, (kind, words, found)
        assert all(GOOD.with_section(Section.ACTION, words)[a.section or Section.TASK][a.start : a.end] for a in found)
        assert all(a.criterion == criterion for a in found)


@pytest.mark.parametrize("kind", _STEPS)
def test_which_steps_are_missing(kind: AdviceKind) -> None:
    criterion, table = _STEPS[kind]
    for words, wanted in table.items():
        found = _found(kind, {Section.ACTION: words, **_BARE}, criterion)
        assert [a.detail for a in found] == ([wanted] if wanted else []), (words, found)


def test_a_need_that_is_claimed_is_a_step_that_is_there() -> None:
    words = "I said so at once and she took it well, and that was the end of the matter for us both."
    found = _found(AdviceKind.LATER_STEP_MISSING, {Section.ACTION: words, **_BARE}, "CS204/204/2.1", "apologise")
    assert [a.detail for a in found] == ["listen", "thank", "empathise", "resolve"]


def test_a_need_of_a_whole_model_is_known_to_that_model_alone() -> None:
    sections = {Section.ACTION: "The team leader is told by e-mail, and then it is hers.", **_BARE}
    found = _found(AdviceKind.ESCALATION_PART_MISSING, sections, "CS103/103/4.1", "escalation procedure")
    assert [a.detail for a in found] == ["when"]
    sections = {Section.ACTION: "I said so at once and I am sorry for it, I told her, and she took it well.", **_BARE}
    assert not _found(AdviceKind.LATER_STEP_MISSING, sections, "CS204/204/2.1", "escalation procedure")


@pytest.mark.parametrize(("words", "wanted"), cases.NEED[1].items())
def test_words_that_may_meet_a_need(words: str, wanted: bool) -> None:
    sections = {Section.TASK: "My job that day was to serve on my own.", Section.SITUATION: words}
    found = _found(AdviceKind.NEED_MAYBE_MET, sections, cases.NEED[0])
    assert [GOOD.with_section(Section.SITUATION, words).situation[a.start : a.end] for a in found] == [words] * wanted


def test_compare_wants_two_sides() -> None:
    (framework,) = (each for each in FRAMEWORKS if each.code == "CS103")
    unit = framework.units[0]
    criterion = replace(unit.outcomes[0].criteria[0], text="Compare telephone and e-mail", verb="compare", needs=())
    outcome = replace(unit.outcomes[0], criteria=(criterion,))
    comparing = replace(framework, units=(replace(unit, outcomes=(outcome,)),))
    table: dict[str, bool] = {
        "The telephone is quick. E-mail is there for longer things.": True,
        "I use the telephone every day and e-mail in the evening.": True,
        "Telephone: for urgent calls. E-mail: for forms.": True,
        "We have a telephone and an e-mail box at the desk.": True,
        "There are two ways to reach us, telephone and e-mail.": True,
        "The telephone is quicker than e-mail.": False,
        "Both leave a record, but only the e-mail can be read again.": False,
        "Unlike a call, an e-mail can wait.": False,
        "A call is heard, while an e-mail is seen.": False,
        "They are similar in tone and differ in speed.": False,
    }
    for words, wanted in table.items():
        case: Any = Case({Section.ACTION: words}, "CS103/103/1.1")
        kinds = [a.kind for a in advice_on(case, (comparing,))]
        assert (AdviceKind.COMPARE_ONE_SIDED in kinds) is wanted, words
