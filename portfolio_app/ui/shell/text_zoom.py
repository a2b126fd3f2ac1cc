"""Ctrl and the mouse wheel change the text size, but over pages that the wheel makes larger by themselves."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from portfolio_app.ui.theme import Theme

_NOTCH = 120


class TextZoom(QObject):
    """Listens where the system hands the window its events: below, each view would scroll or zoom on its own."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._turned = 0

    def listen(self) -> None:
        """Begin; the window must have been made by the system."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel with Ctrl away from what is below it."""
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if self._zooms(event):
            return False
        # A finger on a pad sends many small turns.
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            self._theme.step(1 if steps > 0 else -1)
        return True

    def _zooms(self, event: QWheelEvent) -> bool:
        below = self._window.childAt(event.position().toPoint())
        while below is not None and not getattr(below, "zooms_by_wheel", False):
            below = below.parentWidget()
        return below is not None
