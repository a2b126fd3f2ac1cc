"""Grammar while writing, where its extra is installed: quiet marks in the attached text edits, and what may be meant.

Like ``Spelling`` it sets no selections itself: the edit asks for them whenever ``changed`` names it.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from portfolio_app.services.grammar import GrammarChecker, Slip, installed, words_of
from portfolio_app.services.packs.profiles import chosen_profile
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.utf16 import Offsets, text_of

_KEY = "writing/grammar"
_IDLE_MS = 1_000


class _Mark(NamedTuple):
    """A slip, and a live cursor on its words, which moves with them."""

    slip: Slip
    cursor: QTextCursor


class Grammar(QObject):
    """Checks attached edits when the typing rests, off the thread that the writing is done in; on or off as remembered.

    Where nothing was chosen it is on, unless the profile of the pack leaves grammar to the learner.
    """

    changed = Signal(object)  # the QTextEdit whose marks are others now

    def __init__(self, theme: Theme, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._usual = False
        self._learned: frozenset[str] = frozenset()
        self._marks: dict[QTextEdit, list[_Mark]] = {}
        self._ignored: set[str] = set()
        self._waiting: list[QTextEdit] = []
        self._busy = False
        self.runner: TaskRunner | None = None
        """Who does the checking, given by the page: one that nobody else waits for."""
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._next)

    @property
    def on(self) -> bool:
        """Whether grammar is checked."""
        return installed() and self._settings.flag(_KEY, default=self._usual)

    def attach(self, edit: QTextEdit) -> None:
        """Check an edit's text from now on, until it is deleted."""
        if not installed():
            return
        if not self._marks:
            self._usual = chosen_profile(self._settings.profile).grammar
        self._marks[edit] = []
        edit.textChanged.connect(lambda: self._want(edit))
        edit.destroyed.connect(lambda: self._forget(edit))
        self._want(edit)

    def allow(self, texts: Iterable[str]) -> None:
        """Take every word of these texts as right, such as those of the criteria in use."""
        if installed():
            self._learned = words_of(texts)

    def selections(self, edit: QTextEdit) -> list[QTextEdit.ExtraSelection]:
        """Return the marked words with a dotted line under them, to be added to the edit's own selections."""
        made: list[QTextEdit.ExtraSelection] = []
        for mark in self._marks.get(edit, ()):
            if mark.cursor.hasSelection():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(mark.cursor)
                selection.format = self._format()
                made.append(selection)
        return made

    def fill_menu(self, menu: QMenu, edit: QTextEdit, position: int) -> None:
        """Put what may stand in the place of marked words, and why, first in a menu."""
        mark = next((each for each in self._marks.get(edit, ()) if _holds(each.cursor, position)), None)
        if mark is None:
            return
        first = menu.actions()[0] if menu.actions() else menu.addSeparator()
        why = QAction(mark.slip.message, menu)
        why.setEnabled(False)
        menu.insertAction(first, why)
        for words in () if edit.isReadOnly() else mark.slip.instead:
            put = QAction(words, menu)
            font = put.font()
            font.setBold(True)
            put.setFont(font)
            put.triggered.connect(lambda _=False, words=words: QTextCursor(mark.cursor).insertText(words))
            menu.insertAction(first, put)
        ignore = QAction(tr("Leave it as it is"), menu)
        ignore.triggered.connect(lambda: self._ignore(mark.cursor.selectedText()))
        menu.insertAction(first, ignore)
        menu.insertSeparator(first)

    def action(self) -> Action | None:
        """Return the switch for the menu and the palette; None where grammar cannot be checked."""
        if not installed():
            return None
        return Action("edit.grammar", tr("Check grammar"), "Edit", self.switch, checked=lambda: self.on)

    def switch(self) -> None:
        """Check grammar from now on, or no longer."""
        on = not self.on
        self._settings.remember(_KEY, on)
        for edit in self._marks:
            if on:
                self._want(edit)
            else:
                self._mark(edit, [])

    def _want(self, edit: QTextEdit) -> None:
        if self.on and edit in self._marks:
            if edit not in self._waiting:
                self._waiting.append(edit)
            self._idle.start()

    def _next(self) -> None:
        if self._busy or self.runner is None or not self._waiting:
            return
        edit = self._waiting.pop(0)
        text, learned = text_of(edit.document()), self._learned
        self._busy = True
        task = self.runner.start(lambda _: _check(text, learned))
        task.finished.connect(lambda found: self._on_checked(edit, text, found))
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(self._on_ended)

    def _on_ended(self, _: object = None) -> None:
        self._busy = False
        self._next()

    def _on_checked(self, edit: QTextEdit, text: str, found: tuple[Slip, ...]) -> None:
        if edit not in self._marks or not self.on or text != text_of(edit.document()):
            return  # it is being written on, and is checked again at the next pause
        places = Offsets(text)
        marks: list[_Mark] = []
        for slip in found:
            cursor = QTextCursor(edit.document())
            cursor.setPosition(places.to_qt(slip.start))
            cursor.setPosition(places.to_qt(slip.end), QTextCursor.MoveMode.KeepAnchor)
            if cursor.selectedText() not in self._ignored:
                marks.append(_Mark(slip, cursor))
        self._mark(edit, marks)

    def _mark(self, edit: QTextEdit, marks: list[_Mark]) -> None:
        if marks or self._marks[edit]:
            self._marks[edit] = marks
            self.changed.emit(edit)

    def _ignore(self, words: str) -> None:
        self._ignored.add(words)
        for edit, marks in self._marks.items():
            self._mark(edit, [each for each in marks if each.cursor.selectedText() != words])

    def _forget(self, edit: QTextEdit) -> None:
        self._marks.pop(edit, None)
        if edit in self._waiting:
            self._waiting.remove(edit)

    def _format(self) -> QTextCharFormat:
        shown = QTextCharFormat()
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        shown.setUnderlineColor(self._theme.colour("accent"))
        return shown


def _holds(cursor: QTextCursor, position: int) -> bool:
    return cursor.hasSelection() and cursor.selectionStart() <= position <= cursor.selectionEnd()


@lru_cache(maxsize=1)
def _checker() -> GrammarChecker:
    """Return the checker, which is made once, in the thread that asks it."""
    return GrammarChecker()


def _check(text: str, learned: frozenset[str]) -> tuple[Slip, ...]:
    checker = _checker()
    checker.learn(learned)
    return checker.slips(text)
