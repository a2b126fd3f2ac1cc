"""Keeps the foot of the side bar true: when the portfolio was saved last, and whether something waits."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from portfolio_app.ui.shell.side_bar import SideBar
from portfolio_app.ui.widgets.autosave import Autosave, SaveState

if TYPE_CHECKING:
    from portfolio_app.ui.page import Page
    from portfolio_app.ui.session import Session


class SavedSign(QObject):
    """Hears of everything that is done to the portfolio that is open, and of every field that saves by itself."""

    def __init__(self, side_bar: SideBar) -> None:
        super().__init__(side_bar)
        self._side_bar = side_bar
        self._at = ""
        self._savers: list[Autosave] = []

    def begin(self, session: "Session") -> None:
        """Show when a portfolio that was just opened had been saved last."""
        self._savers.clear()
        self._at = "" if session.read_only else _saved_at(session.workspace.path)
        if not session.read_only:
            session.changed.connect(self._on_saved)
        self._show()

    def end(self) -> None:
        """Forget the portfolio that was open, with its pages."""
        for saver in self._savers:
            saver.state_changed.disconnect(self._show)
        self._savers.clear()

    def watch(self, page: "Page") -> None:
        """Hear of what saves by itself on a page."""
        for saver in page.findChildren(Autosave):
            self._savers.append(saver)
            saver.state_changed.connect(self._show)
        self._show()

    def _on_saved(self) -> None:
        self._at = _now()
        self._show()

    def _show(self) -> None:
        states = {saver.state for saver in self._savers}
        worst = next((each for each in (SaveState.FAILED, SaveState.SAVING) if each in states), SaveState.SAVED)
        self._side_bar.show_saved(worst, self._at)


def _saved_at(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone().isoformat()
    except OSError:
        return ""


def _now() -> str:
    return datetime.now().astimezone().isoformat()
