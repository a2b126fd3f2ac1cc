"""Cut, copy, paste and select all in the Edit menu, for whatever has the focus: each field does it in its own way."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action

_CONTROL = Qt.KeyboardModifier.ControlModifier
_Field = QLineEdit | QTextEdit | QPlainTextEdit


@dataclass(frozen=True, slots=True)
class Editing:
    """The focused field of a window, and what can be done in it now."""

    window: QWidget

    def actions(self) -> tuple[Action, ...]:
        """Return the actions; the field listens to their keys itself."""
        keys = Qt.Key
        return (
            self._action(tr("Cut"), keys.Key_X, "scissors", self.can_cut),
            self._action(tr("Copy"), keys.Key_C, "copy", self.can_copy),
            self._action(tr("Paste"), keys.Key_V, "clipboard", self.can_paste),
            self._action(tr("Select all"), keys.Key_A, "", self.can_select),
        )

    def can_cut(self) -> bool:
        """Tell whether chosen words can be taken out."""
        field = self._field()
        return field is not None and not field.isReadOnly() and _has_selection(field)

    def can_copy(self) -> bool:
        """Tell whether something is chosen."""
        field, focused = self._field(), self.window.focusWidget()
        if field is not None:
            return _has_selection(field)
        return isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid()

    def can_paste(self) -> bool:
        """Tell whether what is on the clipboard can be put into the field."""
        field = self._field()
        if field is None or field.isReadOnly():
            return False
        return bool(QApplication.clipboard().text()) if isinstance(field, QLineEdit) else field.canPaste()

    def can_select(self) -> bool:
        """Tell whether there is anything to select."""
        return self._field() is not None or isinstance(self.window.focusWidget(), QAbstractItemView)

    def press(self, key: Qt.Key) -> None:
        """Do what the focused field does when the key is pressed with Ctrl."""
        focused = self.window.focusWidget()
        if focused is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, key, _CONTROL))

    def _action(self, text: str, key: Qt.Key, icon: str, enabled: Callable[[], bool]) -> Action:
        name, keys = f"edit.{text.lower().replace(' ', '_')}", f"Ctrl+{chr(key.value)}"
        return Action(name, text, "Edit", lambda: self.press(key), keys, icon, enabled, by_field=True)

    def _field(self) -> _Field | None:
        focused = self.window.focusWidget()
        return focused if isinstance(focused, _Field) else None


def _has_selection(field: _Field) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()
