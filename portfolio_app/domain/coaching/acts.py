"""Law in an account: which Acts are named, whether they are put to use, and which another has taken the place of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.cues import Act, Cues
from portfolio_app.domain.coaching.phrases import blanked
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part, Written
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.time import say_date

_WORD_BEFORE = re.compile(r"\b([A-Za-z]+)[ -]+\Z")
_LONGEST_WORD = 30
_OF_THE_LAND = frozenset({"uk", "gb", "british", "english", "new", "current", "act"})


@dataclass(frozen=True, slots=True)
class NamedAct:
    """Where an Act is named, and whether it is put to use there: point, evidence and explanation are within reach."""

    act: Act
    section: Section
    start: int
    end: int
    applied: bool


@dataclass(frozen=True, slots=True)
class NamedBroadly:
    """Where law is spoken of broadly only; ``place`` in the list of broad ways."""

    place: int
    section: Section
    start: int
    end: int


def named_acts(written: Written, cues: Cues) -> tuple[NamedAct, ...]:
    """Return every place where an Act is named, in the order of the text; of overlapping names the longest.

    An Act of another year, or with more words before its name, is another Act.
    """
    found: list[NamedAct] = []
    for part in written:
        for start, end in cues.any_act.all_in(part.low):
            longer = _with_year(part, end)
            act = _act_named(part.low, start, longer, cues)
            other = longer > end and act.name[-4:].isdigit() and part.low[longer - 4 : longer] != act.name[-4:]
            if other or (not written.shouted and _goes_before(part, start, cues)):
                continue
            found.append(NamedAct(act, part.section, start, longer, _is_applied(part, start, longer, cues)))
    return tuple(found)


def _goes_before(part: Part, start: int, cues: Cues) -> bool:
    """Tell whether a word with a capital that opens no sentence goes before a name, as in “Medical Care Act”."""
    word = _WORD_BEFORE.search(part.text, max(0, start - _LONGEST_WORD), start)
    if word is None or not word[1][0].isupper() or part.sentence(start)[0] == word.start(1):
        return False
    low = word[1].lower()
    return low not in _OF_THE_LAND and not cues["openers"].in_(low)


def _act_named(low: str, start: int, end: int, cues: Cues) -> Act:
    """Return the Act of that name, the one whose form is the longest."""
    fitting = ((act.forms.first(low, start, end) or (end, 0), act) for act in cues.acts)
    return max(fitting, key=lambda each: each[0][1] if each[0][0] == start else 0)[1]


def broad_law(written: Written, cues: Cues, named: tuple[NamedAct, ...]) -> tuple[NamedBroadly, ...]:
    """Return where law is spoken of broadly, though none of the Acts meant is named in the account."""
    names = {each.act.name for each in named}
    found: list[NamedBroadly] = []
    for place, law in enumerate(cues.generic):
        if names.intersection(law.acts):
            continue
        for part in written:
            allowed = tuple(law.unless.all_in(part.told))
            spans = law.forms.all_in(part.told)
            first = next((s for s in spans if not any(a <= s[0] < b or a < s[1] <= b for a, b in allowed)), None)
            if first:
                found.append(NamedBroadly(place, part.section, *first))
    return tuple(found)


def law(reading: Reading) -> Iterator[Advice]:
    """Say which Acts are out of force, which are named but not used, and where law is spoken of broadly only."""
    written, cues = reading.written, reading.cues
    named = named_acts(written, cues)
    yield from _superseded(reading, named)
    seen: set[str] = set()
    for each in named:
        name = each.act.name
        if each.act.by or name in seen or any(other.applied and other.act.name == name for other in named):
            continue
        seen.add(name)
        yield say(AdviceKind.ACT_NOT_APPLIED, written, _place(each), act=name, detail=name)
    spoken: set[int] = set()
    for each in broad_law(written, cues, named):
        if each.place not in spoken:
            spoken.add(each.place)
            broad = cues.generic[each.place]
            words = written[each.section].text[each.start : each.end]
            yield say(
                AdviceKind.GENERIC_LAW,
                written,
                _place(each),
                words=words,
                detail=broad.name,
                question=broad.question,
            )


def _superseded(reading: Reading, named: tuple[NamedAct, ...]) -> Iterator[Advice]:
    written = reading.written
    names = {each.act.name for each in named}
    seen: set[str] = set()
    for each in named:
        act = each.act
        if act.name in seen or act.unless.in_(written.low):
            continue
        later = _later(act, reading.cues, written.produced_on)
        if not later or names.intersection(each.by for each in later):
            continue  # who names the new one too knows which is in force
        seen.add(act.name)
        yield say(
            AdviceKind.SUPERSEDED_ACT,
            written,
            _place(each),
            old=act.name,
            new=later[-1].by,
            since=say_date(later[-1].since),
            detail=act.name,
        )


def _later(act: Act, cues: Cues, day: date | None) -> list[Act]:
    """Return the Act and those that took its place one after another, each with what took its own place by that day."""
    known = {each.name: each for each in cues.acts}
    found: list[Act] = []
    following: Act | None = act
    while following and following.by and following.since and following not in found:
        if day and day < following.since:
            break
        found.append(following)
        following = known.get(following.by)
    return found


def _with_year(part: Part, end: int) -> int:
    """Return where the name ends with its year."""
    year = part.low[end : end + 6]
    for glue in (" ", ", ", " ("):
        digits = year[len(glue) : len(glue) + 4]
        if year.startswith(glue) and len(digits) == 4 and digits.isdigit():
            return end + len(glue) + 4
    return end


def _is_applied(part: Part, start: int, end: int, cues: Cues) -> bool:
    """Tell whether the sentences near an Act say what it asks and tie that to a case."""
    first, last = part.around(start, end)
    words = blanked(part.low[first:last], [(start - first, end - first)])
    words = blanked(words, cues["law_only"].all_in(words))
    words = blanked(words, cues.any_act.all_in(words))
    return cues["law_use"].in_(words) and cues["law_case"].in_(words)


def _place(each: NamedAct | NamedBroadly) -> Place:
    return Place(each.section, each.start, each.end)
