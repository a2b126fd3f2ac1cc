"""Practice talk on a portfolio: the questions, and the answers as the learner types them."""

from collections import defaultdict
from typing import NamedTuple

from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.coaching.practice import (
    LONGEST_ANSWER,
    Practice,
    PracticeAnswer,
    PracticeQuestion,
    about_claims,
    practice_of,
    questions_on,
)
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import labels
from portfolio_app.domain.words.text import clean
from portfolio_app.services.assessing.decisions import read_standings
from portfolio_app.services.clock import now
from portfolio_app.services.coaching.coaching import read
from portfolio_app.services.lookup import Criteria
from portfolio_app.services.overview import Overview
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


class AnswerEdit(NamedTuple):
    """An answer before and after it was changed."""

    before: PracticeAnswer
    after: PracticeAnswer


class PracticeTalk:
    """What to practise on, and what was answered; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def questions(self, criterion: str = "") -> tuple[Practice, ...]:
        """Return the questions on one criterion, or on all that are asked for, with the answers there are.

        Raises InputError where there is no such criterion.
        """
        coverage = Overview(self._database).coverage()
        with self._database.unit_of_work(reading=True) as unit:
            frameworks = unit.frameworks.all()
            wanted = Criteria(frameworks).find(criterion).reference if criterion else ""
            entries = [
                entry
                for entry in coverage.criteria
                if (entry.criterion.reference == wanted if wanted else not entry.unneeded)
            ]
            references = {entry.criterion.reference for entry in entries}
            standings = read_standings(unit, references)
            reading = read(unit)
            advice = _advice(unit, reading, wanted)
            answers = _by_criterion(unit)
        codes = labels(frameworks)
        found: list[Practice] = []
        for entry in entries:
            reference = entry.criterion.reference
            demand = reading.demand(entry.criterion)
            asked = questions_on(entry, advice[reference], standings.get(reference), demand)
            code = codes.get(reference, entry.criterion.label)
            found.append(practice_of(entry, code, asked, answers[reference]))
        return tuple(found)

    def answer(self, question: PracticeQuestion, text: str) -> AnswerEdit:
        """Keep what the learner would say; without words there is no answer any more."""
        words = clean(text)
        if len(words) > LONGEST_ANSWER:
            raise InputError(
                tr("The answer has more than {most} characters: shorten it.", most=f"{LONGEST_ANSWER:,}"),
            )
        if not words.strip():
            words = ""
        with self._database.unit_of_work() as unit:
            blank = PracticeAnswer(question.criterion, question.key, question.text, "")
            before = unit.practice.get(question.criterion, question.key) or blank
            after = PracticeAnswer(question.criterion, question.key, question.text, words, now())
            unit.practice.save(after)
            unit.commit()
        return AnswerEdit(before, after)

    def put(self, answer: PracticeAnswer) -> None:
        """Let a former or later answer stand."""
        with self._database.unit_of_work() as unit:
            unit.practice.save(answer)
            unit.commit()

    def answers(self) -> tuple[PracticeAnswer, ...]:
        """Return every answer, also to questions that are asked no longer."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.practice.all()


def _advice(unit: UnitOfWork, reading: PortfolioReading, wanted: str) -> defaultdict[str, list[Advice]]:
    """Return the advice on claimed words by criterion, without what the learner does not want to be told."""
    found: defaultdict[str, list[Advice]] = defaultdict(list)
    for each in reading.each():
        if wanted and wanted not in each.here:
            continue
        turned = unit.coaching.turned(each.written.evidence_id)
        for criterion, advice in about_claims(each, advise(each)):
            if turned.wants(advice):
                found[criterion].append(advice)
    return found


def _by_criterion(unit: UnitOfWork) -> defaultdict[str, list[PracticeAnswer]]:
    found: defaultdict[str, list[PracticeAnswer]] = defaultdict(list)
    for answer in unit.practice.all():
        found[answer.criterion].append(answer)
    return found
