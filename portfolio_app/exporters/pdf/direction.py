"""Right-to-left writing: letters joined as Arabic asks, and the order of words on a line (Unicode Annex 9).

The libraries for it are loaded only when a text has such letters. Text stays in reading order until its lines are
broken; then each line is cut into runs of one direction, which are drawn where they belong but written to the file
in reading order, so that the document reads aloud and copies as it was written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin, with the marks that set a direction.
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")  # fmt: skip  # noqa: E501
_ARABIC = re.compile(r"[\u0600-\u065f\u066e-\u06dc\u06df-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]{2,}")
_FORMS = re.compile(r"[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+")
_JOINER = "\u200d"
# Lam with the four kinds of alef, joined to what stands before or not: the one ligature that Arabic demands. Its
# shape stands for the lam, and a blank of no width for the alef, so that each letter keeps a place of its own.
_LAM_ALEF = {
    (lam, alef): (chr(0xFEF5 + 2 * kind + joined), chr(0xFDD0 + kind))
    for kind, alef in enumerate("\ufe82\ufe84\ufe88\ufe8e")
    for joined, lam in enumerate("\ufedf\ufee0")
}
BLANKS = frozenset("\ufdd0\ufdd1\ufdd2\ufdd3")
# What the algorithm ignores and no text holds (domain.text.clean): two of them number each character.
_IGNORED = [*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_HIGH = [chr(code) for code in _IGNORED[:27]]
_LOW = [chr(code) for code in _IGNORED[27:]]
_VALUE = {sign: place for signs in (_HIGH, _LOW) for place, sign in enumerate(signs)}
_MOST = len(_HIGH) * len(_LOW)


class Turn(NamedTuple):
    """A run of a line in one direction: text[start:end]; ``shown`` is what is drawn, from left to right."""

    start: int
    end: int
    shown: str
    backwards: bool


def has_right_to_left(text: str) -> bool:
    """Say whether some of the text is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left (rules P2 and P3)."""
    from bidi import get_base_level

    return get_base_level(text.replace("\n", " ")) == 1


def unjoined(text: str) -> str:
    """Return the text with letters in place of joined forms that the writer's program left in it."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def joined(text: str) -> list[str]:
    """Return for each character what is drawn for it: a joined form, or itself; "" for a joiner that did its work."""
    drawn = list(text)
    for match in _ARABIC.finditer(text):
        word = match.group()
        forms = _join(word)
        place = 0
        for index, letter in enumerate(word):
            if letter == _JOINER and forms[place : place + 1] != _JOINER:
                drawn[match.start() + index] = ""
                continue
            drawn[match.start() + index] = forms[place : place + 1] or letter
            place += 1
    _join_lam_and_alef(drawn)
    return drawn


def as_written(text: str) -> str:
    """Return drawn letters as they were written, each in its place."""
    return text if text.isascii() else text.translate(_letters())


def turns(text: str, *, backwards: bool) -> list[Turn]:
    """Return a line's runs from left to right; ``backwards``: the paragraph runs from right to left."""
    order = _order(as_written(text), backwards=backwards)
    runs: list[list[tuple[int, bool]]] = []
    for index, turned in order:
        if runs and runs[-1][-1] == (index + (1 if turned else -1), turned):
            runs[-1].append((index, turned))
        else:
            runs.append([(index, turned)])
    return [_turn(text, run) for run in runs]


def cut(turn: Turn, text: str, places: Iterable[int]) -> Iterator[Turn]:
    """Cut a run at places of the text, from left to right."""
    bounds = [turn.start, *sorted(place for place in places if turn.start < place < turn.end), turn.end]
    parts = list(pairwise(bounds))
    for start, end in reversed(parts) if turn.backwards else parts:
        yield Turn(start, end, _shown(text[start:end], backwards=turn.backwards), turn.backwards)


def _turn(text: str, run: list[tuple[int, bool]]) -> Turn:
    start, end = min(run[0][0], run[-1][0]), max(run[0][0], run[-1][0]) + 1
    return Turn(start, end, _shown(text[start:end], backwards=run[0][1]), run[0][1])


def _shown(text: str, *, backwards: bool) -> str:
    """Return text from left to right: turned round with brackets mirrored.

    Fonts have the marks of these scripts stand where the pen is before their letter, so they are turned too.
    """
    if not backwards:
        return text
    mirrored = _mirrored()
    return "".join([mirrored.get(character, character) for character in reversed(text)])


def _order(text: str, *, backwards: bool) -> list[tuple[int, bool]]:
    """Return the places of the characters from left to right, each with whether it runs backwards."""
    plain = [(index, False) for index in range(len(text))]
    if len(text) > _MOST:
        return plain
    from bidi import get_display

    # The library returns the text in its new order but not which character went where: hence the numbers.
    width = len(_LOW)
    numbered = "".join([c + _HIGH[i // width] + _LOW[i % width] for i, c in enumerate(text)])
    # A letter at the end, else the last numbers would count as blanks there and go to the line's other side.
    display = str(get_display(numbered + ("\u05d0" if backwards else "a"), base_dir="R" if backwards else "L"))
    display = display[1:] if backwards else display[:-1]
    order: list[tuple[int, bool]] = []
    for place in range(0, len(display) - 2, 3):
        a, b, c = display[place : place + 3]
        if a in _VALUE and b in _VALUE:
            order.append((_VALUE[b] * width + _VALUE[a], True))
        elif b in _VALUE and c in _VALUE:
            order.append((_VALUE[b] * width + _VALUE[c], False))
    return order if sorted(index for index, _ in order) == list(range(len(text))) else plain


def _join_lam_and_alef(drawn: list[str]) -> None:
    lam = -1
    for place, form in enumerate(drawn):
        pair = _LAM_ALEF.get((drawn[lam], form)) if lam >= 0 else None
        if pair is not None:
            drawn[lam], drawn[place] = pair
        if not form or not unicodedata.combining(form[0]):
            lam = place if form in ("\ufedf", "\ufee0") else -1


@lru_cache(maxsize=2000)
def _join(word: str) -> str:
    return _reshaper().reshape(word)


@cache
def _reshaper():  # noqa: ANN202  # The library has no types.
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "support_ligatures": False, "support_zwj": True})


@cache
def _mirrored() -> dict[str, str]:
    from bidi.mirror import MIRRORED

    return dict(MIRRORED)


@cache
def _letters() -> dict[int, str]:
    """Return the letter that each joined form is a form of."""
    forms = [*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEF5)]
    letters = {code: unicodedata.normalize("NFKC", chr(code)) for code in forms}
    for kind, alef in enumerate("\u0622\u0623\u0625\u0627"):
        letters |= {0xFDD0 + kind: alef, 0xFEF5 + 2 * kind: "\u0644", 0xFEF6 + 2 * kind: "\u0644"}
    return {code: letter for code, letter in letters.items() if len(letter) == 1}
