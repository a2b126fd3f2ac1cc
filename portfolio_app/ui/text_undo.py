"""Undo and redo in whatever text field has the focus."""

from PySide6.QtWidgets import QMainWindow


def in_text(window: QMainWindow, what: str) -> bool:
    """Undo or redo in the focused text field; tell whether there was anything to."""
    focused = window.focusWidget()
    document = getattr(focused, "document", None)
    if document is not None:
        available = document().isUndoAvailable() if what == "undo" else document().isRedoAvailable()
    else:
        available = bool(getattr(focused, f"is{what.capitalize()}Available", lambda: False)())
    if available:
        getattr(focused, what)()
    return available
