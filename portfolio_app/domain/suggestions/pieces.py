"""A text as pieces of words, each the longest that the model knows: “escalating” is “es”, “##cala”, “##ting”.

The way of BERT's word pieces (https://arxiv.org/abs/1609.08144, section 4.1) for words in Latin letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

LONGEST_WORD = 40
"""Letters; what is longer is no word that says anything."""
_INSIDE = "##"
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-"})


class Word(NamedTuple):
    """A word with the numbers of its pieces; none where the model does not know it."""

    text: str
    pieces: tuple[int, ...]

    @property
    def whole(self) -> bool:
        """Whether the model knows the word as one piece."""
        return len(self.pieces) == 1


def words_in_pieces(text: str, known: Mapping[str, int]) -> Iterator[Word]:
    """Yield each word and sign of a text with its pieces."""
    for word in _WORD.findall(unicodedata.normalize("NFC", text).translate(_PLAIN)):
        yield Word(word, _pieces(_plain(word), known))


def _plain(word: str) -> str:
    folded = word.lower()
    if folded.isascii():
        return folded
    return "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))


def _pieces(word: str, known: Mapping[str, int]) -> tuple[int, ...]:
    if len(word) > LONGEST_WORD:
        return ()
    found: list[int] = []
    start = 0
    while start < len(word):
        begin = _INSIDE if start else ""
        end = next((end for end in range(len(word), start, -1) if begin + word[start:end] in known), 0)
        if not end:
            return ()
        found.append(known[begin + word[start:end]])
        start = end
    return tuple(found)
