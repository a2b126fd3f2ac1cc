"""Where lines break: the widths of the embedded faces, and a counter that fills lines as Word does.

Only Word knows the true breaks, and the reader may change the font. The count is right for the document as it
leaves here: good enough to fill in page numbers and to set a code beside the line that its passage begins in.
"""

import math
import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

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

    def __init__(self, face: Face, stretch: float, tracking: float) -> None:
        super().__init__()
        self._face = face
        self._stretch = stretch
        self._tracking = tracking
        self["\n"] = math.inf

    def __missing__(self, letter: str) -> float:
        file = self._face.file
        glyph = file.glyph(ord(letter))
        width = file.advance(glyph) * self._stretch if glyph else _foreign_width(letter)
        # What stands on another letter has no room of its own to add to.
        width = self[letter] = width + (self._tracking if width else 0.0)
        return width


class Widths(dict[str, float]):
    """Each word's width with the space before it, in thousandths of the size, found once.

    ``stretch`` multiplies every letter's width; ``tracking`` is added to it.
    """

    def __init__(self, face: Face, stretch: float = 1.0, tracking: float = 0.0) -> None:
        super().__init__()
        self._advances = _Advances(face, stretch, tracking)
        self.space = self._advances[" "]
        """The width of a space."""

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_KNOWN:
            self.clear()
        if " " in word:
            # Words come again and again, whole texts seldom.
            width = self[word] = sum(map(self.__getitem__, word.split(" ")))
        else:
            width = self[word] = self.space + sum(map(self._advances.__getitem__, word))
        return width


@cache
def widths_of(bold: bool, stretch: float = 1.0, tracking: float = 0.0) -> Widths:
    """Return the widths of a face; one object for all who ask alike."""
    return Widths(BOLD_FACE if bold else REGULAR_FACE, stretch, tracking)


class Letters:
    """Letters of a size: ``points`` high, as wide as ``widths`` says."""

    __slots__ = ("points", "space", "widths")

    def __init__(self, points: float, *, bold: bool = False, stretch: float = 1.0, tracking: int = 0) -> None:
        """Take the size; ``tracking`` is in twentieths of a point."""
        self.points = points
        self.widths = widths_of(bold, stretch, tracking * 50 / points if tracking else 0.0)
        self.space = self.widths.space

    def width(self, text: str) -> float:
        """Return the width of a text in points, set in one line."""
        return (self.widths[text] - self.space) * self.points / 1000


class LineCounter:
    """Counts lines of a width, in points, as text runs on; a line end in the text starts a line."""

    def __init__(self, width: float) -> None:
        self.line = 0
        self._room = width * 1000
        self._used = 0.0

    def advance(self, text: str, letters: Letters) -> None:
        """Let the text run on from where the last ended."""
        if "\n" not in text:
            self._fill(text, letters)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line, self._used = self.line + 1, 0.0
            self._fill(part, letters)

    def line_of(self, text: str, letters: Letters) -> int:
        """Return the line that the text's first word will stand in."""
        word = text.lstrip().split(maxsplit=1)[:1]
        if not word:
            return self.line
        first = _PARTS.findall(word[0])[0] if _BREAKABLE.search(word[0]) else word[0]
        width = letters.width(first) * 1000
        return self.line + (1 if self._used and self._used + width > self._room else 0)

    def _fill(self, text: str, letters: Letters) -> None:
        # This sees every word of the document: widths are summed up at once, and each line is one search.
        known, room, space = letters.widths, self._room / letters.points, letters.space
        words = text.split(" ")
        ends = list(accumulate(map(known.__getitem__, words), initial=self._used / letters.points - space))
        total = len(ends)
        reach, place = room, max(1, bisect_right(ends, room))
        while place < total:
            word = words[place - 1]
            # A space at the end of a line takes no room.
            if word:
                used = self._turn(word, ends[place - 1] + space - reach + room, room, letters)
                reach = ends[place] - used + room
            place = bisect_right(ends, reach, place + 1)
        self._used = (ends[-1] - reach + room) * letters.points

    def _turn(self, word: str, used: float, room: float, letters: Letters) -> float:
        """Set a word that does not fit after what stands in the line; return how far the last line is filled."""
        known, space = letters.widths, letters.space
        parts = _PARTS.findall(word) if _BREAKABLE.search(word) else [word]
        for part in parts:
            width = known[part] - space
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
