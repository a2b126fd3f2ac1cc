"""What headings say: which STAR part they begin, which detail they label, whether they begin an account."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import fold

_MOST_HEADING_WORDS = 16
_MOST_LEAD = 60

_NUMBERING = re.compile(
    r"^\s*(?:(?:step|part|section|q(?:uestion)?)\s*)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.):]?|\(?[a-z][.)])\s+", re.I
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"[^\w\s'’&]+")
_CUT = re.compile(r"\s*(?::|\s[-–—]|[–—])\s*")
_LEAD = re.compile(r"\s*([^:\n–—]{1,60}?)\s*(?::|\s[-–—](?=\s)|[–—])\s*")

# What people call the parts: STAR and STARR, CAR and PAR, Gibbs, Driscoll (“What? So what? Now what?”), and templates
# of centres (practice notes, section 3.1: what happened, what I did, why, what went well, improve, learned).
_PHRASES: dict[Section, str] = {
    Section.SITUATION: (
        "situation|context|background|setting|the scene|setting the scene|scenario|circumstances|introduction|overview|"
        "description|what happened|what was happening|where and when|who was involved|the incident|the event|what|"
        "the story|problem|challenge|the issue"
    ),
    Section.TASK: (
        "task|objective|goal|aim|target|my role|role|my responsibility|responsibility|responsibilities|assignment|"
        "what i had to do|what i needed to do|what needed to be done|what was needed|what was my task|"
        "what i was asked to do|my part|what was my part|"
        "purpose|brief"
    ),
    Section.ACTION: (
        "action|actions taken|action taken|what i did|what did i do|how i did it|approach|method|"
        "my contribution|steps|steps taken|process|activity|what i did and why|what action did i take"
    ),
    Section.RESULT: (
        "result|outcome|impact|the end|conclusion|what was the result|what was the outcome|how it ended|how did it end|"
        "what happened in the end|how did it go|"
        "what went well|achievement|benefits|what changed|the effect"
    ),
    Section.REFLECTION: (
        "reflection|learning|lessons|lessons learned|lessons learnt|evaluation|analysis|feelings|action plan|"
        "what i learned|what i learnt|what i have learned|what i have learnt|what did i learn|"
        "what have i learned|what have i learnt|what i would change|"
        "what i would do differently|what would i do differently|next time|so what|now what|improvements|"
        "what could be improved|how i could improve|even better if|takeaways|development|next steps|self evaluation|"
        "personal development"
    ),
}
_NAMED = {phrase: section for section, phrases in _PHRASES.items() for phrase in phrases.split("|")}
_PHRASES_OF_WORDS = sorted((phrase for phrase in _NAMED if " " in phrase), key=len, reverse=True)
_WORDS = {
    word: section
    for section, words in {
        Section.SITUATION: "situation situations scenario background context",
        Section.TASK: "task tasks objective objectives",
        Section.ACTION: "action actions",
        Section.RESULT: "result results outcome outcomes impact",
        Section.REFLECTION: "reflection reflections reflect learn learned learnt learning lessons differently",
    }.items()
    for word in words.split()
}
_PLAIN = frozenset(
    "situation task action actions result results reflection reflections context background outcome outcomes".split()
)
"""Names that begin a part even where nothing marks them as a heading: a line of their own is enough."""
_MINE = {"you": "i", "your": "my", "you've": "i have", "i've": "i have"}
_YOURS = re.compile(r"\b(?:you've|i've|you|your)\b")
_COUNTED = re.compile(r"(?:task|activity|action|challenge|problem)s? \d")
"""“Task 2: the stock room” is what centres call a piece of work, not a part of one."""
_LETTERS = dict(zip("star", Section, strict=False))
_ACCOUNT = re.compile(
    r"^\s*(?:my\s+)?(?:personal\s+)?(?:reflective\s+|star\s+)?"
    r"(?:account|story|statement|reflection|entry|log|diary entry|journal entry|case study|example|evidence|"
    r"portfolio piece)"
    r"\s*(?:no\.?|number|#)?\s*\d{1,3}\b",
    re.I,
)


class Detail(StrEnum):
    """What a label of a form asks for."""

    TITLE = "title"
    DATE = "date"
    PLACE = "place"
    CODES = "codes"
    OTHER = "other"


_DETAILS = {
    label: detail
    for detail, labels in {
        Detail.TITLE: "title|account title|title of account|title of the account|title of reflective account|"
        "activity title|"
        "name of activity|subject|topic|story title",
        Detail.DATE: "date|date of activity|date of event|date of the event|date of incident|when|when did it happen|"
        "date it happened|date completed|date of account|date written",
        Detail.PLACE: "place|location|where|where did it happen|workplace|site|venue|place of work",
        Detail.CODES: "criteria|criterion|ksb|ksbs|ksb reference|ksbs covered|ksbs met|ksb's|ksb links|links to ksbs|"
        "criteria met|criteria covered|criteria claimed|assessment criteria|assessment criteria covered|"
        "assessment criteria met|ac|acs|acs covered|acs met|ac covered|standards covered|standards met|mapped to|"
        "mapping|"
        "links to criteria|linked criteria|linked ksbs|evidence for|knowledge skills and behaviours|"
        "knowledge skills behaviours|knowledge skills and behaviours covered|competencies|outcomes covered|codes|"
        "unit and criteria|criteria ref|criteria reference|ac ref|pc|pcs|pc covered|performance criteria",
        Detail.OTHER: "name|learner|learner name|learner's name|candidate|candidate name|apprentice|"
        "apprentice name|employer|"
        "assessor|assessor name|tutor|coach|unit|units|unit title|unit number|unit no|qualification|standard|framework|"
        "word count|signature|signed|learner signature|candidate signature|apprentice signature|assessor signature|uln|"
        "cohort|date signed|line manager|manager|mentor|reference|evidence reference|evidence ref|evidence number|"
        "evidence no|page|version|job role|job title|role title|department|company|centre|centre name|centre number|"
        "programme|course|witness|witness name|assessor comments|assessor's comments|iqa|print name",
    }.items()
    for label in labels.split("|")
}


@dataclass(frozen=True, slots=True)
class Head:
    """A part's heading: it goes to ``end``, and what follows there in the same paragraph are words of the part."""

    section: Section
    end: int


