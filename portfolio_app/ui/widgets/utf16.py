"""Offsets at the edge of Qt, which counts UTF-16 units where the domain counts code points."""

from bisect import bisect_left

from PySide6.QtGui import QTextDocument

_LINE_ENDS = "\u2028\u2029\ufdd0\ufdd1"


class Offsets:
    """Converts places in one text both ways; characters beyond the basic plane count one here and two in Qt."""

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [place for place, sign in enumerate(text) if sign > "\uffff"]
        self._here = wide
        self._in_qt = [place + number for number, place in enumerate(wide)]

    def to_qt(self, place: int) -> int:
        """Return the place in UTF-16 units of a place in code points."""
        return place + bisect_left(self._here, place)

    def from_qt(self, place: int) -> int:
        """Return the place in code points; one within a character is taken as the character's start."""
        before = bisect_left(self._in_qt, place)
        within = before > 0 and self._in_qt[before - 1] + 1 == place
        return place - before if not within else self._here[before - 1]


def text_of(document: QTextDocument) -> str:
    """Return a document's text with LF line ends and everything else as typed (toPlainText changes some spaces)."""
    text = document.toRawText()
    for sign in _LINE_ENDS:  # one by one takes a tenth of the time that str.translate does
        text = text.replace(sign, "\n")
    return text
