"""Spelling while writing: which words of the attached text edits are misspelt, and what may be meant.

It never sets an edit's extra selections: the edit asks for ``selections`` (or ``misspelt``) whenever ``changed`` names
it, and adds them to its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from portfolio_app.services.spelling import add_own_word, own_words, stem, words_in
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.writing.spelling_helper import SpellingHelper
from portfolio_app.ui.writing.spelling_marks import SpellingMarks

_KEY = "writing/spelling"
_IDLE_MS = 250
_SLICE_S = 0.005
_MOST_REMEMBERED = 50_000


class Spelling(QObject):
    """Checks attached edits when the typing rests, in slices of a few milliseconds; on or off as remembered."""

    changed = Signal(object)  # the QTextEdit whose misspelt words are others now
    switched = Signal(bool)

    def __init__(self, theme: Theme, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._marks: dict[int, SpellingMarks] = {}
        self._verdicts: dict[str, bool] = {}
        self._slips: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._asked_names: set[str] = set()
        self._allowed: set[str] = set()
        self._own: frozenset[str] | None = None
        self._waiting: dict[int, Iterator[None]] = {}
        self._menus: defaultdict[str, list[tuple[QMenu, QAction, QTextCursor]]] = defaultdict(list)
        self._helper = SpellingHelper(self)
        self._helper.checked.connect(self._on_checked)
        self._helper.names_checked.connect(self._on_names_checked)
        self._helper.suggested.connect(self._on_suggested)
        self._helper.lost.connect(self._on_lost)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)
        theme.changed.connect(self._on_theme_changed)

    @property
    def on(self) -> bool:
        """Whether spelling is checked."""
        return self._settings.flag(_KEY, default=True)

    def attach(self, edit: QTextEdit) -> None:
        """Check an edit's text from now on, until it is detached or deleted."""
        key = id(edit)
        if key in self._marks:
            return
        self._marks[key] = SpellingMarks(edit)
        edit.textChanged.connect(lambda: self._want(key))
        edit.cursorPositionChanged.connect(lambda: self._on_cursor_moved(key))
        edit.destroyed.connect(lambda: self._forget(key))
        self._want(key)

    def detach(self, edit: QTextEdit) -> None:
        """Check an edit no longer."""
        self._forget(id(edit))

    def misspelt(self, edit: QTextEdit) -> list[tuple[int, int]]:
        """Return (start, length) of each misspelt word as the text now is, in Qt's units."""
        marks = self._marks.get(id(edit))
        return marks.places() if marks else []

    def selections(self, edit: QTextEdit) -> list[QTextEdit.ExtraSelection]:
        """Return the misspelt words with a wavy line under them, to be added to the edit's own selections."""
        marks = self._marks.get(id(edit))
        made: list[QTextEdit.ExtraSelection] = []
        shown = self.format()
        for cursor in marks.cursors() if marks else ():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = shown
            made.append(selection)
        return made

    def format(self) -> QTextCharFormat:
        """Return how a misspelt word looks."""
        shown = QTextCharFormat()
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shown.setUnderlineColor(self._theme.colour("danger"))
        return shown

    def fill_menu(self, menu: QMenu, edit: QTextEdit, position: int) -> bool:
        """Put what can be done about the misspelt word at a place (in Qt's units) first in a menu, if there is one.

        The suggestions come into the open menu as soon as they are there.
        """
        marks = self._marks.get(id(edit))
        cursor = marks.at(position) if marks else None
        if marks is None or cursor is None:
            return False
        word = cursor.selectedText()
        first = menu.actions()[0] if menu.actions() else menu.addSeparator()

        def add(text: str) -> QAction:
            action = QAction(text, menu)
            menu.insertAction(first, action)
            return action

        if not edit.isReadOnly():
            looking = add(tr("Looking for suggestions…"))
            looking.setEnabled(False)
            self._menus[word].append((menu, looking, cursor))
            self._helper.suggest(word)
        add(f"Add “{word}” to your dictionary").triggered.connect(lambda: self.add_word(word))
        add("Ignore here").triggered.connect(lambda: self._ignore(id(edit), word))
        menu.insertSeparator(first)
        return True

    def action(self) -> Action:
        """Return the switch for the menu and the palette."""
        return Action(
            "edit.spelling", tr("Check spelling"), "Edit", self.switch, "F7", "text-aa", checked=lambda: self.on
        )

    def switch(self) -> None:
        """Check spelling from now on, or no longer."""
        on = not self.on
        self._settings.remember(_KEY, on)
        if on:
            self._want(*self._marks)
        else:
            self._idle.stop()
            self._slices.stop()
            self._waiting.clear()
            for marks in self._marks.values():
                if marks.clear():
                    self.changed.emit(marks.edit)
        self.switched.emit(on)

    def allow(self, texts: Iterable[str]) -> None:
        """Take every word of these texts as right, such as those of the criteria in use."""
        # Most words come many times, and a large framework has ten thousand.
        words = {word for text in texts for word in text.split()}
        self._allowed = {stem(word.text).casefold() for word in words_in("\n".join(words))}
        self._mark_all()

    def add_word(self, word: str) -> None:
        """Keep a word in the user's own dictionary; raises FileError when it cannot be kept."""
        add_own_word(word)
        self._own = own_words()
        self._mark_all()

    def close(self) -> None:
        """End the helper and check nothing more."""
        self._idle.stop()
        self._slices.stop()
        self._waiting.clear()
        self._helper.close()

    def _on_cursor_moved(self, key: int) -> None:
        marks = self._marks[key]
        if marks.being_typed and not marks.being_typed[0] <= marks.edit.textCursor().position() <= marks.being_typed[1]:
            self._want(key)

    def _on_idle(self) -> None:
        for key, marks in self._marks.items():
            if key in self._waiting:
                self._waiting[key] = marks.read()
        if self._waiting:
            self._slices.start()

    def _on_slice(self) -> None:
        until = perf_counter() + _SLICE_S
        while self._waiting and perf_counter() < until:
            key = next(iter(self._waiting))
            if next(self._waiting[key], self) is self:
                del self._waiting[key]
                self._on_read(key)
        if not self._waiting:
            self._slices.stop()

    def _on_read(self, key: int) -> None:
        marks = self._marks[key]
        unknown = [word for word in marks.words if word not in self._verdicts and word not in self._asked]
        if unknown:
            self._asked.update(unknown)
            self._helper.check(unknown)
        names = [word for word in marks.names if word not in self._slips and word not in self._asked_names]
        if names:
            self._asked_names.update(names)
            self._helper.check_names(names)
        self._mark(marks)

    def _on_checked(self, asked: list[str], wrong: list[str]) -> None:
        if len(self._verdicts) > _MOST_REMEMBERED:
            self._verdicts.clear()
        self._verdicts.update(dict.fromkeys(asked, False), **dict.fromkeys(wrong, True))
        self._asked.difference_update(asked)
        self._mark_all()

    def _on_names_checked(self, asked: list[str], slips: list[str]) -> None:
        if len(self._slips) > _MOST_REMEMBERED:
            self._slips.clear()
        self._slips.update(dict.fromkeys(asked, False), **dict.fromkeys(slips, True))
        self._asked_names.difference_update(asked)
        self._mark_all()

    def _on_suggested(self, word: str, suggestions: list[str]) -> None:
        for menu, looking, cursor in self._menus.pop(word, []):
            try:
                _offer(menu, looking, cursor, suggestions)
            except RuntimeError:  # the menu was closed and deleted meanwhile
                continue

    def _on_lost(self) -> None:
        """Ask again what the helper left unanswered when it ended."""
        self._asked.clear()
        self._asked_names.clear()
        self._menus.clear()
        self._want(*self._marks)

    def _on_theme_changed(self) -> None:
        for marks in self._marks.values():
            self.changed.emit(marks.edit)

    def _want(self, *keys: int) -> None:
        if self.on and keys:
            # What was begun is begun anew: its words may stand elsewhere by now.
            self._waiting.update({key: iter(()) for key in keys})
            self._slices.stop()
            self._idle.start()

    def _mark_all(self) -> None:
        for key, marks in self._marks.items():
            if key not in self._waiting:
                self._mark(marks)

    def _mark(self, marks: SpellingMarks) -> None:
        if self.on and marks.mark(self._is_misspelt, self._is_slip):
            self.changed.emit(marks.edit)

    def _is_misspelt(self, word: str) -> bool:
        return self._verdicts.get(word, False) and not self._is_allowed(word)

    def _is_slip(self, word: str) -> bool:
        return self._slips.get(word, False) and not self._is_allowed(word)

    def _is_allowed(self, word: str) -> bool:
        if self._own is None:
            self._own = own_words()
        plain = stem(word)
        own = plain in self._own or plain.casefold() in self._own or word in self._own
        return own or plain.casefold() in self._allowed

    def _ignore(self, key: int, word: str) -> None:
        self._marks[key].ignored.add(stem(word))
        if key not in self._waiting:
            self._mark(self._marks[key])

    def _forget(self, key: int) -> None:
        self._marks.pop(key, None)
        self._waiting.pop(key, None)


def _offer(menu: QMenu, looking: QAction, cursor: QTextCursor, suggestions: list[str]) -> None:
    for suggestion in suggestions:
        shown = QAction(suggestion, menu)
        font = shown.font()
        font.setBold(True)
        shown.setFont(font)
        shown.triggered.connect(lambda _=False, text=suggestion: cursor.insertText(text))
        menu.insertAction(looking, shown)
    if suggestions:
        menu.removeAction(looking)
    else:
        looking.setText(tr("No suggestions"))
    _keep_on_screen(menu)


def _keep_on_screen(menu: QMenu) -> None:
    """Move an open menu that has grown to where all of it shows."""
    if not menu.isVisible():
        return
    room = menu.screen().availableGeometry()
    place = QRect(menu.pos(), menu.sizeHint())
    place.moveRight(min(place.right(), room.right()))
    place.moveBottom(min(place.bottom(), room.bottom()))
    place.moveLeft(max(place.left(), room.left()))
    place.moveTop(max(place.top(), room.top()))
    menu.setGeometry(place)
