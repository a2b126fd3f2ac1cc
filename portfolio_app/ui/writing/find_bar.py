"""The bar that finds and replaces words in the text edits of a page."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.writing.find_in_text import Found, Wanted, find_all, replace_all, select

_SIDES = 24
_ROOM = 48
_WIDE = 640
_NARROWEST = 320
_COUNT = 104


class FindBar(QFrame):
    """Goes through edits in order and round; Enter finds the next, Shift+Enter the one before, Escape closes."""

    closed = Signal()
    found = Signal(object)  # the QTextEdit in which words were selected

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edits: tuple[QTextEdit, ...] = ()
        self._places: list[Found] = []
        self._current: Found | None = None
        self._last: QTextEdit | None = None
        self.setProperty("look", "banner")
        self.setAccessibleName(tr("Find and replace"))
        self.field = _field(tr("Find in this account"))
        self.other = _field(tr("Replace with"))
        self.case = _chip(tr("Match capitals"))
        self.whole = _chip(tr("Whole words"))
        self.count = label("", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.field.textChanged.connect(self._on_wanted_changed)
        self.case.toggled.connect(self._on_wanted_changed)
        self.whole.toggled.connect(self._on_wanted_changed)
        for watched in (self.field, self.other):
            watched.installEventFilter(self)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def open(self, edits: Sequence[QTextEdit], *, replace: bool = False) -> None:
        """Show the bar for these edits; what is selected in one of them is what is looked for."""
        self._watch(edits)
        writable = replace and not any(edit.isReadOnly() for edit in edits)
        self._replace_row.setVisible(writable)
        chosen = next((edit.textCursor().selectedText() for edit in edits if edit.hasFocus()), "")
        self.show()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look()

    def close_bar(self) -> None:
        """Hide the bar and give the focus to the words found last, or where it was."""
        if not self.isVisible():
            return
        self.hide()
        edit = self._edits[self._current.edit] if self._current else self._start_edit()
        if edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._watch(())
        self.closed.emit()

    def find_next(self) -> None:
        """Select the next place, after the last one the first."""
        self._step(forward=True)

    def find_previous(self) -> None:
        """Select the place before, before the first one the last."""
        self._step(forward=False)

    def replace_one(self) -> None:
        """Replace the words that are selected and go on to the next; where none are, only find them."""
        self._look()
        place = self._selected_place()
        if place is not None:
            cursor = self._edits[place.edit].textCursor()
            cursor.insertText(self.other.text())
            self._edits[place.edit].setTextCursor(cursor)
            self._look()
        self._step(forward=True)

    def replace_all(self) -> None:
        """Replace the words everywhere; undo brings them back section by section."""
        self._look()
        places = self._places
        replace_all(self._edits, places, self.other.text())
        self._current = None
        self._look()
        self.count.setText(
            tr("{places} replaced", places=plural(len(places), "place")) if places else tr("Nothing found")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and Escape in the fields."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Need no more room than the narrow form takes."""
        return QSize(self._theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape wherever the focus is in the bar; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.find_previous()
            elif watched is self.other and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.replace_all()
            elif watched is self.other:
                self.replace_one()
            else:
                self.find_next()
        else:
            return False
        return True

    def _on_wanted_changed(self) -> None:
        """Go to the first place at or after where the last one was, so that typing on stays in place."""
        self._look()
        if self._places:
            edit, start = self._from(at_start=True)
            keys = [(place.edit, place.start) for place in self._places]
            self._go(self._places[bisect_left(keys, (edit, start)) % len(self._places)])

    def _on_text_changed(self) -> None:
        if self.isVisible():
            self._look()

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._grid.setContentsMargins(px(_SIDES), 8, px(_SIDES), 8)
        self.count.setMinimumSize(px(_COUNT), self.case.sizeHint().height())
        for each, icon in ((self._previous, "caret-up"), (self._next, "caret-down"), (self._close, "x")):
            each.setIcon(self._theme.icon(icon))
            each.setIconSize(QSize(px(16), px(16)))
        self._arrange()

    def _look(self) -> None:
        wanted = Wanted(self.field.text(), self.whole.isChecked(), self.case.isChecked())
        self._places = find_all(self._edits, wanted)
        self._tell()

    def _step(self, *, forward: bool) -> None:
        self._look()
        if not self._places:
            return
        keys = [(place.edit, place.start) for place in self._places]
        place = bisect_left(keys, self._from(at_start=not forward))
        self._go(self._places[(place if forward else place - 1) % len(self._places)])

    def _from(self, *, at_start: bool) -> tuple[int, int]:
        """Return where to look from: where the selection begins or ends in the edit that was last in use."""
        edit = self._start_edit()
        if edit is None:
            return 0, 0
        cursor = edit.textCursor()
        return self._edits.index(edit), cursor.selectionStart() if at_start else cursor.selectionEnd()

    def _start_edit(self) -> QTextEdit | None:
        return self._last if self._last in self._edits else next(iter(self._edits), None)

    def _go(self, place: Found) -> None:
        for edit in self._edits:
            if edit is not self._edits[place.edit] and edit.textCursor().hasSelection():
                cursor = edit.textCursor()
                cursor.clearSelection()
                edit.setTextCursor(cursor)
        edit = self._edits[place.edit]
        cursor = edit.textCursor()
        select(cursor, place)
        edit.setTextCursor(cursor)
        self._last = edit
        self._current = place
        _reveal(edit)
        self._tell()
        self.found.emit(edit)

    def _selected_place(self) -> Found | None:
        edit = self._start_edit()
        if edit is None:
            return None
        cursor = edit.textCursor()
        here = Found(self._edits.index(edit), cursor.selectionStart(), cursor.selectionEnd())
        return here if here in self._places else None

    def _tell(self) -> None:
        selected = self._selected_place()
        total = len(self._places)
        if not self.field.text():
            text = ""
        elif not total:
            text = tr("Nothing found")
        elif selected is None:
            text = plural(total, "place")
        else:
            text = tr("{index} of {total}", index=self._places.index(selected) + 1, total=total)
        self.count.setText(text)
        self.count.setAccessibleName(text)
        for each in self._needing_places:
            each.setEnabled(bool(total))

    def _watch(self, edits: Sequence[QTextEdit]) -> None:
        for edit in self._edits:
            edit.textChanged.disconnect(self._on_text_changed)
        self._edits = tuple(edits)
        for edit in self._edits:
            edit.textChanged.connect(self._on_text_changed)
        self._current = None
        self._last = next((edit for edit in self._edits if edit.hasFocus()), None)

    def _lay_out(self) -> None:
        self._previous = _press("", self.find_previous, tr("Find the one before (Shift+Enter)"), "icon")
        self._next = _press("", self.find_next, tr("Find the next (Enter)"), "icon")
        self._close = _press("", self.close_bar, tr("Close the bar (Escape)"), "icon")
        self._one = _press(tr("Replace"), self.replace_one, tr("Replace these words and find the next (Enter)"))
        self._all = _press(tr("Replace all"), self.replace_all, tr("Replace the words in every section (Ctrl+Enter)"))
        self._needing_places: tuple[QPushButton, ...] = (self._previous, self._next, self._one, self._all)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.addLayout(_row(self.field, self._previous, self._next), 0, 0)
        self._grid.addWidget(self._close, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._choices = QWidget()
        flow = FlowLayout(self._choices, gap=8)
        flow.addWidget(self.count)
        flow.addWidget(self.case)
        flow.addWidget(self.whole)
        self._replace_row = QWidget()
        under = _row(self.other, self._one, self._all)
        self._replace_row.setLayout(under)
        self._grid.addWidget(self._replace_row, 1, 0, 1, 3)
        self._arrange()
        # What is written first, then what is pressed: from the words to their replacement is one Tab.
        order = (self.field, self.other, self._one, self._all, self._previous, self._next, self.case, self.whole)
        for former, following in pairwise((*order, self._close)):
            QWidget.setTabOrder(former, following)

    def _arrange(self) -> None:
        """Put the choices beside the field, or where there is little room below it."""
        wide = self.width() >= self._theme.px(_WIDE)
        self._grid.removeWidget(self._choices)
        room = sum(each.sizeHint().width() for each in (self.case, self.whole)) + self._theme.px(_COUNT) + 16
        self._choices.setMinimumWidth(room if wide else 0)
        if wide:
            self._grid.addWidget(self._choices, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._grid.addWidget(self._choices, 2, 0, 1, 3)


def _reveal(edit: QTextEdit) -> None:
    """Bring the selection into view: within the edit, and where the edit is in a scroll area, within that."""
    edit.ensureCursorVisible()
    box = edit.cursorRect()
    area = edit.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        centre = edit.viewport().mapTo(inside, QPoint(box.center()))
        area.ensureVisible(centre.x(), centre.y(), _ROOM, _ROOM + box.height())


def _row(field: QLineEdit, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(field, 1)
    for widget in others:
        row.addWidget(widget)
    return row


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    ClearButton(field)
    return field


def _chip(text: str) -> QPushButton:
    chip = button(text, "chip")
    chip.setCheckable(True)
    return chip


def _press(text: str, run: Callable[[], None], name: str = "", look: str = "flat") -> QPushButton:
    made = button(text, look, name=name)
    made.setToolTip(name)
    made.clicked.connect(lambda: run())
    return made