def part_of(text: str, *, marked: bool) -> Section | None:
    """Return the STAR part that a whole line begins; a ``marked`` line is a heading, a label or bold."""
    words = fold(_SIGNS.sub(" ", _ASIDE.sub(" ", _NUMBERING.sub("", text))))
    if not words or len(words.split()) > _MOST_HEADING_WORDS or _COUNTED.match(words):
        return None
    if not marked:
        return _named(words) if words in _PLAIN or " " in words else None
    before = fold(_SIGNS.sub(" ", _ASIDE.sub(" ", _CUT.split(_NUMBERING.sub("", text), maxsplit=1)[0])))
    for said in (words, before):
        if (found := _named(said)) is not None:
            return found
    mine = _YOURS.sub(lambda m: _MINE[m[0]], words)
    if (found := next((_NAMED[said] for said in _PHRASES_OF_WORDS if mine.startswith(f"{said} ")), None)) is not None:
        return found
    mentioned = dict.fromkeys(_WORDS[word] for word in words.split() if word in _WORDS)
    return next(iter(mentioned)) if mentioned and (len(mentioned) == 1 or _begins(words)) else None


def lead_in(text: str, bold: int) -> Head | None:
    """Return the part that a paragraph begins by its first words: “Situation: I was …”, or in bold without a colon."""
    lead = text[:bold]
    if bold and len(lead.strip()) <= _MOST_LEAD and bold < len(text.rstrip()):
        found = _named(fold(_SIGNS.sub(" ", _ASIDE.sub(" ", _NUMBERING.sub("", lead)))))
        if found is not None:
            rest = re.compile(r"[\s:.–—-]*").match(text, bold)
            return Head(found, rest.end() if rest else bold)
    match = _LEAD.match(_unnumbered(text))
    if match is None or not match[1]:
        return None
    skipped = len(text) - len(_unnumbered(text))
    found = _named(fold(_SIGNS.sub(" ", _ASIDE.sub(" ", match[1]))))
    return Head(found, skipped + match.end()) if found is not None else None


def letter_lead(text: str) -> Head | None:
    """Return the part that a single letter begins: “S: …”; it counts where several of the letters are there."""
    match = re.match(r"\s*([STAR])\s*[:)–—-]\s+(?=\S)", text)
    return Head(_LETTERS[match[1].casefold()], match.end()) if match else None


def detail_of(label: str) -> Detail | None:
    """Return what a label asks for, or None when it is none that is known."""
    return _DETAILS.get(fold(_SIGNS.sub(" ", _ASIDE.sub(" ", label))).replace("’", "'"))


def split_detail(text: str) -> tuple[Detail, str] | None:
    """Return what a line such as “Date: 3 March 2026” states, and its value."""
    label, colon, value = text.partition(":")
    if not colon or "\n" in label or len(label) > _MOST_LEAD:
        return None
    detail = detail_of(label)
    return (detail, value.strip()) if detail is not None else None


def names_account(text: str) -> bool:
    """Tell whether a short line says itself that an account begins: “Account 2: the kettle”."""
    return len(text.split()) <= _MOST_HEADING_WORDS and _ACCOUNT.match(text) is not None


def read_date(text: str) -> date | None:
    """Return the day that a British date names, or None."""
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(text.replace(",", " ").split()).rstrip("."), flags=re.I)
    words = re.sub(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\s+", "", words, flags=re.I)
    words = re.sub(r"\bsept\b", "Sep", words, flags=re.I)
    for form in (
        "%d/%m/%Y",
        "%d/%m/%y",
        "%Y-%m-%d",
        "%d.%m.%Y",
        "%d.%m.%y",
        "%d-%m-%Y",
        "%d-%m-%y",
        "%d %B %Y",
        "%d %b %Y",
        "%d %B %y",
        "%B %d %Y",
    ):
        try:
            found = datetime.strptime(words, form).date()  # a day has no zone
        except ValueError:
            continue
        return found if 1950 <= found.year <= 2100 else None
    return None


def _unnumbered(text: str) -> str:
    return _NUMBERING.sub("", text, count=1)


def _named(words: str) -> Section | None:
    said = _YOURS.sub(lambda m: _MINE[m[0]], words.replace("’", "'"))
    for article in ("", "the ", "a ", "my ", "your "):
        bare = said.removeprefix(article)
        if bare in _NAMED:
            return _NAMED[bare]
        if bare.endswith("s") and bare[:-1] in _NAMED:
            return _NAMED[bare[:-1]]
    return None


def _begins(words: str) -> bool:
    first = words.removeprefix("the ").split()[0]
    return first in _WORDS
