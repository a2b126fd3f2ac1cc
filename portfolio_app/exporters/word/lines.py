"""Where lines break: the widths of the embedded faces, and a counter that fills lines as Word does.

Only Word knows the true breaks, and the reader may change the font. The count is right for the document as it
leaves here: good enough to fill in page numbers and to set a code beside the line that its passage begins in.
"""

import math
import re
import unicodedata
from functools import cached_property

from portfolio_app.exporters.word.faces import BOLD_FACE, REGULAR_FACE, Face

_OTHER, _SIGN, _WIDE = 560.0, 850.0, 1000.0
"""How wide letters, signs and East Asian letters are in the fonts that stand in, as a rule."""
_FIRST_WIDE = "\u2e80"
_MOST_KNOWN = 50_000
# What may go to the next line by itself: each East Asian letter, and what ends with a hyphen or a dash.
_BREAKABLE = re.compile("[-\u2010\u2012-\u2014\u2e80-\U0003ffff]")
_PARTS = re.compile("[\u2e80-\U0003ffff]|[^-\u2010\u2012-\u2014\u2e80-\U0003ffff]*[-\u2010\u2012-\u2014]*")


class _Advances(dict[str, float]):
    """Each letter's width in thousandths of the size, found once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self["\n"] = math.inf

    def __missing__(self, letter: str) -> float:
        file = self._face.file
        glyph = file.glyph(ord(letter))
        width = self[letter] = file.advance(glyph) if glyph else _foreign_width(letter)
        return width


class Widths(dict[str, float]):
    """Each word's width with the space before it, in thousandths of the size, found once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._advances = _Advances(face)

    @cached_property
    def space(self) -> float:
        """The width of a space."""
        return self._advances[" "]

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_KNOWN:
            self.clear()
        advances = self._advances
        width = self[word] = advances[" "] + sum([advances[letter] for letter in word])
        return width


REGULAR, BOLD = Widths(REGULAR_FACE), Widths(BOLD_FACE)


class LineCounter:
    """Counts lines of a width, in points, as text runs on; a line end in the text starts a line."""

    def __init__(self, width: float) -> None:
        self.line = 0
        self._room = width * 1000
        self._used = 0.0

    def advance(self, text: str, points: float, widths: Widths = REGULAR) -> None:
        """Let the text, in letters of that size, run on from where the last ended."""
        if "\n" not in text:
            self._fill(text, points, widths)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line, self._used = self.line + 1, 0.0
            self._fill(part, points, widths)

    def line_of(self, text: str, points: float) -> int:
        """Return the line that the text's first word will stand in."""
        word = text.lstrip().split(maxsplit=1)[:1]
        if not word:
            return self.line
        first = _PARTS.findall(word[0])[0] if _BREAKABLE.search(word[0]) else word[0]
        width = (REGULAR[first] - REGULAR.space) * points
        return self.line + (1 if self._used and self._used + width > self._room else 0)

    def _fill(self, text: str, points: float, known: Widths) -> None:
        # This loop sees every word of the document: one look-up, one sum and one comparison a word.
        room, space = self._room / points, known.space
        used = self._used / points - space
        for word in text.split(" "):
            used += known[word]
            if used > room and word:
                before = used - known[word] + space
                used = self._turn(word, before, room, known)
        self._used = used * points

    def _turn(self, word: str, used: float, room: float, known: Widths) -> float:
        """Set a word that does not fit after what stands in the line; return how far the last line is filled."""
        parts = _PARTS.findall(word) if _BREAKABLE.search(word) else [word]
        for part in parts:
            width = known[part] - known.space
            if used > 0 and used + width > room:
                self.line, used = self.line + 1, 0.0
            used += width
            if used > room:
                # A word longer than the line breaks anywhere.
                more, used = divmod(used, room)
                self.line += int(more)
        return used


def _foreign_width(letter: str) -> float:
    kind = unicodedata.category(letter)
    if kind in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if kind == "So":
        return _SIGN
    return _WIDE if letter >= _FIRST_WIDE else _OTHER
