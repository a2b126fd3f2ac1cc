"""Practice talk: what an assessor may ask on a criterion, and the learner's own answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.cues import Demand
from portfolio_app.domain.coaching.practice_sayings import AFTER_SPOT, NOT_ASKED, OF_KIND, OF_VERB
from portfolio_app.domain.coaching.reading import ClaimedWords, Reading
from portfolio_app.domain.coaching.verbs import VERBS, verb_of
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.progress.action_plan import questions_of
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.translation import tr

MOST_ASKED = 6
"""Questions on one criterion, beside those of the assessor: more would be an examination."""
LONGEST_ANSWER = 20_000
_NEEDS, _SPOTS = 2, 2


@dataclass(frozen=True, slots=True)
class PracticeQuestion:
    """A question on a criterion; ``key`` stays the same in every language and as long as its reason does."""

    criterion: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PracticeAnswer:
    """What the learner would say; ``question`` is the question as it was asked then."""

    criterion: str
    key: str
    question: str
    text: str
    written_at: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A criterion with its questions in order, and the answers by the questions' keys.

    The last questions may be former ones: they are asked no longer, but there are answers to them.
    """

    criterion: Criterion
    code: str
    questions: tuple[PracticeQuestion, ...]
    answers: dict[str, PracticeAnswer]

    def answer_to(self, question: PracticeQuestion) -> str:
        """Return what was answered, or ""."""
        answer = self.answers.get(question.key)
        return answer.text if answer else ""


def questions_on(
    entry: CriterionCoverage,
    advice: Iterable[Advice] = (),
    standing: Standing | None = None,
    demand: Demand | None = None,
) -> tuple[PracticeQuestion, ...]:
    """Return what to practise on a criterion: what its assessor will ask, its weak spots, its verb, its needs.

    ``advice`` is that on the words claimed for the criterion, ``demand`` what its verb wants at its level.
    """
    criterion = entry.criterion
    asked = questions_of(standing) if standing else ()
    found = {f"asked:{question}": question for question in asked}
    room = len(found) + MOST_ASKED
    for key, text in (*_story(entry), *_spots(advice), *_needs(entry), *_verb(criterion, demand)):
        if len(found) < room and text not in found.values():
            found.setdefault(key, text)
    return tuple(PracticeQuestion(criterion.reference, key, text) for key, text in found.items())


def practice_of(
    entry: CriterionCoverage, code: str, questions: tuple[PracticeQuestion, ...], answers: Iterable[PracticeAnswer]
) -> Practice:
    """Join a criterion's questions with its answers; a question that is asked no longer stays with its answer."""
    by_key = {answer.key: answer for answer in answers}
    known = {question.key for question in questions}
    former = (PracticeQuestion(each.criterion, key, each.question) for key, each in by_key.items() if key not in known)
    return Practice(entry.criterion, code, (*questions, *former), by_key)


def _story(entry: CriterionCoverage) -> Iterator[tuple[str, str]]:
    if not entry.claims and not entry.parts:
        yield "story", tr("When did you do or see this at work? Tell of one time, from start to finish.")


def _spots(advice: Iterable[Advice]) -> Iterator[tuple[str, str]]:
    """Yield questions on what the claimed words lack; two kinds at most, the most useful first."""
    said: set[AdviceKind] = set()
    for each in advice:
        if each.kind in NOT_ASKED or each.kind in said or len(said) == _SPOTS:
            continue
        said.add(each.kind)
        asked = tr(AFTER_SPOT[each.kind]) if each.kind in AFTER_SPOT else each.question
        section = each.section.value if each.section else ""
        key = f"spot:{each.kind.value}:{each.evidence}:{section}:{each.detail}"
        yield key, tr("About {evidence}: {question}", evidence=each.evidence, question=asked)


def _needs(entry: CriterionCoverage) -> Iterator[tuple[str, str]]:
    """Yield questions on needs; those that nothing is claimed for come first."""
    for each in sorted(entry.needs, key=lambda need: need.met)[:_NEEDS]:
        label, count = each.need.label, each.need.at_least
        if count > 1:
            text = tr("Which {count} examples of “{label}” can you give from your own work?", count=count, label=label)
        else:
            text = tr("What can you say about “{label}” from your own work?", label=label)
        yield f"need:{label}", text


def _verb(criterion: Criterion, demand: Demand | None) -> Iterator[tuple[str, str]]:
    verb = VERBS.get(verb_of(criterion), "")
    texts = OF_VERB.get(verb) or OF_KIND.get(criterion.kind) or OF_KIND[CriterionKind.KNOWLEDGE]
    name = verb or f"kind {criterion.kind.value}"
    for number, text in enumerate(texts, 1):
        yield f"verb:{name}:{number}", tr(text)
    if demand:
        yield f"verb:{name}:level {demand.level}", demand.question


def about_claims(reading: Reading, advice: Iterable[Advice]) -> Iterator[tuple[str, Advice]]:
    """Yield the advice on an account with each criterion whose claimed words it concerns."""
    for each in advice:
        if each.criterion:
            yield each.criterion, each
            continue
        for criterion, words in reading.here.items():
            if any(_touches(each, claimed) for claimed in words):
                yield criterion, each


def _touches(advice: Advice, words: ClaimedWords) -> bool:
    if advice.section is None or not advice.end:
        return False
    whole = words.section is None
    return whole or (words.section is advice.section and words.start < advice.end and advice.start < words.end)
