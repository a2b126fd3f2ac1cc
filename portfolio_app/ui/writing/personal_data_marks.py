"""Personal data while writing: a quiet line under the words when the typing rests, and a menu to decide about them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.personal_data.found import Found
from portfolio_app.domain.personal_data.hit import Kind as HitKind
from portfolio_app.domain.personal_data.hit import say_kind
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.domain.personal_data.pseudonym import Noun, noun_near
from portfolio_app.services.personal_data.finding import Judge
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.personal_data_changes import PersonalDataChanges
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.utf16 import Offsets
from portfolio_app.ui.writing.section_edit import SectionEdit

_IDLE_MS = 700
_SETTLING = frozenset({Kind.PERSONAL, Kind.WITNESS, Kind.FRAMEWORK, Kind.DETAILS})
Mark = tuple[QTextCursor, Found]


class PersonalDataMarks(QObject):
    """Looks at attached edits when the typing rests, one edit at a time; a word that is being typed has no line yet."""

    changed = Signal(object)  # the SectionEdit whose marks are others now
    refused = Signal(str)

    def __init__(self, session: Session, theme: Theme, flush: Callable[[], bool], number: Callable[[], int]) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._flush = flush
        self._number = number
        self._changes = PersonalDataChanges(session)
        self._judge: Judge | None = None
        self._edits: dict[int, SectionEdit] = {}
        self._marks: dict[int, list[Mark]] = {}
        self._waiting: dict[int, None] = {}
        self.legend = label("", "small")
        self.legend.hide()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._on_idle)
        session.changed.connect(self._on_changed)

    def attach(self, edit: SectionEdit) -> None:
        """Look at an edit's text from now on."""
        key = id(edit)
        self._edits[key] = edit
        edit.textChanged.connect(lambda: self._want(key))
        edit.destroyed.connect(lambda: self._forget(key))
        self._want(key)

    def selections(self, edit: QTextEdit) -> list[QTextEdit.ExtraSelection]:
        """Return the words with a dashed line under them, to be added to the edit's own selections."""
        shown = QTextCharFormat()
        shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        shown.setUnderlineColor(self._theme.colour("muted"))
        made: list[QTextEdit.ExtraSelection] = []
        for cursor, _ in self._marks.get(id(edit), ()):
            if cursor.hasSelection():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(cursor)
                selection.format = shown
                made.append(selection)
        return made

    def found(self, edit: QTextEdit) -> list[Found]:
        """Return what is undecided in an edit."""
        return [found for cursor, found in self._marks.get(id(edit), ()) if cursor.hasSelection()]

    def fill_menu(self, menu: QMenu, edit: SectionEdit, position: int) -> None:
        """Put what can be decided about the words at a place (in Qt's units) first in a menu, if there are any."""
        at = (mark for mark in self._marks.get(id(edit), ()) if _covers(mark[0], position))
        found = next((found for _, found in at), None)
        if found is None:
            return
        words, evidence = found.hit.text, found.place.evidence_id
        first = menu.actions()[0] if menu.actions() else menu.addSeparator()
        noun = noun_near(edit.text, found.hit.start, found.hit.end)
        usual = self._session.workspace.personal_data.suggested(words, found.hit.kind, noun)
        self._add(menu, first, tr("Replace with {pseudonym}", pseudonym=usual), lambda: self._replace(words, usual))
        if found.hit.kind is HitKind.NAME:
            others = QMenu(tr("Replace with another name"), menu)
            for other in (each for each in Noun if each is not noun):
                name = self._session.workspace.personal_data.suggested("", HitKind.NAME, other)
                others.addAction(name).triggered.connect(lambda _=False, name=name: self._replace(words, name))
            menu.insertMenu(first, others)
        for text, settled in (
            (tr("Allow in this account"), Settled.HERE),
            (tr("Allow everywhere"), Settled.EVERYWHERE),
            (tr("Not personal"), Settled.NOT_PERSONAL),
        ):
            self._add(menu, first, text, lambda settled=settled: self._settle(words, settled, evidence))
        menu.insertSeparator(first)

    def refresh(self) -> None:
        """Look at everything again."""
        self._want(*self._edits)

    def _add(self, menu: QMenu, first: QAction, text: str, do: Callable[[], None]) -> None:
        action = QAction(text, menu)
        action.triggered.connect(lambda _=False: do())
        menu.insertAction(first, action)

    def _settle(self, words: str, settled: Settled, evidence: int) -> None:
        self._do(lambda: self._changes.settle(words, settled, evidence))

    def _replace(self, words: str, pseudonym: str) -> None:
        self._do(lambda: self._changes.replace(words, pseudonym))

    def _do(self, change: Callable[[], object]) -> None:
        if not self._flush():
            return
        try:
            change()
        except PortfolioError as error:
            self.refused.emit(error.message)

    def _on_changed(self, change: Change) -> None:
        if change.kinds & _SETTLING:
            self._judge = None
            self.refresh()

    def _on_idle(self) -> None:
        """Look at one edit, and at the next one when the window has done what it wants meanwhile."""
        if not self._waiting:
            return
        key = next(iter(self._waiting))
        del self._waiting[key]
        self._look(key)
        if self._waiting:
            self._idle.start(0)

    def _look(self, key: int) -> None:
        edit, number = self._edits[key], self._number()
        if not number:
            return
        service = self._session.workspace.personal_data
        if self._judge is None:
            self._judge = service.judge()
        text = edit.text
        offsets, place = Offsets(text), Place(number, Part(edit.section.value))
        caret = edit.textCursor().position() if edit.hasFocus() else -1
        marks: list[Mark] = []
        for hit in service.finder.find(text):
            found = self._judge.judge(place, hit)
            start, end = offsets.to_qt(hit.start), offsets.to_qt(hit.end)
            if not found.decided and end != caret:
                marks.append((_cursor(edit, start, end), found))
        self._marks[key] = marks
        self._show_legend()
        self.changed.emit(edit)

    def _show_legend(self) -> None:
        found = [found for edit in self._edits.values() for found in self.found(edit)]
        kinds = ", ".join(dict.fromkeys(say_kind(each.hit.kind) for each in found))
        self.legend.setText(tr("┄┄  may be personal: right-click to decide"))
        self.legend.setToolTip(tr("Words with a dashed line may be {kinds}.", kinds=kinds) if kinds else "")
        self.legend.setVisible(bool(found))

    def _want(self, *keys: int) -> None:
        self._waiting.update(dict.fromkeys(keys))
        self._idle.start(_IDLE_MS)

    def _forget(self, key: int) -> None:
        for known in (self._edits, self._marks, self._waiting):
            known.pop(key, None)


def _covers(cursor: QTextCursor, position: int) -> bool:
    return cursor.hasSelection() and cursor.selectionStart() <= position <= cursor.selectionEnd()


def _cursor(edit: QTextEdit, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setKeepPositionOnInsert(True)
    return cursor
