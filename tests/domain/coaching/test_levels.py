"""What a verb wants at the level of a framework: in advice, in practice talk, and where no level is known."""

from dataclasses import replace

import pytest

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.cues import Demand
from portfolio_app.domain.coaching.practice import questions_on
from portfolio_app.domain.coaching.verbs import VERBS
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.importers.coaching_file import read_cues
from tests.domain.coaching.accounts import CUES, FRAMEWORKS, Case, advice_on

_EXPLAIN = "CS103/103/1.2"
_TOO_LITTLE = {
    "Because of cost.": True,
    "So that it works.": True,
    "Since customers ask.": True,
    "That saves time, because.": True,
    "As it helps.": True,
    "It is done so that nobody waits.": False,
    "A smile mends no kettle, because it cannot.": False,
    "Because people come to us with a problem.": False,
    "That is why we ask first and answer then.": False,
    "It costs us less, since they come back.": False,
}


def _at(level: int | None) -> tuple[Framework, ...]:
    """Return the frameworks, all of one level."""
    return tuple(
        replace(each, level=level, units=tuple(replace(unit, level=None) for unit in each.units)) for each in FRAMEWORKS
    )


def _found(words: str, level: int | None = 2, criterion: str = _EXPLAIN) -> list[Advice]:
    return [a for a in advice_on(Case({Section.ACTION: words}, criterion), _at(level)) if a.criterion == criterion]


def test_very_few_words_are_worth_a_thought() -> None:
    for words, wanted in _TOO_LITTLE.items():
        found = [a for a in _found(words) if a.kind is AdviceKind.TOO_LITTLE_SAID]
        assert bool(found) is wanted, (words, found)


def test_a_higher_level_wants_more() -> None:
    words = "It is done so that nobody waits."
    assert [_found(words, level)[:1] != [] for level in (1, 2, 3, 4, 7)] == [False, False, True, True, True]
    described = "We greet, we listen, we answer and then we close the talk."
    kinds = [[a.kind for a in _found(described, level, "CS103/103/2.3")] for level in (2, 4)]
    assert kinds == [[], [AdviceKind.DESCRIBE_TOO_SHORT]]


@pytest.mark.parametrize(
    ("level", "said"), [(3, "At level 3 this wants the reason, and what"), (None, "This wants what it is, and one")]
)
def test_advice_on_a_verb_says_what_its_level_wants(level: int | None, said: str) -> None:
    (advice,) = _found("Good service is more than being friendly and everybody in our shop knows it.", level)
    assert advice.kind is AdviceKind.EXPLAIN_WITHOUT_REASON
    assert said in advice.message


@pytest.mark.parametrize("verb", ["identify", "describe", "explain", "evaluate", "justify", "compare", "demonstrate"])
def test_each_verb_has_its_demand_at_each_level(verb: str) -> None:
    found = [CUES.demand(verb, level) for level in (2, 3, 4)]
    assert [each and each.level for each in found] == [2, 3, 4]
    assert CUES.demand(verb, 1) == found[0]
    assert CUES.demand(verb, 8) == found[2]
    assert len({each.wants for each in found if each}) == 3
    fewest = [each.words for each in found if each]
    assert fewest == sorted(fewest)


def test_practice_asks_for_the_level() -> None:
    criterion = Criterion("F/1/1.1", "1.1", "Explain it", next(iter(FRAMEWORKS[0].criteria)).kind, "explain")
    entry = CriterionCoverage(criterion, State.CLAIMED, (), 1)
    (question,) = [q for q in questions_on(entry, demand=CUES.demand("explain", 3)) if q.key == "verb:explain:level 3"]
    assert question.text == "What follows from that for you, your customers and the business?"


def test_a_provider_says_what_a_verb_wants() -> None:
    text = '[[demand]]\nverb = "{}"\nlevel = 3\nwants = "a drawing"\nquestion = "Where is it?"'
    cues = read_cues(text.format("analyse"), "own.toml")
    assert cues.demand("analyse", 3) == Demand("analyse", 3, "a drawing", "Where is it?")
    assert cues.demand("analyse", 2) is None
    with pytest.raises(InputError, match="demand 1, verb: it is not one of identify"):
        read_cues(text.format("outline"), "own.toml")
    assert set(VERBS.values()) <= set(VERBS)
