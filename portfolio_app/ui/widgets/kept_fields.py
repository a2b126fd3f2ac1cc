"""Fields whose words are saved as they are typed, and undone by whoever knows the order of all that was done."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from portfolio_app.ui.widgets.text_steps import differing
from portfolio_app.ui.widgets.undo_keys import is_undo
from portfolio_app.ui.widgets.utf16 import Offsets, text_of


def _is_undo_key(event: QEvent) -> bool:
    return event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event)


class KeptLine(QLineEdit):
    """One line of words; ``typed`` carries what stood there before a change and where the caret is now."""

    undone_by_window = True
    """Undo is not the field's own."""
    typed = Signal(str, int)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._former = text
        self._loading = False
        self.textChanged.connect(self._on_text_changed)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self.text()

    def show_words(self, words: str) -> None:
        """Show other words, without telling; while the field has the keys, the caret stands behind what is new."""
        former = self.text()
        if words == former:
            return
        _, end = differing(former, words)
        self._loading = True
        self.setText(words)
        self._loading = False
        self.setCursorPosition(Offsets(words).to_qt(len(words) - end) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which knows the order of everything that was done."""
        if _is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def _on_text_changed(self, text: str) -> None:
        former, self._former = self._former, text
        if not self._loading:
            self.typed.emit(former, Offsets(text).from_qt(self.cursorPosition()))


class KeptText(QPlainTextEdit):
    """Several lines of words; ``typed`` carries what stood there before a change and where the caret is now."""

    undone_by_window = True
    """Undo is not the field's own."""
    typed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._former = ""
        self._loading = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._on_text_changed)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return text_of(self.document())

    def show_words(self, words: str) -> None:
        """Show other words, without telling; the caret stands behind what is new."""
        former = self.words
        if words == former:
            return
        start, end = differing(former, words)
        offsets = Offsets(former)
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_qt(start))
        cursor.setPosition(offsets.to_qt(len(former) - end), QTextCursor.MoveMode.KeepAnchor)
        self._loading = True
        cursor.insertText(words[start : len(words) - end])
        self._loading = False
        if not self.hasFocus():
            cursor.setPosition(0)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which knows the order of everything that was done."""
        if _is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def _on_text_changed(self) -> None:
        words = self.words
        former, self._former = self._former, words
        if not self._loading and words != former:
            self.typed.emit(former, Offsets(words).from_qt(self.textCursor().position()))


KeptField = KeptLine | KeptText
