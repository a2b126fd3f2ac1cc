"""Common mistakes that a sentence shows, and claims on communication without anything unspoken."""

from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.cues import Mistake
from portfolio_app.domain.coaching.phrases import prepared
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part


def mistakes(reading: Reading) -> Iterator[Advice]:
    """Say where a sentence makes a common mistake; each kind once."""
    said: set[tuple[AdviceKind, str]] = set()
    for mistake in reading.cues.mistakes:
        key = (mistake.kind, mistake.why)
        if key in said or not _concerns(reading, mistake):
            continue
        found = next((place for part in reading.written for place in _places(part, mistake)), None)
        if found:
            said.add(key)
            yield say(mistake.kind, reading.written, found, why=mistake.why, **_own(mistake))


def _own(mistake: Mistake) -> dict[str, object]:
    return {"question": mistake.question, "detail": mistake.why} if mistake.question else {}


def _concerns(reading: Reading, mistake: Mistake) -> bool:
    if mistake.asked_by is None:
        return True
    return any(mistake.asked_by.in_(prepared(reading.criteria[reference].text)) for reference in reading.here)


def _places(part: Part, mistake: Mistake) -> Iterator[Place]:
    if not all(phrases.in_(part.told) for phrases in mistake.has):
        return
    for start, end in part.sentences:
        if not all(phrases.in_(part.told, start, end) for phrases in mistake.has):
            continue
        first, last = part.around(start, end)
        if mistake.lacks.in_(part.told, start, end) or mistake.near.in_(part.told, first, last):
            continue
        yield Place(part.section, start, end)


def only_spoken(reading: Reading) -> Iterator[Advice]:
    """Say where a criterion asks for the unspoken too, and the account that claims it shows nothing of that."""
    cues = reading.cues
    if cues["nonverbal"].in_(reading.written.told):
        return
    for reference, words in reading.here.items():
        asks = cues["asks_nonverbal"].in_(prepared(reading.criteria[reference].text))
        elsewhere = any(not each.text or cues["nonverbal"].in_(each.low) for each in reading.claimed[reference])
        if (
            asks
            and not elsewhere
            and any(not each.need or cues["asks_nonverbal"].in_(prepared(each.need)) for each in words)
        ):
            place = Place(words[0].section, words[0].start, words[0].end)
            yield say(
                AdviceKind.ONLY_SPOKEN,
                reading.written,
                place,
                code=reading.code(reference),
                criterion=reference,
                detail="non-verbal",
            )
            return
