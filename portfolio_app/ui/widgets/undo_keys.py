"""The keys for undo and redo, which the fields of an account leave to the window."""

from PySide6.QtGui import QKeyEvent, QKeySequence

_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


def is_undo(event: QKeyEvent) -> bool:
    """Tell whether the keys mean undo or redo, on whatever system."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    return QKeySequence(event.keyCombination()) in _REDO
