"""Procedures and policies: followed without a name, pasted instead of used, and identity not checked."""

import re
from collections.abc import Iterator

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part, Written
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import count_words, paragraph_spans

_NOUN = (
    r"(?:Procedure|Policy|Policies|Process|Protocol|Rules?|Script|Check|Charter|Code|Promise|Standards?|Guide|Guidelines"
    r"|Plan|Checklist|Handbook|Steps)"
)
_CAPITAL = r"[A-Z][\w'’&-]+[ -](?:(?:and|of|the|for|at|with|to|in)[ -])?"
NAMED = re.compile(rf"\b(?:{_CAPITAL}){{1,4}}{_NOUN}\b|\b{_NOUN} (?:[A-Z][\w-]*\d|\d+)|\b[A-Z]{{2,5}}-?\d{{1,4}}\b")
_DESCRIBED = re.compile(
    r"\b(?:complaints?|returns?|refunds?|referral|escalation|safeguarding|spill\w*|lifting|privacy|equality|cash|till"
    r"|delivery|cancellation|exchange|lost property|evacuation|fire|accident|hygiene|security|data protection"
    r"|confidentiality|faulty goods|lone working|manual handling|infection control|key|booking|id|identity|dress code"
    r"|absence|sickness|whistle\w*|handover)[ -](?:handling[ -])?(?:policy|procedure|process|protocol|rule)\b"
)
_LEADING = frozenset("The Our A An This That Their My Company Store In As By We I Under Follow Following".split())
_MOST_VOICES, _FEWEST_WORDS = 3, 30


def procedure(reading: Reading) -> Iterator[Advice]:
    """Say where “the procedure” was followed, in an account that names none."""
    written = reading.written
    for part in written:
        found = reading.cues["followed_procedure"].first(part.told)
        if found and not written.shouted and not names_procedure(written):
            yield say(AdviceKind.PROCEDURE_NOT_NAMED, written, Place(part.section, *found), detail="procedure")
            return


def names_procedure(written: Written) -> bool:
    """Tell whether a procedure, policy or rule is named anywhere in the account."""
    return any(next(procedures_in(part), None) or _DESCRIBED.search(part.low) for part in written)


def procedures_in(part: Part) -> Iterator[tuple[int, int]]:
    """Yield where a procedure, policy or rule is called by a name of its own."""
    for found in NAMED.finditer(part.text):
        start, words = found.start(), found[0]
        first = words.split(maxsplit=1)[0]
        while first in _LEADING and " " in words:
            start += len(first) + 1
            words = part.text[start : found.end()]
            first = words.split(maxsplit=1)[0]
        if len(words.split()) > 1 or any(c.isdigit() for c in words):
            yield start, found.end()


def pasted(reading: Reading) -> Iterator[Advice]:
    """Say where a paragraph reads like a policy, with nobody in it who does anything."""
    cues = reading.cues
    for part in reading.written:
        for start, end in paragraph_spans(part.text):
            if count_words(part.text[start:end]) < _FEWEST_WORDS or cues["first_person"].in_(part.low, start, end):
                continue
            voices = sum(1 for _ in cues["policy_voice"].all_in(part.low, start, end))
            if voices >= _MOST_VOICES:
                yield say(AdviceKind.POLICY_TEXT_PASTED, reading.written, Place(part.section, start, end))
                break


def identity(reading: Reading) -> Iterator[Advice]:
    """Say where somebody's details were opened or given, in an account that checks nobody's identity."""
    written, cues = reading.written, reading.cues
    if cues["identity_checked"].in_(written.low):
        return
    for section in (Section.ACTION, Section.TASK, Section.SITUATION, Section.RESULT):
        part = written[section]
        for found in cues["open_details"].all_in(part.told):
            start, end = part.sentence(found[0])
            if cues["me_or_us"].in_(part.told, start, end):
                yield say(AdviceKind.ID_NOT_CHECKED, written, Place(section, start, end), detail="identity")
                return
