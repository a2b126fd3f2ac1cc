"""What the verb of a criterion wants, and whether the words claimed for it have that."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.reading import ClaimedWords, Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.verbs import verb_of
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.words.text import count_words
from portfolio_app.translation import mark, tr

_IDENTIFY = frozenset("identify list name state give outline recognise specify".split())
_EVALUATE = frozenset("evaluate appraise critique".split())
_SHOW = frozenset("demonstrate show use apply perform carry handle resolve deal adapt record follow".split())
_DOING = frozenset(
    {CriterionKind.PERFORMANCE, CriterionKind.SKILL, CriterionKind.TECHNICAL_SKILL, CriterionKind.BEHAVIOUR}
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER = re.compile(r"\b(two|three|four|five|six|[2-6])\b")
_SEPARATOR = re.compile(r"[,;:\n/&•]|\s[-–—]\s")
_ENOUGH, _ENOUGH_FOR_HOW = 60, 25
"""Words of which it is unlikely that none gives a reason; to say how something is done takes no “because”."""
_ENOUGH_TO_DESCRIBE = 8
"""Words with which something can be said of a thing, not only its name."""
_PARTS = (
    ("strength", mark("what works"), mark("What works well about it, and how do you know?")),
    ("weakness", mark("what does not work"), mark("What does not work so well, and for whom?")),
    ("judgement", mark("your own judgement"), mark("All in all, what do you think of it, and what would you change?")),
)


def demands(reading: Reading) -> Iterator[Advice]:
    """Say where claimed words lack what their criterion's verb wants."""
    for reference, words in reading.here.items():
        criterion = reading.criteria[reference]
        everywhere = reading.claimed[reference]
        if any(not each.text for each in everywhere):
            continue  # a file or a statement may say it
        judge = _judge(criterion)
        advice = judge(reading, criterion, words, everywhere) if judge else None
        if advice := advice or _brief(reading, criterion, words, everywhere):
            yield advice


_Words = tuple[ClaimedWords, ...]
_Judge = Callable[[Reading, Criterion, _Words, _Words], Advice | None]


def _judge(criterion: Criterion) -> _Judge | None:
    verb = verb_of(criterion)
    if verb == "explain":
        return _explained
    if verb == "describe":
        return _described
    if verb == "justify":
        return _justified
    if verb in _EVALUATE:
        return _evaluated
    if verb in ("compare", "contrast"):
        return _compared
    if verb in _IDENTIFY:
        return _identified
    if verb in _SHOW and _is_done(criterion):
        return _demonstrated
    return None


def _is_done(criterion: Criterion) -> bool:
    return criterion.kind in _DOING


def _explained(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    enough = _ENOUGH_FOR_HOW if "how" in criterion.text.lower().split()[:3] else _ENOUGH
    if _any(reading, "reason", everywhere) or _count(everywhere) > enough:
        return None
    return _said(AdviceKind.EXPLAIN_WITHOUT_REASON, reading, criterion, here, detail="reason")


def _described(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    demand = reading.demand(criterion)
    if _count(everywhere) >= (demand.words if demand else _ENOUGH_TO_DESCRIBE):
        return None
    return _said(AdviceKind.DESCRIBE_TOO_SHORT, reading, criterion, here, detail="features")


def _brief(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    """Say that the words are fewer than the verb takes at the criterion's level."""
    demand = reading.demand(criterion)
    if (
        demand is None
        or _count(everywhere) >= demand.words
        or (demand.verb == "demonstrate" and not _is_done(criterion))
    ):
        return None
    verb = verb_of(criterion)
    return _said(AdviceKind.TOO_LITTLE_SAID, reading, criterion, here, verb=verb, detail=verb, question=demand.question)


def _count(words: _Words) -> int:
    return sum(count_words(each.text) for each in words)


def _justified(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    if _any(reading, "strong_reason", everywhere):
        return None
    return _said(AdviceKind.JUSTIFY_WITHOUT_REASON, reading, criterion, here, detail="reason")


def _evaluated(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    needs = {each.need.casefold() for each in everywhere}
    has = {
        name: _any(reading, name, everywhere) or name in needs or (name == "judgement" and "proposed change" in needs)
        for name, _, _ in _PARTS
    }
    if not has["strength"] and not has["weakness"]:
        return None
    missing = next(((name, words, question) for name, words, question in _PARTS if not has[name]), None)
    if missing is None:
        return None
    name, words, question = missing
    return _said(
        AdviceKind.EVALUATE_ONE_SIDED, reading, criterion, here, detail=name, part=tr(words), question=tr(question)
    )


def _compared(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    if _any(reading, "comparison", everywhere):
        return None
    return _said(AdviceKind.COMPARE_ONE_SIDED, reading, criterion, here, detail="comparison")


def _identified(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    wanted = items_wanted(criterion)
    found = _items(reading, everywhere)
    if found >= wanted:
        return None
    return _said(
        AdviceKind.IDENTIFY_TOO_FEW,
        reading,
        criterion,
        here,
        detail=f"{found} of {wanted}",
        wanted=wanted,
        found=found,
    )


def _demonstrated(reading: Reading, criterion: Criterion, here: _Words, everywhere: _Words) -> Advice | None:
    if _any(reading, "first_person", everywhere, around=True):
        return None
    if any('"' in each.text or "“" in each.text for each in everywhere):
        return None
    return _said(AdviceKind.DEMONSTRATE_WITHOUT_ACTION, reading, criterion, here, detail="action")


def items_wanted(criterion: Criterion) -> int:
    """Return how many things a criterion asks for: what its needs come to, or the numbers in its wording."""
    if criterion.needs:
        return sum(need.at_least for need in criterion.needs)
    return sum(_NUMBERS.get(number, 0) or int(number) for number in _numbers(criterion.text)) or 1


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(text.lower())


def _items(reading: Reading, words: _Words) -> int:
    """Return how many things may be named, rather too many than too few."""
    marks = reading.cues["item_marks"]
    places = {(each.evidence_id, each.section, each.start, each.end): each for each in words}
    return sum(
        1 + len(_SEPARATOR.findall(each.text)) + sum(1 for _ in marks.all_in(each.low)) + _full_stops(each.text)
        for each in places.values()
    )


def _full_stops(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s)", text.strip()))


def _any(reading: Reading, cue: str, words: _Words, *, around: bool = False) -> bool:
    phrases = reading.cues[cue]
    return any(phrases.in_(each.low) or (around and phrases.in_(_sentence(reading, each))) for each in words)


def _sentence(reading: Reading, words: ClaimedWords) -> str:
    if words.section is None or words.evidence_id != reading.written.evidence_id:
        return ""
    part = reading.written[words.section]
    start, end = part.around(words.start, words.end, 0, 0)
    return part.low[start:end]


def _said(kind: AdviceKind, reading: Reading, criterion: Criterion, here: _Words, **values: object) -> Advice:
    """Say it on the first of the words, with what the verb wants at the criterion's level."""
    first, demand = here[0], reading.demand(criterion)
    advice = say(
        kind,
        reading.written,
        Place(first.section, first.start, first.end),
        code=reading.code(criterion.reference),
        criterion=criterion.reference,
        **values,
    )
    if demand is None:
        return advice
    level = reading.levels.get(criterion.reference)
    if level:
        more = tr("At level {level} this wants {wants}.", level=level, wants=demand.wants)
    else:
        more = tr("This wants {wants}.", wants=demand.wants)
    return replace(advice, message=f"{advice.message} {more}")
