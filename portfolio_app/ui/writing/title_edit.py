"""A title that can be written: one line of text, which wraps where there is little room."""

import math

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.found_evidence import LeavesFiles, files_in, picture_in
from portfolio_app.ui.widgets.undo_keys import is_undo


class TitleEdit(QTextEdit):
    """As tall as its words; Enter goes on to what follows."""

    edited = Signal()
    left = Signal()
    files_pasted = Signal(object)
    picture_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self.setProperty("look", "title")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Title"))
        self.setPlaceholderText(tr("Give it a title"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        LeavesFiles(self)

    @property
    def text(self) -> str:
        """The title, on one line."""
        return clean_line(self.toPlainText())

    def load(self, text: str) -> None:
        """Show a title that nothing can be undone of."""
        if text == self.text:
            return
        self._loading = True
        self.setPlainText(text)
        self._loading = False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which knows the order of everything that was done."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; the arrow down at the end too."""
        last = self.textCursor().atEnd() and event.key() == Qt.Key.Key_Down
        if last or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the title is written."""
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words on one line; files, and a picture without words, are told instead."""
        if files := files_in(source):
            self.files_pasted.emit(files)
        elif words := clean_line(source.text()):
            self.textCursor().insertText(words)
        elif (picture := picture_in(source)) is not None:
            self.picture_pasted.emit(picture)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, and for evidence files and pictures."""
        return source.hasText() or source.hasImage()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def select_all(self) -> None:
        """Select the whole title."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        # Two pixels for the line that shows the focus.
        height = math.ceil(self.document().documentLayout().documentSize().height()) + 3
        if height != self.height():
            self.setFixedHeight(height)

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()
