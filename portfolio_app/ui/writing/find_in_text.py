"""Finding words in several text edits, one after another; places are in Qt's units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from portfolio_app.ui.widgets.utf16 import spread, text_of

# People type straight quotes and hyphens where the text may have typographic ones.
_ALIKE = ("'’‘", '"“”', "-‐‑–")
_PATTERNS = {sign: f"[{signs}]" for signs in _ALIKE for sign in signs} | {" ": r"[ \u00a0]"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how."""

    words: str
    whole: bool = False
    case: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Return the expression that finds it."""
        plain = "".join(_PATTERNS.get(sign, re.escape(sign)) for sign in spread(self.words))
        edge_before = r"(?<!\w)" if self.whole and self.words[:1].isalnum() else ""
        edge_after = r"(?!\w)" if self.whole and self.words[-1:].isalnum() else ""
        return re.compile(edge_before + plain + edge_after, 0 if self.case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: which edit, and from where to where."""

    edit: int
    start: int
    end: int


def find_all(edits: Sequence[QTextEdit], wanted: Wanted) -> list[Found]:
    """Return every place, in order; places do not overlap."""
    if not wanted.words:
        return []
    pattern = wanted.pattern()
    return [
        Found(number, match.start(), match.end())
        for number, edit in enumerate(edits)
        for match in pattern.finditer(spread(text_of(edit.document())))
    ]


def replace_all(edits: Sequence[QTextEdit], places: Sequence[Found], words: str) -> None:
    """Put other words in all the places; in each edit that is one step of undo."""
    for number, group in groupby(places, key=lambda place: place.edit):
        cursor = QTextCursor(edits[number].document())
        cursor.beginEditBlock()
        for place in reversed(list(group)):
            select(cursor, place)
            cursor.insertText(words)
        cursor.endEditBlock()


def select(cursor: QTextCursor, place: Found) -> None:
    """Let a cursor select a place."""
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
