"""Whole words: where a word begins and ends, in any script.

A word is letters, digits and the signs that sit on them; an apostrophe or a hyphen inside is part of it, and a point or
a comma inside a number (a plain reading of https://www.unicode.org/reports/tr29/#Word_Boundaries). Scripts that set no
spaces between words are taken character by character. What shows as one character, such as a flag, is never cut.
"""

import re
import unicodedata
from itertools import pairwise

from portfolio_app.domain.words.text import trim

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese, as a regular expression's set: no spaces part their words."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_IN_WORD = frozenset("'’ʼ＇-‐‑·\u2027״׳\u00ad")
_IN_NUMBER = frozenset(".,:/")
_JOINER, _NON_JOINER = "\u200d", "\u200c"
_TAGS, _SKINS, _FLAGS = ("\U000e0020", "\U000e007f"), ("\U0001f3fb", "\U0001f3ff"), ("\U0001f1e6", "\U0001f1ff")


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return text[start:end] without white space at its edges, grown to the words that it begins and ends in."""
    start, end = trim(text, start, end)
    if start == end:
        return start, end
    while is_inside(text, start):
        start -= 1
    while is_inside(text, end):
        end += 1
    return start, end


def is_inside(text: str, place: int) -> bool:
    """Tell whether a cut at ``place`` goes through a word, or through what shows as one character."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isspace() or after.isspace():
        return False
    if _sits_on(after) or before == _JOINER:
        return True
    if _is_flag(before) and _is_flag(after):
        return _flags_before(text, place) % 2 == 1
    if _is_part(after) and _ends_part(text, place):
        return True
    return _is_link(text, place) or _is_link(text, place - 1)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts say the same, whatever white space parts their words."""
    if one == other:
        return True
    return "".join(one.split()) == "".join(other.split()) and _parted(one) == _parted(other)


def _parted(text: str) -> str:
    """Return the text with a blank only where it would read otherwise without the white space."""
    pieces = text.split()
    parted = pieces[:1]
    for former, piece in pairwise(pieces):
        joined = f"{former}{piece}"
        parted.append(f" {piece}" if is_inside(joined, len(former)) else piece)
    return "".join(parted)


def _is_link(text: str, place: int) -> bool:
    """Tell whether the character joins the parts of one word, or the digits of one number."""
    if not 0 < place < len(text) - 1:
        return False
    sign, after = text[place], text[place + 1]
    if sign in _IN_NUMBER:
        return text[place - 1].isdecimal() and after.isdecimal()
    return sign in _IN_WORD and _is_part(after) and _ends_part(text, place)


def _ends_part(text: str, place: int) -> bool:
    """Tell whether a letter, with the signs that sit on it, ends at ``place``."""
    while place > 0 and _sits_on(text[place - 1]):
        place -= 1
    return place > 0 and _is_part(text[place - 1])


def _is_part(character: str) -> bool:
    return (character.isalnum() or character == "_") and not _UNSPACED.match(character)


def _sits_on(character: str) -> bool:
    """Tell whether the character never stands alone: an accent, a vowel's sign, a joiner, a skin's colour."""
    if character < "\u0300":
        return False
    return (
        character in (_JOINER, _NON_JOINER)
        or _SKINS[0] <= character <= _SKINS[1]
        or _TAGS[0] <= character <= _TAGS[1]
        or unicodedata.category(character).startswith("M")
    )


def _is_flag(character: str) -> bool:
    return _FLAGS[0] <= character <= _FLAGS[1]


def _flags_before(text: str, place: int) -> int:
    first = place
    while first > 0 and _is_flag(text[first - 1]):
        first -= 1
    return place - first
