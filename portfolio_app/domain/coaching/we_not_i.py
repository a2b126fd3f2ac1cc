"""“We” where the learner's own part is meant."""

import re
from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.procedures import procedures_in
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part
from portfolio_app.domain.evidence.evidence import AccountForm, Section

_BEGINS = (
    r"(?:^|[.!?;:,\n(–—-]\s*"
    r"|\b(?:and|so|then|but|after that|first|next|finally|eventually|afterwards|where|because)\s+)"
)
_HOW = r"then|also|quickly|carefully|calmly|immediately|first|politely|finally|just|even|always|soon|later|each|all"
_BETWEEN = rf"(?:(?:{_HOW})\s+)?"
_WE = re.compile(rf"{_BEGINS}(we\s+{_BETWEEN}(?P<verb>[a-z'-]+))")
_THINGS = r"Procedure|Policy|Act|Rule|Script|Check|Code|Promise|Desk|Form|Process"
_NAME = re.compile(rf"(?<=[a-z,;:] )[A-Z][a-z]+\b(?!\s+(?:{_THINGS}))")
_FIRST_WORD = re.compile(r"\W*([A-Z][a-z]+)\b")
_NOT_PEOPLE = frozenset(
    """customer monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december christmas easter english british""".split()
)
_SECTIONS = {
    AccountForm.STAR: (Section.ACTION, Section.TASK, Section.RESULT),
    AccountForm.WORK: (Section.TASK,),  # how it was made; with whom is a part of its own there
}


def we_not_i(reading: Reading) -> Iterator[Advice]:
    """Say where “we” did what the learner should say of himself or herself; once for each section."""
    for section in _SECTIONS[reading.written.form]:
        part = reading.written[section]
        for found in _WE.finditer(part.told):
            if _is_meant(reading, part, found):
                start, end = part.sentence(found.start(1))
                yield say(
                    AdviceKind.WE_NOT_I, reading.written, Place(section, max(start, found.start(1)), end), detail="we"
                )
                break


def _is_meant(reading: Reading, part: Part, found: re.Match[str]) -> bool:
    """Tell whether it is a single person's deed, and nobody is near who may share in the “we”."""
    if not reading.cues["we_did"].in_(found["verb"]):
        return False
    start, end = part.around(found.start(1), found.end(1), 1, 0)
    own_start, own_end = part.sentence(found.start(1))
    near = part.told[start:end]
    together = reading.cues["we_together"]
    # “Us” and the like count in the sentence itself; people count in the one before too.
    if together.in_(near) or " that we " in part.told[own_start:own_end]:
        return False
    return reading.written.shouted or not _names(reading, part, start, end)


def _without_things(reading: Reading, part: Part, start: int, end: int) -> str:
    """Return the words without the names of Acts and procedures."""
    text = part.text[start:end]
    for span in (*reading.cues.any_act.all_in(part.low, start, end), *procedures_in(part)):
        first, last = max(span[0], start) - start, min(span[1], end) - start
        if first < last:
            text = text[:first] + "x" * (last - first) + text[last:]
    return text


def _names(reading: Reading, part: Part, start: int, end: int) -> bool:
    """Tell whether somebody is named in the words."""
    text = _without_things(reading, part, start, end)
    inside = any(name[0].lower() not in _NOT_PEOPLE for name in _NAME.finditer(text))
    openers = reading.cues["openers"]
    firsts = (_FIRST_WORD.match(part.text, first) for first, _ in part.sentences if start <= first < end)
    return inside or any(
        first and not openers.in_(first[1].lower()) and first[1].lower() not in _NOT_PEOPLE for first in firsts
    )
