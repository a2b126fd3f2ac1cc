"""How large the window is and where it stands: remembered between two starts, or all of the screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from portfolio_app.ui.settings import Settings

_NAME = "main"
_UNLIMITED = 16_777_215
_TITLE_BAR = 40


class WindowShape:
    """Keeps the shape of one window."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        self._window, self._settings = window, settings

    def restore(self) -> None:
        """Give the window the shape that it had, or one that fits the screen."""
        geometry = self._settings.geometry(_NAME)
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            room = self._window.screen().availableGeometry()
            self._window.resize(min(1280, room.width()), min(800, room.height() - _TITLE_BAR))

    def remember(self) -> None:
        """Remember the shape that it has."""
        self._settings.remember_geometry(_NAME, self._window.saveGeometry())

    def toggle_full_screen(self) -> bool:
        """Fill the screen with what is in the window, or bring its rims back; return whether it is filled."""
        full = not self._window.isFullScreen()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        # The menu bar's shortcuts go with it when it is hidden, so it is made flat instead.
        self._window.menuBar().setMaximumHeight(0 if full else _UNLIMITED)
        return full
