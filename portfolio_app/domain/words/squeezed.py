"""A text with single blanks, in which words are found whatever white space parts them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

_PIECE = re.compile(r"\S+")


class Squeezed:
    """A text and where each of its pieces between white space stands, in itself and squeezed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._squeezed_starts: list[int] = []
        pieces: list[str] = []
        length = 0
        for match in _PIECE.finditer(text):
            self._starts.append(match.start())
            self._squeezed_starts.append(length)
            pieces.append(match.group())
            length += len(match.group()) + 1
        self._squeezed = " ".join(pieces)

    def find_all(self, quote: str) -> Iterator[tuple[int, int]]:
        """Yield the start and the end in the text of each place at which the quote's words stand."""
        wanted = " ".join(quote.split())
        place = self._squeezed.find(wanted) if wanted else -1
        while place >= 0:
            yield self._place(place), self._place(place + len(wanted) - 1) + 1
            place = self._squeezed.find(wanted, place + 1)

    def _place(self, squeezed: int) -> int:
        piece = bisect_right(self._squeezed_starts, squeezed) - 1
        return self._starts[piece] + squeezed - self._squeezed_starts[piece]
