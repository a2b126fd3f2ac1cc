"""Text that two accounts share word for word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.sayings import Place, say
from portfolio_app.domain.coaching.written import Part

_RUN = 12
"""Words in a row that are looked for."""
_LEAST = 16
"""Words in a row that are worth saying: less may be a set phrase."""
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def repeats(reading: Reading) -> Iterator[Advice]:
    """Say which earlier account has the same words; the longest run of each account once."""
    mine = [(part, _runs(part.told)) for part in reading.written]
    for other in reading.others:
        theirs = [_set_of_runs(part.told) for part in other]
        best: tuple[int, Place] | None = None
        for part, runs in mine:
            if all(each.isdisjoint(runs) for each in theirs):
                continue
            longest = max(_shared(part, runs, frozenset[int]().union(*theirs)), key=lambda run: run[0])
            if longest[0] >= _LEAST and (best is None or longest[0] > best[0]):
                best = longest
        if best:
            yield say(AdviceKind.REPEATED_TEXT, reading.written, best[1], other=other.reference, detail=other.reference)


def _shared(part: Part, runs: tuple[int, ...], theirs: frozenset[int]) -> Iterator[tuple[int, Place]]:
    """Yield how many words each run that is theirs too is long, and where it stands."""
    spans = _spans(part.told)
    begun: int | None = None
    for at in range(len(runs) + 1):
        same = at < len(runs) and runs[at] in theirs
        if same and begun is None:
            begun = at
        if not same and begun is not None:
            last = at + _RUN - 2
            yield last - begun + 1, Place(part.section, spans[begun][0], spans[last][1])
            begun = None


@lru_cache(maxsize=16)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each word stands."""
    return tuple(found.span() for found in _WORD.finditer(text))


@lru_cache(maxsize=2_000)
def _runs(text: str) -> tuple[int, ...]:
    """Return a number for each run of words, in order."""
    words = _WORD.findall(text)
    return tuple(hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))


@lru_cache(maxsize=2_000)
def _set_of_runs(text: str) -> frozenset[int]:
    return frozenset(_runs(text))
