"""Likeness of words: whether changed words still say much of what the former ones said."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from portfolio_app.domain.words.whole_words import UNSPACED

_MOST = 4_000_000
"""Words times words up to which texts are compared: in a text of one word over and over, each compares with each."""
_ENOUGH = 0.65
_SEVERAL = 5
_NEARLY_ALL = 0.75
"""So many words, and such a part of them, say enough where they stay in their order, whatever words they are."""
_SAME_SPELLING = 0.8
_SHORT = 3
_LITTLE = 0.1
_CHARACTER = 0.5
_SYLLABLE = 0.25
# Letters with the signs that are set on them in Latin, Hebrew, Arabic and the scripts of India; then one by one.
_WORD = re.compile(
    rf"(?:[^\W{UNSPACED}]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    rf"\u200c\u200d])+|[{UNSPACED}]"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_COMMON = frozenset(
    "about after also back been before could does doing down each from gave gone have having here hers into just like "
    "made make many more most much must only other over same should some such than that their them then there these "
    "they this those took upon very were what when where which while will with would your "
    "gyda hefyd hynny iawn mewn oedd roedd wedi wrth".split()
)
"""Words of more than three letters that stand in any text, English or Welsh."""


def alike(former: str, new: str) -> bool:
    """Tell whether new words are likely the former ones, edited.

    Words count, not white space or signs. Common and short words say little, and nothing where they fit alone; but a
    sentence in which only a name was exchanged is the same sentence.
    """
    olds, news = words_of(former), words_of(new)
    if not olds or not news or len(olds) * len(news) > _MOST:
        return False
    if olds == news:
        return True
    total = _weight(olds) + _weight(news)
    least = min(1.0, _weight(olds), _weight(news))
    shared, kept = 0.0, 0
    for old_run, new_run in _runs(olds, news):
        weight = _weight(old_run) + _weight(new_run)
        kept += len(old_run)
        if weight >= 2 * least:
            shared += weight
    return shared >= _ENOUGH * total or (kept >= _SEVERAL and 2 * kept >= _NEARLY_ALL * (len(olds) + len(news)))


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded; of a script without spaces, its signs."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _weight(words: list[str]) -> float:
    return sum(map(says, words))


def says(word: str) -> float:
    """Return how much it says that a word stands in both texts."""
    if _UNSPACED.match(word):
        return _CHARACTER if ord(word) >= 0x3000 else _SYLLABLE
    return _LITTLE if len(word) <= _SHORT or word in _COMMON else 1.0


def _runs(olds: list[str], news: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield each stretch of words that are the same one after another, but for their spelling or their ending."""
    old_run: list[str] = []
    new_run: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal" or (i2 - i1 == j2 - j1 and all(map(_nearly, olds[i1:i2], news[j1:j2]))):
            old_run += olds[i1:i2]
            new_run += news[j1:j2]
        elif old_run:
            yield old_run, new_run
            old_run, new_run = [], []
    if old_run:
        yield old_run, new_run


def _nearly(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME_SPELLING
