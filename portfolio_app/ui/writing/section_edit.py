"""The text of one section: as tall as its words, with the claimed ones marked."""

import math
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip, QWidget

from portfolio_app.domain.evidence.authorship import Origin
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.found_evidence import LeavesFiles, files_in, picture_in
from portfolio_app.ui.widgets.text_steps import differing
from portfolio_app.ui.widgets.undo_keys import is_undo
from portfolio_app.ui.widgets.utf16 import Offsets, text_of
from portfolio_app.ui.writing.clean_paste import TOO_LARGE, plain_text, too_large
from portfolio_app.ui.writing.passage_marks import Mark, PassageMarks

_LINE_HEIGHT = 1.5
_UNDER = 0.3
_OWN_WORDS = "application/x-portfolio-words"
"""Marks what was copied from an account; it says nothing of the words."""

MenuPart = Callable[[QMenu, QPoint], None]


class SectionEdit(QTextEdit):
    """Plain text; places in its signals and calls are code points."""

    edited = Signal()
    height_changed = Signal()
    left = Signal()
    entered = Signal()
    pointed = Signal(int)
    """The caret is in a claim's words, or in none (0)."""
    claim_wanted = Signal()
    whole_wanted = Signal()
    """The whole account is to be claimed."""
    neighbour_wanted = Signal(int)
    end_wanted = Signal(int)
    """The account's end (1) or beginning (-1): the caret is at this section's already."""
    refused = Signal(str)
    """What was pasted is not taken; why, as a sentence."""
    files_pasted = Signal(object)
    """Files (paths), which are no words."""
    picture_pasted = Signal(object)
    """A picture (QImage)."""

    def __init__(self, section: Section, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._theme = theme
        self.menu_parts: list[MenuPart] = []
        self.marks = PassageMarks(self.document(), theme)
        self._loading = False
        self.origin = Origin.REWORKED
        """How words come that come now; whatever is no key, paste, drop or voice changes what is there."""
        self.setProperty("look", "prose")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # the portfolio knows what was written, in one order with all else
        self.setTabChangesFocus(True)
        self.setAccessibleName(section.title)
        self.setPlaceholderText(tr("Write here…"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        LeavesFiles(self)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def text(self) -> str:
        """The section's text."""
        return text_of(self.document())

    def load(self, text: str) -> None:
        """Show a text that nothing can be undone of."""
        self._loading = True
        self.clear()
        shape = QTextBlockFormat()
        shape.setLineHeight(self._line_height(), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        # The shape comes first: given to a text that is there already, it has Qt lay all of it out twice more.
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(shape)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False
        self._fit()

    def replace_text(self, text: str) -> bool:
        """Put another text in the place of this one, with the caret behind what is new; tell whether it is another."""
        former = self.text
        if text == former:
            return False
        start, end = differing(former, text)
        offsets = Offsets(former)
        cursor = self.textCursor()
        self._loading = True
        cursor.setPosition(offsets.to_qt(start))
        cursor.setPosition(offsets.to_qt(len(former) - end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self._loading = False
        self.setTextCursor(cursor)
        self._fit()
        return True

    def on_theme_changed(self) -> None:
        """Take the distance of the lines in use."""
        height = self._line_height()
        if round(height) == round(self.document().firstBlock().blockFormat().lineHeight()):
            return
        shape = QTextBlockFormat()
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self._loading = True
        cursor.mergeBlockFormat(shape)
        self._loading = False
        self._fit()

    def set_writable(self, writable: bool) -> None:
        """Let the text be changed, or only read and selected."""
        self.setReadOnly(not writable)
        if not writable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setPlaceholderText(tr("Nothing written yet."))

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Mark words; the marks' places are code points here."""
        offsets = Offsets(self.text)
        self.marks.set_marks(_placed(mark, offsets) for mark in marks)
        self.viewport().update()

    def choose(self, claim: int) -> None:
        """Show one claim's words more strongly."""
        if self.marks.chosen != claim:
            self.marks.chosen = claim
            self.viewport().update()

    def selected(self) -> tuple[int, int] | None:
        """Return the words that the selection begins and ends in, and those between them, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        text = self.text
        offsets = Offsets(text)
        selected = offsets.from_qt(cursor.selectionStart()), offsets.from_qt(cursor.selectionEnd())
        start, end = whole_words(text, *selected)
        return (start, end) if start < end else None

    def rect_of(self, start: int, end: int) -> QRect:
        """Return what words take up in the viewport; places are Qt's."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        first = self.cursorRect(cursor)
        cursor.setPosition(end)
        last = self.cursorRect(cursor)
        if first.top() == last.top():
            return first | last
        return QRect(0, first.top(), self.viewport().width(), last.bottom() - first.top() + 1)

    def select(self, start: int, end: int) -> None:
        """Select words."""
        offsets = Offsets(self.text)
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(offsets.to_qt(start), last))
        cursor.setPosition(min(offsets.to_qt(end), last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def add_to_context_menu(self, menu: QMenu, position: QPoint) -> None:
        """Add what concerns the words at a place; others add theirs through ``menu_parts``."""
        before = menu.actions()[0] if menu.actions() else None
        writable = not self.isReadOnly()
        claims = (
            (tr("Claim these words for…"), self.claim_wanted, writable and self.selected() is not None),
            (tr("Claim the whole account for…"), self.whole_wanted, writable),
        )
        for text, wanted, enabled in claims:
            claim = menu.addAction(text)
            claim.setEnabled(enabled)
            claim.triggered.connect(wanted)
            if before is not None:
                menu.insertAction(before, claim)
        if before is not None:
            menu.insertSeparator(before)
        else:
            menu.addSeparator()
        for part in self.menu_parts:
            part(menu, position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks under the text."""
        painter = QPainter(self.viewport())
        self.marks.paint_tints(painter, event.rect())
        self.marks.paint_rules(painter, event.rect())
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which knows the order of everything that was done."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what the words under the mouse are claimed for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            marks = self.marks.at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), "\n\n".join(mark.tip for mark in marks), self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on in the section above or below where this one ends; leave pages to the page."""
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isprintable() and event.text():
            event.ignore()  # Alt opens menus; a letter missed there must not land in the words
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            event.ignore()
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            with self._coming(Origin.TYPED):
                self.textCursor().insertBlock()
            return
        before = self.textCursor().position()
        with self._coming(Origin.TYPED):
            super().keyPressEvent(event)
        if self.textCursor().position() == before:
            ends = {QKeySequence.StandardKey.MoveToEndOfDocument: 1, QKeySequence.StandardKey.MoveToStartOfDocument: -1}
            for keys, step in ends.items():
                if event.matches(keys):
                    self.end_wanted.emit(step)
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and self.textCursor().position() == before:
                self.neighbour_wanted.emit(step)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Tell voice from keys: an input method gives several words at once for what was said, keys one at most."""
        spoken = len(event.commitString().split()) > 1
        with self._coming(Origin.DICTATED if spoken else Origin.TYPED):
            super().inputMethodEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take words that are dropped, as words that are pasted."""
        with self._coming(_origin_of(event.mimeData())):
            super().dropEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing is in this section now."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writing has paused."""
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu with what concerns the words."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_to_context_menu(menu, event.pos())
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, and for evidence files and pictures."""
        return source.hasText() or source.hasHtml() or source.hasImage()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Mark words of accounts, so that moving them is not taken for words from elsewhere."""
        mime = super().createMimeDataFromSelection()
        mime.setData(_OWN_WORDS, b"1")
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words without their dress; files, and a picture without words, are told instead."""
        if files := files_in(source):
            self.files_pasted.emit(files)
        elif too_large(source):
            self.refused.emit(tr(TOO_LARGE))
        elif words := plain_text(source):
            with self._coming(_origin_of(source)):
                self.textCursor().insertText(words)
        elif (picture := picture_in(source)) is not None:
            self.picture_pasted.emit(picture)

    @contextmanager
    def _coming(self, origin: Origin) -> Generator[None, None, None]:
        former, self.origin = self.origin, origin
        try:
            yield
        finally:
            self.origin = former

    def _line_height(self) -> float:
        """Return 150 % of the font's size as percent of its own line, with room for the lines under claimed words."""
        metrics = QFontMetricsF(self.font())
        size = self.font().pixelSize() if self.font().pixelSize() > 0 else metrics.height() / 1.3
        wanted = size * _LINE_HEIGHT * self._theme.reading.measures.lines
        return 100 * max(wanted, metrics.height() + size * _UNDER) / metrics.height()

    def _fit(self) -> None:
        if self._loading:  # the words may be laid out once more before they are all there
            return
        height = math.ceil(self.document().documentLayout().documentSize().height()) + self._room_below()
        if height != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()

    def _room_below(self) -> int:
        # Room for the lines under the last words, and to click in.
        return max(8, self.fontMetrics().height() // 2)

    def _on_text_changed(self) -> None:
        if self._loading:
            return
        self.edited.emit()

    def _on_cursor_moved(self) -> None:
        if self._loading:
            return
        marks = self.marks.at(self.textCursor().position())
        self.pointed.emit(marks[0].claim if marks else 0)


def _placed(mark: Mark, offsets: Offsets) -> Mark:
    return replace(mark, start=offsets.to_qt(mark.start), end=offsets.to_qt(mark.end))


def _origin_of(mime: QMimeData) -> Origin:
    return Origin.REWORKED if mime.hasFormat(_OWN_WORDS) else Origin.PASTED
