"""Marking points of topic sheets become criteria: the examiner's lead-in goes, the command verb comes first.

No word after the lead-in is lost. Where the grammar is not certain, the point is kept as it is written.
"""

import re
from dataclasses import dataclass

from portfolio_app.domain.frameworks.framework import CriterionKind
from portfolio_app.importers.command_verbs import GERUNDS, NOUNS, THIRD_PERSONS, VERBS

_LEARNER = r"(?:(?:the|an?)\s)?(?:learners?|candidates?|apprentices?|students?)"
_ASSESSOR = r"(?:the\s)?(?:assessors?|examiners?|markers?)"
# A lead-in that a noun or an -ing form follows.
_NAMING = re.compile(
    rf"""(?:
      award\s(?:full\s)?(?:credit|marks?)\sfor
    | (?:full\s)?(?:credit|marks?)\s(?:should|may|can|will|must|is|are|to)\s(?:to\s)?(?:be\s)?(?:given|awarded)\sfor
    | (?:give|allow)\s(?:credit|marks?)\sfor
    | credit\sfor
    | (?:{_ASSESSOR}\s(?:should|must|will|may)\s)?(?:look|check)\sfor(?=\s)
    | (?:{_ASSESSOR}\s(?:should|must|will|may)\s)?expect(?:s)?(?:\sto\ssee)?
    | (?:{_ASSESSOR}\s(?:should|must|will|may)\s)?require(?:s)?
    | (?:{_ASSESSOR}\s(?:should|must|will|may)\s)?(?:assess|credit)
    )\s*:?\s+""",
    re.IGNORECASE | re.VERBOSE,
)
# A lead-in that ends with the learner as subject.
_TELLING = re.compile(
    rf"""(?:award\s)?(?:credit|marks?)\s
    (?:(?:should|may|can|will|must)\sbe\s(?:given|awarded)\s)?(?:when|where|if)\s{_LEARNER}\s""",
    re.IGNORECASE | re.VERBOSE,
)
# A lead-in that a bare verb follows.
_COMMANDING = re.compile(
    rf"""(?:
      (?:to\s(?:achieve|meet|pass)\s(?:the|this)\s(?:criterion|criteria|standard|outcome|unit),?\s)?
      {_LEARNER}\s(?:must|should|can|will|need\sto|are\srequired\sto|is\srequired\sto)\s(?:be\sable\sto\s)?
    | (?:{_ASSESSOR}\s(?:should|must|will|may)\s)?(?:expect|require)\s{_LEARNER}\sto\s
    | (?:assess|look\sfor|expect|require|award\s(?:credit|marks?)\sfor|credit)\s
      (?:(?:the\s)?{_LEARNER}(?:['’]s?)?\s)?(?:the\s|an?\s)?ability\sto\s
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_EVIDENCE = re.compile(r"(?:clear |sufficient )?evidence (?:of|that)\s", re.IGNORECASE)
_FIRST = re.compile(
    r"((?:(?!(?:app|comp|supp|rep|re)ly\b)[a-z]+ly\s)*)([a-z]+(?:-[a-z]+)?)\b(.*)", re.IGNORECASE | re.DOTALL
)
_NOUN = re.compile(rf"({'|'.join(NOUNS)})\b", re.IGNORECASE)
_SHOWING = re.compile(
    r"(?:show|demonstrate)s? (?:an? |the |your )?(?:clear |good |sound |thorough |basic |full |secure )?"
    r"(?:understanding|knowledge|awareness|how(?! to)|why|that)\b",
    re.IGNORECASE,
)
# Words that may follow a lead-in without being a noun's beginning; "Show" before them would be no English.
_NOT_NOUNS = frozenset(
    "when where if whether that those who any each up as to by in not should may can will must is are be only "
    "for".split()
)


@dataclass(frozen=True, slots=True)
class MarkingPoint:
    """A criterion's words, its command verb ("" when it has none) and the kind of evidence that it asks for."""

    text: str
    verb: str
    kind: CriterionKind


def begins_with_lead_in(text: str) -> bool:
    """Tell whether a line begins as marking points do."""
    return bool(
        re.match(
            r"(?:award|credit|look for|assessors? should|to achieve the|expect evidence|require evidence)\b", text, re.I
        )
    )


def read_marking_point(words: str) -> MarkingPoint:
    """Return the criterion that a marking point states; ``words`` is one line."""
    text = _imperative(words) or words
    text = text[:1].upper() + text[1:]
    # One sentence needs no full stop; criteria of qualifications have none.
    if len(text) > 1 and text.endswith(".") and not text.endswith("..") and not re.search(r"[.!?]\s+[A-Z]", text):
        text = text[:-1]
    verb = _verb(text)
    return MarkingPoint(text, verb, _kind(text, verb))


def _imperative(words: str) -> str:
    """Return the point as a command, or "" when that cannot be done safely."""
    if match := _COMMANDING.match(words):
        return words[match.end() :]
    if match := _TELLING.match(words):
        return _turned(words[match.end() :], THIRD_PERSONS | {verb: verb for verb in VERBS})
    match = _NAMING.match(words)
    if not match:
        return ""
    rest = words[match.end() :]
    evidence = _EVIDENCE.match(rest)
    if evidence:
        after = rest[evidence.end() :]
        return _from_noun(after) if evidence[0].lower().rstrip().endswith("of") else f"Show that {after}"
    return _from_noun(rest)


def _from_noun(rest: str) -> str:
    """Turn what may follow "credit for" into a command: an -ing form, a noun that stands for a verb, another noun."""
    if noun := _NOUN.match(rest):
        return NOUNS[noun[1].lower()] + re.sub(
            rf"\band ({'|'.join(NOUNS)})\b", lambda also: f"and {NOUNS[also[1].lower()]}", rest[noun.end() :]
        )
    if ability := re.match(r"(?:the |an? )?ability to ", rest, re.IGNORECASE):
        return rest[ability.end() :]
    first = _FIRST.match(rest)
    if not first or first[2].lower() in _NOT_NOUNS or re.match(_LEARNER, rest, re.IGNORECASE):
        return ""
    if first[2].lower() in GERUNDS:
        return _turned(rest, GERUNDS)
    if first[1] or first[2].lower().endswith("ing"):
        return ""
    return f"Show {rest}"


def _turned(rest: str, forms: dict[str, str]) -> str:
    """Exchange the first verb's form, and that of a second one joined to it by "and"."""
    first = _FIRST.match(rest)
    verb = forms.get(first[2].lower(), "") if first else ""
    if not first or not verb:
        return ""
    tail = first[3]
    joined = re.match(r"(,?(?: [^\s,;:.()]+)*?,? and (?:[a-z]+ly )?)([a-z-]+)\b", tail)
    # Another -ing form in between ("by listening and responding") may be the one that "and" belongs to.
    if (
        joined
        and joined[2] in forms
        and not re.search(r"ing\b", joined[1])
        and (forms is GERUNDS or joined[1] == " and ")
    ):
        tail = joined[1] + forms[joined[2]] + tail[joined.end() :]
    return first[1] + verb + tail


def _verb(text: str) -> str:
    first = _FIRST.match(text)
    word = first[2].lower() if first else ""
    return word if word in VERBS else ""


def _kind(text: str, verb: str) -> CriterionKind:
    if not verb or _SHOWING.match(text):
        return CriterionKind.KNOWLEDGE
    return VERBS[verb]
