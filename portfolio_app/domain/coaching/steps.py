"""Models of several steps, such as LATER: which of their steps the account does not show."""

from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.cues import Step, StepModel
from portfolio_app.domain.coaching.phrases import blanked, prepared
from portfolio_app.domain.coaching.reading import ClaimedWords, Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.text import fold

_FEWEST = 20
"""Words from which an account has been written far enough for a step to be missed."""


def steps(reading: Reading) -> Iterator[Advice]:
    """Say which steps are missing of the models that the account follows, or whose criterion is claimed in it."""
    if reading.written.words < _FEWEST:
        return
    for model in reading.cues.models:
        found = _asking(reading, model)
        if found:
            criterion, words = found
            yield from _missing(reading, model, criterion, words)
        elif model.told_by.in_(reading.written.told):
            yield from _missing(reading, model, None, ())


def _asking(reading: Reading, model: StepModel) -> tuple[Criterion, tuple[ClaimedWords, ...]] | None:
    """Return the claimed criterion that asks for the model, if this account is the first with a claim for it."""
    for reference, words in reading.here.items():
        criterion = reading.criteria[reference]
        if not model.asked_by.in_(prepared(criterion.text)):
            continue
        first = min(each.evidence_id for each in reading.claimed[reference])
        fitting = [each for each in words if not each.need or _is_of(model, each.need)]
        if first == reading.written.evidence_id and fitting:
            return criterion, tuple(fitting)
    return None


def _is_of(model: StepModel, need: str) -> bool:
    return any(fold(need) in step.needs for step in model.steps) or model.needs.in_(prepared(need))


def _missing(
    reading: Reading, model: StepModel, criterion: Criterion | None, words: tuple[ClaimedWords, ...]
) -> Iterator[Advice]:
    reference = criterion.reference if criterion else ""
    # The name of the model itself must not be taken for a step of it.
    texts = [_without(model, part.low) for part in reading.written]
    missing = [step for step in model.steps if not _shows(reading, step, reference, texts)]
    if len(missing) == len(model.steps):
        return  # it is about something else
    where = Place(words[0].section, words[0].start, words[0].end) if words else _told(reading, model)
    for step in missing:
        yield say(
            model.kind,
            reading.written,
            where,
            model=model.name,
            step=step.name,
            detail=step.name,
            criterion=reference,
            question=step.question,
        )


def _shows(reading: Reading, step: Step, criterion: str, texts: list[str]) -> bool:
    """Tell whether a step is claimed by its need anywhere, or shows in what is claimed, or in this account."""
    claimed = reading.claimed.get(criterion, ())
    if any(fold(each.need) in step.needs or not each.text or step.signs.in_(each.low) for each in claimed):
        return True
    return any(step.signs.in_(text) for text in texts)


def _without(model: StepModel, low: str) -> str:
    return blanked(low, model.told_by.all_in(low))


def _told(reading: Reading, model: StepModel) -> Place:
    for part in reading.written:
        if found := model.told_by.first(part.told):
            return Place(part.section, *found)
    return Place()
