"""Words that may show a need which a begun criterion still has."""

from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.phrases import Phrases
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.frameworks.framework import Criterion


def needs(reading: Reading) -> Iterator[Advice]:
    """Propose sentences for the unmet needs of the criteria that are claimed already; each criterion once."""
    for reference in reading.claimed:
        criterion = reading.criteria.get(reference)
        if criterion is None:
            continue
        for label in _unmet(reading, criterion):
            if place := _place(reading, reference, reading.cues.signs_of(label)):
                yield say(
                    AdviceKind.NEED_MAYBE_MET,
                    reading.written,
                    place,
                    code=reading.code(reference),
                    need=label,
                    detail=label,
                    criterion=reference,
                )
                break


def _unmet(reading: Reading, criterion: Criterion) -> Iterator[str]:
    have = [each.need for each in reading.claimed[criterion.reference]]
    for need in criterion.needs:
        if have.count(need.label) < need.at_least:
            yield need.label


def _place(reading: Reading, criterion: str, signs: Phrases) -> Place | None:
    taken = [each for each in reading.here.get(criterion, ()) if each.section]
    for part in reading.written:
        for found in signs.all_in(part.told):
            start, end = part.sentence(found[0])
            if not any(t.section is part.section and t.start < end and t.end > start for t in taken):
                return Place(part.section, start, end)
    return None
