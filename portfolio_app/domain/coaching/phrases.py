"""Phrases that are looked for in what a learner wrote, in the small language that the coaching files are written in.

``apolog*`` is any word that begins so; ``her/him`` is either; ``#`` is a number; ``let ... finish`` allows up to four
words between. Upper and lower case are the same, and so are the kinds of apostrophe.

There are thousands of them, and an account is looked through after each pause: so a phrase is tried only where its
first word stands, and is compiled when that word is first met.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_GAP = r"(?:[^\w.!?]{1,3}[\w'-]{1,30}){0,4}[^\w.!?]{1,3}"
_BETWEEN = r"[^\w.!?]{1,3}"
_NUMBER = r"\d[\d.,:]{0,12}"
_ALLOWED = re.compile(r"£?[\w'&#*/.,\-]+|\.\.\.")
_BEGINS = re.compile(r"£|\w+")
_FIRST = re.compile(r"£|#|\w+")
_SPECIAL = re.compile(r"([*#])")
LONGEST = 400
"""Characters of one phrase."""
_MOST_GAPS = 2
"""Each is tried with any number of words; more would let a file from elsewhere take for ever."""


class Phrases:
    """A set of phrases."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self.given = tuple(phrases)
        self._by_word: dict[str, list[str]] = {}
        self._by_beginning: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase in self.given:
            self._file(prepared(phrase))

    def in_(self, prepared: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether any of them stands in the text."""
        return next(self._all(prepared, start, end), None) is not None

    def first(self, prepared: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """Return where the first of them stands, or None."""
        return min(self._all(prepared, start, end), default=None)

    def all_in(self, prepared: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield where each of them stands, in the order of the text, without overlaps."""
        reached = 0
        for found in sorted(self._all(prepared, start, end)):
            if found[0] >= reached:
                reached = found[1]
                yield found

    def _file(self, phrase: str) -> None:
        for way in phrase.split(maxsplit=1)[0].split("/"):
            key = _FIRST.match(way)
            if key is None:
                continue
            open_ended = key[0] in "£#" or way[key.end() : key.end() + 1] == "*"
            (self._by_beginning if open_ended else self._by_word).setdefault(key[0], []).append(phrase)

    def _all(self, prepared: str, start: int, end: int | None) -> Iterator[tuple[int, int]]:
        index = _index(prepared)
        last = len(prepared) if end is None else end
        for word, phrases in self._by_word.items():
            if word in index.places:
                yield from self._at(word, phrases, prepared, index.places[word], start, last)
        for beginning, phrases in self._by_beginning.items():
            for word in _beginning_with(index, beginning):
                yield from self._at(f"{beginning}*", phrases, prepared, index.places[word], start, last)

    def _at(
        self, key: str, phrases: list[str], prepared: str, places: list[int], start: int, last: int
    ) -> Iterator[tuple[int, int]]:
        if places[-1] < start or places[0] >= last:
            return
        pattern = self._patterns.get(key)
        if pattern is None:
            ways = sorted(map(_compiled, phrases), key=len, reverse=True)
            pattern = self._patterns[key] = re.compile(rf"(?:{'|'.join(ways)})(?!\w)")
        for place in places:
            if start <= place < last and (found := pattern.match(prepared, place, last)):
                yield found.span()


class _Index(NamedTuple):
    words: list[str]
    places: dict[str, list[int]]


@lru_cache(maxsize=256)
def _index(prepared: str) -> _Index:
    """Return the words of a text in order of the alphabet, and where each begins."""
    places: dict[str, list[int]] = {}
    for found in _BEGINS.finditer(prepared):
        places.setdefault(found[0], []).append(found.start())
    return _Index(sorted(places), places)


def _beginning_with(index: _Index, beginning: str) -> Iterator[str]:
    if beginning == "#":
        yield from (word for word in index.words if word[0].isdecimal())
        return
    for at in range(bisect_left(index.words, beginning), len(index.words)):
        if not index.words[at].startswith(beginning):
            return
        yield index.words[at]


def is_phrase(phrase: str) -> bool:
    """Tell whether a phrase is written in the small language."""
    words = phrase.split()
    return (
        0 < len(phrase) <= LONGEST
        and bool(words)
        and all(_ALLOWED.fullmatch(word) for word in words)
        and words[0] != "..."
        and words[-1] != "..."
        and not any(a == b == "..." for a, b in pairwise(words))
        and words.count("...") <= _MOST_GAPS
        and not any(len(_SPECIAL.findall(way)) > 1 for word in words for way in word.split("/"))
        and all(
            _FIRST.match(part) for word in words if word not in ("...", "&") for part in word.split("/") if part != "&"
        )
    )


def prepared(text: str) -> str:
    """Return a text as phrases are looked for in it: lower case, plain apostrophes; each character in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‘", "'")


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with blanks in these places; each other character stays in its own."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _compiled(phrase: str) -> str:
    pattern, glue = "", ""
    for word in phrase.split():
        if word == "...":
            glue = _GAP
            continue
        ways = [_word(way) for way in sorted(word.split("/"), key=len, reverse=True)]
        # Atomic: a word is one of the ways or it is not, so that no phrase is tried in very many ways.
        pattern += glue + f"(?>(?:{'|'.join(ways)})(?![\\w]))"
        glue = _BETWEEN
    return pattern


def _word(word: str) -> str:
    parts = (part for part in _SPECIAL.split(word) if part)
    return "".join(r"[\w'-]*" if part == "*" else _NUMBER if part == "#" else re.escape(part) for part in parts)
