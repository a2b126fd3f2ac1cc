"""Questions to practise on: made of the verb, the needs, the weak spots, and what the assessor said."""

from dataclasses import replace

import pytest

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.practice import (
    MOST_ASKED,
    PracticeAnswer,
    PracticeQuestion,
    about_claims,
    practice_of,
    questions_on,
)
from portfolio_app.domain.coaching.practice_sayings import OF_KIND, OF_VERB
from portfolio_app.domain.coaching.reading import ClaimedWords, Reading
from portfolio_app.domain.coaching.verbs import VERBS
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.decisions.decided import Since, Standing
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.decisions.ruling import Ruling
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Need
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, NeedCoverage
from portfolio_app.domain.progress.state import State
from tests.domain.coaching.accounts import CUES, FRAMEWORKS, GOOD, account

_EXPLAIN = Criterion("F/1/1.1", "1.1", "Explain two factors", CriterionKind.KNOWLEDGE, "explain")


def _entry(
    criterion: Criterion = _EXPLAIN, *, claims: int = 1, needs: tuple[NeedCoverage, ...] = ()
) -> CriterionCoverage:
    return CriterionCoverage(criterion, State.CLAIMED if claims else State.NONE, needs, claims)


def _advice(kind: AdviceKind, question: str = "Which one?", detail: str = "") -> Advice:
    return Advice(kind, "E001", "", "", question, Section.ACTION, 0, 5, "F/1/1.1", detail)


def _keys(questions: tuple[PracticeQuestion, ...]) -> list[str]:
    return [question.key.rpartition(":")[0] or question.key for question in questions]


def test_the_verb_is_asked_about() -> None:
    assert _keys(questions_on(_entry())) == ["verb:explain", "verb:explain"]
    shown = replace(_EXPLAIN, text="Outline it", verb="")
    assert _keys(questions_on(_entry(shown)))[0] == "verb:describe"


@pytest.mark.parametrize("kind", CriterionKind)
def test_a_statement_without_a_known_verb_is_asked_by_its_kind(kind: CriterionKind) -> None:
    found = questions_on(_entry(Criterion("F/1/1.1", "1.1", "Customers and what they expect", kind)))
    assert len(found) >= 2
    assert {question.key.split(":")[1] for question in found} == {f"kind {kind.value}"}


def test_needs_that_are_open_come_first_and_say_how_many() -> None:
    needs = (NeedCoverage(Need("met"), 1), NeedCoverage(Need("factor", 2), 0), NeedCoverage(Need("third"), 0))
    found = questions_on(_entry(needs=needs))
    assert [q.key for q in found][:2] == ["need:factor", "need:third"]
    assert found[0].text == "Which 2 examples of “factor” can you give from your own work?"


def test_weak_spots_come_before_needs_two_kinds_at_most() -> None:
    advice = [
        _advice(AdviceKind.NO_DATE),
        _advice(AdviceKind.EXPLAIN_WITHOUT_REASON, "Try “because”."),
        _advice(AdviceKind.EXPLAIN_WITHOUT_REASON, detail="again"),
        _advice(AdviceKind.GENERIC_LAW, "Which Act?", "GDPR"),
        _advice(AdviceKind.NO_OUTCOME, "And then?"),
    ]
    found = questions_on(_entry(needs=(NeedCoverage(Need("n"), 0),)), advice)
    assert [q.text for q in found[:2]] == ["About E001: why is that so?", "About E001: Which Act?"]
    assert [q.key for q in found[:3]] == [
        "spot:explain_without_reason:E001:action:",
        "spot:generic_law:E001:action:GDPR",
        "need:n",
    ]


def test_what_the_assessor_will_ask_comes_first_and_is_never_left_out() -> None:
    said = "\n".join(f"Question {number}?" for number in range(9))
    decision = Decision(1, "F/1/1.1", Verdict.MET, Role.ASSESSOR, "Pat", "2026-01-01T00:00:00+00:00", questions=said)
    standing = Standing("F/1/1.1", Ruling(decision), Since(), (decision,))
    found = questions_on(_entry(claims=0), (), standing)
    assert [q.text for q in found[:9]] == said.split("\n")
    assert found[9].key == "story"
    assert len(found) <= 9 + MOST_ASKED


def test_a_question_that_is_asked_no_longer_stays_with_its_answer() -> None:
    questions = questions_on(_entry())
    old = PracticeAnswer("F/1/1.1", "need:gone", "What of “gone”?", "I said so.")
    practice = practice_of(_entry(), "1.1", questions, [old])
    assert practice.questions[-1] == PracticeQuestion("F/1/1.1", "need:gone", "What of “gone”?")
    assert practice.answer_to(practice.questions[-1]) == "I said so."
    assert practice.answer_to(questions[0]) == ""


def test_every_bundled_criterion_has_questions_of_its_own_keys() -> None:
    for framework in FRAMEWORKS:
        for criterion in framework.criteria:
            needs = tuple(NeedCoverage(need, 0) for need in criterion.needs)
            found = questions_on(_entry(criterion, claims=0, needs=needs))
            assert 3 <= len(found) <= MOST_ASKED
            assert len({q.key for q in found}) == len({q.text for q in found}) == len(found)


def test_every_question_is_a_question() -> None:
    assert set(VERBS.values()) == set(OF_VERB)
    for texts in (*OF_VERB.values(), *OF_KIND.values()):
        assert all("?" in text for text in texts)


def test_advice_is_asked_about_where_it_touches_the_claimed_words() -> None:
    claimed = ClaimedWords("F/1/1.1", "", 2, "We did it.", Section.ACTION, 0, 10)
    written = Written(account(GOOD))
    reading = Reading(written, CUES, {"F/1/1.1": _EXPLAIN}, claimed={"F/1/1.1": (claimed,)})
    we = replace(_advice(AdviceKind.WE_NOT_I), criterion="")
    beside, named = replace(we, start=10, end=12), replace(we, criterion="F/1/9.9")
    assert list(about_claims(reading, [we, beside, named])) == [("F/1/1.1", we), ("F/1/9.9", named)]
