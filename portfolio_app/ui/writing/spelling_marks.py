"""The misspelt words of one text edit, kept at their places while the text changes."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from portfolio_app.services.spelling import Word, stem, words_in
from portfolio_app.ui.widgets.utf16 import spread, text_of

_AT_A_TIME = 64

Verdict = Callable[[str], bool]
"""Tells whether a word is misspelt."""


class SpellingMarks:
    """Reads the text in small steps, then marks; the marks are live cursors, so they move with the words."""

    def __init__(self, edit: QTextEdit) -> None:
        self.edit = edit
        self.ignored: set[str] = set()
        self.words: set[str] = set()
        self.names: set[str] = set()
        self.being_typed: tuple[int, int] | None = None
        self._found: list[Word] = []
        self._marks: list[QTextCursor] = []

    def read(self) -> Iterator[None]:
        """Collect the words to check, in steps of well below a millisecond."""
        text = spread(text_of(self.edit.document()))
        found: list[Word] = []
        words: set[str] = set()
        names: set[str] = set()
        for number, word in enumerate(words_in(text)):
            found.append(word)
            (names if word.name else words).add(word.text)
            if number % _AT_A_TIME == 0:
                yield
        self._found, self.words, self.names = found, words, names

    def mark(self, misspelt: Verdict, slip: Verdict) -> bool:
        """Mark the misspelt words and the names that are a ``slip``; tell whether anything is other than before."""
        slips = {word for word in self.names if slip(word) and stem(word) not in self.ignored}
        names = {stem(word) for word in self.names - slips}
        words = {word for word in self.words if misspelt(word) and stem(word) not in self.ignored | names}
        wrong = [word for word in self._found if word.text in (slips if word.name else words)]
        self.being_typed = None
        at = self.edit.textCursor().position() if self.edit.hasFocus() else -1
        if wrong and (typed := next((word for word in wrong if word.end == at), None)):
            # Nobody wants to hear about a word before it is finished.
            self.being_typed = (typed.start, typed.end)
            wrong.remove(typed)
        before = self.places()
        self._marks = [self._cursor(word.start, word.end) for word in wrong]
        return before != self.places()

    def clear(self) -> bool:
        """Take all marks away; tell whether there were any."""
        had = bool(self._marks)
        self._marks = []
        self._found = []
        self.words, self.names = set(), set()
        return had

    def places(self) -> list[tuple[int, int]]:
        """Return (start, length) of each mark as the text now is, in Qt's units."""
        found = ((mark.selectionStart(), mark.selectionEnd()) for mark in self._marks)
        return [(start, end - start) for start, end in found if end > start]

    def cursors(self) -> list[QTextCursor]:
        """Return a cursor on each misspelt word."""
        return [QTextCursor(mark) for mark in self._marks if mark.hasSelection()]

    def at(self, position: int) -> QTextCursor | None:
        """Return the mark at a place in the document."""
        for mark in self._marks:
            if mark.hasSelection() and mark.selectionStart() <= position <= mark.selectionEnd():
                return QTextCursor(mark)
        return None

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
