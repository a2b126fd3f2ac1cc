"""Words with a capital inside a sentence that are slips of the pen and no names: *Saterday*, *Custumer*.

A name may be any word, so only what is very near a usual word counts, and only changes that slips make: letters
doubled or not, two exchanged, a wrong vowel, one left out or put in, none of them at the word's ends.
"""

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February August September October November "
    "December Christmas English Scotland Microsoft"
).split()
_USUAL = (
    "address until client office policy refund record report retail return review safety service stock supply system "
    "training weekly"
).split()
_NAMES = frozenset(
    "munday mundy loveday augusto auguste augustin sunay parrish basheer calderon camelia carmina catrina margareta "
    "shanker chander ganguly gayathri fiedler bittner bartman".split()
)
"""Names that are as near to a word as slips are."""

_PLAIN = re.compile(r"[A-Z][a-z]+")
_OF_FAMILIES = ("Mac", "Mc", "Fitz", "Van", "Al")
_VOWELS = "aeiou"
_LIKE = {"s": "cz", "c": "sk", "k": "c", "z": "s", "f": "v", "v": "f"}
_SHORTEST = 5
_LONG = 7
_VERY_LONG = 9
"""From how many letters on a word is told from a name by one change, and by two."""


def meant(word: str, spelt: Callable[[str], bool]) -> str:
    """Return the word that one with a capital stands for by a slip, or "" where it may well be a name.

    ``spelt`` tells whether a word in small letters is in the dictionary.
    """
    if not _PLAIN.fullmatch(word) or len(word) < _SHORTEST or word.startswith(_OF_FAMILIES):
        return ""
    small = word.lower()
    if small in _NAMES or spelt(small):
        return ""
    usual = _usual(small)
    if usual or len(small) < _LONG:
        return usual
    return next(filter(spelt, _near(small)), "") or _twice(small, spelt)


def _usual(small: str) -> str:
    """Return the day, the month or the word of every working day that is meant, or ""."""
    for name in (*_CALENDAR, *_USUAL):
        known = name.lower()
        most = 2 if len(known) > 7 and name in _CALENDAR else 1
        near = known[0] == small[0] and known[-1] == small[-1] and not small.startswith(known)
        if near and OSA.distance(small, known, score_cutoff=most) <= most:
            return name
    return ""


def _near(small: str) -> Iterator[str]:
    """Yield what the word may be with one slip undone, the likeliest slips first."""
    yield from _doubled(small)
    yield from _exchanged(small)
    yield from _changed(small)
    if not small.endswith("s"):  # many firms are called by a name with an s after it
        yield from _left_out(small)
        yield from _put_in(small)


def _twice(small: str, spelt: Callable[[str], bool]) -> str:
    if len(small) < _VERY_LONG:
        return ""
    once = (*_doubled(small), *_changed(small))
    return next((two for one in once for two in (*_doubled(one), *_changed(one)) if spelt(two)), "")


def _doubled(small: str) -> Iterator[str]:
    for place in range(1, len(small)):
        letter = small[place]
        if small[place - 1] == letter:
            yield small[:place] + small[place + 1 :]
        elif letter not in "aiu":
            yield small[:place] + letter + small[place:]


def _exchanged(small: str) -> Iterator[str]:
    # Names often end in ways in which words do not; two letters at the end are only exchanged in long words.
    last = len(small) - (1 if len(small) >= 8 else 2)
    for place in range(1, last):
        if small[place] != small[place + 1 : place + 2]:
            yield small[:place] + small[place + 1] + small[place] + small[place + 2 :]


def _changed(small: str) -> Iterator[str]:
    for place in range(1, len(small) - 1):
        letter = small[place]
        others = _VOWELS if letter in _VOWELS else _LIKE.get(letter, "")
        yield from (small[:place] + other + small[place + 1 :] for other in others if other != letter)


def _left_out(small: str) -> Iterator[str]:
    for place in range(1, len(small)):
        yield from (small[:place] + letter + small[place:] for letter in "abcdefghijklmnopqrstuvwxyz")


def _put_in(small: str) -> Iterator[str]:
    yield from (small[:place] + small[place + 1 :] for place in range(1, len(small) - 1))
