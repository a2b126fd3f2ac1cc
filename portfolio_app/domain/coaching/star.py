"""Whether an account has its five parts, in proportion, with date, place and role."""

import re
from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part, Written
from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.translation import mark, tr

_BEGUN = 15
"""Words from which an account is more than a first line."""
_THIN = {Section.SITUATION: 10, Section.TASK: 7, Section.ACTION: 25, Section.RESULT: 8, Section.REFLECTION: 8}
_LONG_ENOUGH = 40
_MARGIN, _CLEARLY = 3, 1.1
_SHORT_RESULT = 25
_ASKED = {
    Section.SITUATION: mark("What was going on, who was there, and when and where was it?"),
    Section.TASK: mark("What did you have to do, and what made it hard?"),
    Section.ACTION: mark("What did you do first, what next, and why that way?"),
    Section.RESULT: mark("What changed? What did the customer say or do?"),
    Section.REFLECTION: mark("What did you learn, and what would you do differently?"),
}
_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})\b|\b\d{4}-\d{2}-\d{2}\b")


def parts(reading: Reading) -> Iterator[Advice]:
    """Say which parts are empty or thin, and whether Action is not the longest."""
    written = reading.written
    if written.words < _BEGUN or written.form is not AccountForm.STAR:
        return
    for section in Section:
        part = written[section]
        if not part.text.strip():
            kind = AdviceKind.MISSING_SECTION
        elif part.words < _THIN[section] and _is_words(part):
            kind = AdviceKind.THIN_SECTION
        else:
            continue
        yield say(
            kind,
            written,
            Place(section),
            section=section.title,
            detail=section.value,
            question=tr(_ASKED[section]),
        )
    action = written[Section.ACTION]
    longest = max(written, key=lambda part: part.words)
    if (
        action.words
        and written.words >= _LONG_ENOUGH
        and longest.words > max(action.words + _MARGIN, action.words * _CLEARLY)
    ):
        yield say(
            AdviceKind.ACTION_NOT_LONGEST,
            written,
            Place(Section.ACTION),
            longest=longest.section.title,
            detail=longest.section.value,
        )


def details(reading: Reading) -> Iterator[Advice]:
    """Say whether the date, the place or the learner's role is nowhere."""
    written, cues = reading.written, reading.cues
    if written.words < _BEGUN:
        return
    if written.produced_on is None and not cues["date_words"].in_(written.low) and not _DAY.search(written.low):
        yield say(AdviceKind.NO_DATE, written, Place(), detail="date")
    if written.form is not AccountForm.STAR:
        return  # a work product was made wherever it was made
    scene = "\n".join(written[section].low for section in (Section.SITUATION, Section.TASK, Section.ACTION))
    if not written.place.strip() and not cues["place_words"].in_(scene):
        yield say(AdviceKind.NO_PLACE, written, Place(), detail="place")
    if written[Section.TASK].words and not cues["role_words"].in_(scene):
        yield say(AdviceKind.NO_ROLE, written, Place(Section.TASK), detail="role")


def outcome(reading: Reading) -> Iterator[Advice]:
    """Say whether Result names no number, reaction or follow-up."""
    part, cues = reading.written[Section.RESULT], reading.cues
    if reading.written.form is not AccountForm.STAR:
        return
    if not _is_words(part) or cues["outcome"].in_(part.low) or '"' in part.text or "“" in part.text:
        return
    vague = cues["vague_outcome"].in_(part.low)
    if vague or part.words < _SHORT_RESULT:
        yield say(AdviceKind.NO_OUTCOME, reading.written, _whole(part))


def learning(reading: Reading) -> Iterator[Advice]:
    """Say whether Reflection says nothing of what was learned."""
    part = reading.written[Section.REFLECTION]
    if _is_words(part) and part.words >= 4 and not reading.cues["learning"].in_(part.low):
        yield say(AdviceKind.NO_REFLECTION_LEARNING, reading.written, _whole(part))


def _is_words(part: Part) -> bool:
    return any(c.isalpha() for c in part.text)


def _whole(part: Part) -> Place:
    spans = part.sentences
    return Place(part.section, spans[0][0], spans[-1][1]) if spans else Place(part.section)


def is_readable(written: Written) -> bool:
    """Tell whether there is anything that advice can be given on."""
    return written.words > 1 and written.english
