"""The keys for undo and redo, which fields that are saved as they are typed leave to the window."""

from PySide6.QtGui import QKeyEvent, QKeySequence

REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


def is_undo(event: QKeyEvent) -> bool:
    """Tell whether the keys mean undo or redo, on whatever system."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    return QKeySequence(event.keyCombination()) in REDO
