"""Suggested criteria: which ones words may prove, and what a learner made of the proposals."""

from collections.abc import Callable, Collection, Iterable, Sequence

from portfolio_app.domain.frameworks.choices import applies
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.suggestions.choosing import (
    FEW_STRETCHES,
    MANY_STRETCHES,
    MOST,
    Answer,
    Suggestion,
    Wanted,
    stretches,
    suggest,
)
from portfolio_app.domain.suggestions.model import SuggestionModel, Vector, likeness
from portfolio_app.services.lookup import Criteria
from portfolio_app.services.suggestions.model_file import shipped_model
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork

MOST_GAPS = 6
_REFUSED_FOR = 10
"""For how many stretches of a long text a refusal is kept: those that speak most for the criterion."""


class Suggestions:
    """Proposals for words; nothing is claimed here. The model is read when it is first asked."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._statements: dict[str, Vector] = {}
        self._answers: Sequence[Answer] | None = None
        """What was learned, as it was last read, or None to read it: nobody else writes to an open portfolio."""

    def for_words(self, text: str, frameworks: Iterable[Framework] | None = None) -> tuple[Suggestion, ...]:
        """Return up to three criteria that words may prove, the likeliest first; none where nothing fits.

        Of a long text its beginning is read. ``frameworks`` are those of the portfolio, where they are at hand.
        """
        return self._suggest(text, self._wanted(frameworks), MOST, FEW_STRETCHES)

    def for_gaps(self, text: str, gaps: Collection[str]) -> tuple[Suggestion, ...]:
        """Return those of some open criteria that a whole account may prove, the likeliest first."""
        wanted = [each for each in self._wanted(None) if each.criterion in gaps]
        return self._suggest(text, wanted, MOST_GAPS, MANY_STRETCHES, each_fits=True)

    def refuse(self, text: str, criterion: str) -> None:
        """Learn that a criterion is not the one for words, so that it is not proposed for them again.

        Raises InputError where there is no such criterion.
        """
        model = shipped_model()
        with self._database.unit_of_work() as unit:
            refused = Criteria(unit.frameworks.all()).find(criterion)
            said = [model.passage(words) for words in stretches(model, text)]
            statement = model.statement(refused.text)
            said.sort(key=lambda each: -likeness(each, statement))
            answers = [Answer(refused.reference, each, right=False) for each in said[:_REFUSED_FOR]]
            unit.suggestion_answers.refuse(model.identity, answers)
            unit.commit()
            self._answers = None

    def learning(self, text: str, right: str, proposed: Iterable[str] = ()) -> Callable[[UnitOfWork], None]:
        """Return what learns, within the unit of work of the claim itself, which criterion a learner took for words.

        The others that were proposed were not the one. Nothing is learned of a long text: it may prove them all.
        """
        return lambda unit: self._learn(unit, text, right, proposed)

    def _learn(self, unit: UnitOfWork, text: str, right: str, proposed: Iterable[str]) -> None:
        model = shipped_model()
        said = [model.passage(words) for words in stretches(model, text)]
        if len(said) != 1:
            return
        answers = [Answer(each, said[0], each == right) for each in dict.fromkeys((right, *proposed))]
        unit.suggestion_answers.add(model.identity, answers)
        self._answers = None  # what is done in the unit of work may yet be taken back

    def forget(self) -> None:
        """Read again, when it is wanted, what was learned: criteria are called otherwise now."""
        self._answers = None

    def _wanted(self, frameworks: Iterable[Framework] | None) -> list[Wanted]:
        if frameworks is None:
            with self._database.unit_of_work(reading=True) as unit:
                frameworks = unit.frameworks.all()
        return [each for framework in frameworks for each in _wanted(framework)]

    def _suggest(
        self, text: str, wanted: Sequence[Wanted], most: int, read: int, *, each_fits: bool = False
    ) -> tuple[Suggestion, ...]:
        model = shipped_model()
        if self._answers is None:
            with self._database.unit_of_work(reading=True) as unit:
                self._answers = unit.suggestion_answers.of(model.identity)
        return suggest(model, text, wanted, self._answers, self._known(model, wanted), most, read, each_fits=each_fits)

    def likeness(self, wording: str, texts: Sequence[str]) -> list[float]:
        """Return how far each text speaks for a criterion's wording, from 0; 0 where it fits nothing."""
        model = shipped_model()
        wanted = [Wanted(wording, wording)]
        statement = self._known(model, wanted)[wording]
        found: list[float] = []
        for text in texts:
            said = [model.passage(words) for words in stretches(model, text)]
            fits = [(likeness(each, statement), model.against_nothing(each)) for each in said]
            found.append(max((alike for alike, least in fits if alike >= least), default=0.0))
        return found

    def _known(self, model: SuggestionModel, wanted: Iterable[Wanted]) -> dict[str, Vector]:
        for each in wanted:
            if each.wording not in self._statements:
                self._statements[each.wording] = model.statement(each.wording)
        return self._statements


def _wanted(framework: Framework) -> list[Wanted]:
    """Return what a learner is asked for in a framework: of chosen units, and of their pathway."""
    return [
        Wanted(criterion.reference, criterion.text)
        for unit in framework.units
        if unit.chosen
        for criterion in unit.criteria
        if applies(criterion, framework.pathway)
    ]
