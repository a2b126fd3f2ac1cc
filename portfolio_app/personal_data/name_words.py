"""The words of a text as names are looked for in them: where they stand, what opens a sentence, what is a heading."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from portfolio_app.personal_data.word_lists import is_ordinary, words

_WORD = re.compile(r"(?:[^\W\d_][’'](?!s\b))?[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_OPENING = re.compile(r"[.!?:]['\"”’)]* *['\"“‘(]?$|['\"“‘]$")
_SHORT_TITLE = re.compile(r"(?:^|\W)(?:mr|mrs|ms|dr|st|prof|rev)\. *$")
PARTICLES = frozenset("van von der den de da di du del della le la el al bin ibn ap ab mac mc st ter ten dos".split())
MONTHS = frozenset(
    "January February March April May June July August September October November December Summer Autumn".split()
)
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Eid Diwali Ramadan".split())
_STROKES = str.maketrans("łŁđĐøØ", "lLdDoO")


class Word(NamedTuple):
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether it opens a sentence, a line or a speech."""
    low: str = ""
    """The word in lower case."""
    capital: bool = False
    """Whether it begins with a capital and is not all capitals."""


class Reading(NamedTuple):
    """A text with its words; ``headings`` are the places of words in runs that have capitals as titles have."""

    text: str
    words: Sequence[Word]
    headings: frozenset[int]

    def adjacent(self, left: Word, right: Word) -> bool:
        """Whether nothing but a space, or the stop of a short form, is between two words."""
        between = self.text[left.end : right.start]
        return between in (" ", "  ", ". ", "\u00a0") and (between != ". " or len(left.text) <= 3)


def read_words(text: str) -> Reading:
    """Return the text with its words."""
    found = _words(text)
    return Reading(text, found, _in_headings(found))


def _words(text: str) -> list[Word]:
    made: list[Word] = []
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        before = text[max(0, start - 4) : start]
        # Most words come after another and a space.
        follows = before[-1:] == " " and before[-2:-1].isalnum() and "\n" not in before
        opens = not follows and (
            not before.strip(" \t*_-•>#(") or "\n" in before or _OPENING.search(before) is not None
        )
        if opens and made and _SHORT_TITLE.search(text[max(0, start - 6) : start].lower()):
            opens = False
        capital = word[0].isupper() and not (len(word) > 1 and word.isupper())
        made.append(Word(word, start, found.end(), opens or not made, word.lower(), capital))
    return made


def _in_headings(found: Sequence[Word]) -> frozenset[int]:
    """Return the places of words in runs where most words have capitals, as titles have."""
    places: set[int] = set()
    run: list[int] = []
    for at, word in [*enumerate(found), (len(found), Word("", 0, 0, opens=True))]:
        if word.opens and run:
            long = [each for each in run if len(found[each].text) > 3]
            if len(long) > 2 and sum(found[each].capital for each in long) > 0.7 * len(long):
                places.update(run)
            run = []
        run.append(at)
    return frozenset(places)


@lru_cache
def deeds() -> frozenset[str]:
    """Return what people are said to do, in the forms that come after a name."""
    made = {each for each in words("deeds") if not each.endswith("+")}
    for verb in (each[:-1] for each in words("deeds") if each.endswith("+")):
        made |= {verb + "s", verb + "es", verb + "ed", verb + "d", verb + verb[-1] + "ed"}
        made |= {verb[:-1] + "ies", verb[:-1] + "ied"} if verb.endswith("y") else set[str]()
    return frozenset(made)


def is_word(word: Word) -> bool:
    """Whether it is an ordinary word and nobody's surname."""
    return is_ordinary(word.low) and word.text not in words("surnames")


def is_first_name(word: Word) -> bool:
    """Whether it is on the list, with or without its accents, whole or each part; a name’s short form counts."""
    known = words("first_names")
    return (
        word.text in known
        or (not word.text.isascii() and _plain(word.text) in known)
        or ("-" in word.text and all(part in known or part.lower() in PARTICLES for part in word.text.split("-")))
    ) and word.text not in DAYS


def _plain(word: str) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFD", word) if not unicodedata.combining(each))
    return plain.translate(_STROKES)
