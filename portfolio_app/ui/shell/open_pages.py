"""The pages of the portfolio that is open."""

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from portfolio_app.ui.page import Page, Tools
from portfolio_app.ui.shell.catalogue import PAGES

if TYPE_CHECKING:
    from portfolio_app.ui.session import Session

_PREPARE_AFTER_MS = 400
_PREPARED = ("accounts", "export")


class OpenPages(QObject):
    """Makes each page when it is first wanted, saves what waits on them, and lets go of them all."""

    made = Signal(object)  # the page

    def __init__(self, stack: QStackedWidget, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._tools = tools
        self.by_name: dict[str, Page] = {}

    def page(self, name: str, session: "Session") -> Page:
        """Return a page, made now if it has not been wanted before."""
        if name not in self.by_name:
            entry = next(entry for entry in PAGES if entry.name == name)
            page = self.by_name[name] = entry.make(session, self._tools)
            self._stack.addWidget(page)
            self.made.emit(page)
        return self.by_name[name]

    def prepare(self, session: "Session") -> None:
        """Make what takes longest to make while the overview is read."""
        for turn, name in enumerate(_PREPARED, start=1):
            QTimer.singleShot(turn * _PREPARE_AFTER_MS, session, lambda name=name: self._make_early(name, session))

    def _make_early(self, name: str, session: "Session") -> None:
        # Who is on another page already is not to be disturbed there.
        if self._stack.currentWidget() is self.by_name.get(PAGES[0].name):
            self.page(name, session)

    def flush(self) -> bool:
        """Save what waits on any page; tell whether everything is saved."""
        saved = [page.flush() for page in self.by_name.values()]
        return all(saved)

    def put_aside(self, session: "Session") -> None:
        """Write the words that could not be saved to a file of their own; OSError when that cannot be done either."""
        from portfolio_app.ui import unsaved

        for words in chain.from_iterable(page.unsaved() for page in self.by_name.values()):
            unsaved.rescue(words, session.workspace.path)

    def drop(self) -> None:
        """Let go of all pages."""
        for page in self.by_name.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.by_name.clear()
