"""The portfolio that the window is on: entering it, and leaving it with every word kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr
from portfolio_app.ui.page import Tools
from portfolio_app.ui.shell.open_pages import OpenPages
from portfolio_app.ui.shell.opener import Opener
from portfolio_app.ui.shell.portfolio_files import example_folder

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.framework import Framework
    from portfolio_app.ui.session import Session


class Door(QObject):
    """Lets one portfolio in at a time; the one before is left first, and stays where that would lose words."""

    opening = Signal(object)  # Path, while the window answers
    looked = Signal(object)  # what the overview of what is being opened shows
    read = Signal()  # what was being opened can be shown now
    entered = Signal(object, str)  # the session, and why it can only be read, else ""
    left = Signal()
    failed = Signal(object)  # the error
    relocked = Signal(object, bool)  # what became of the copies, and whether it is locked now
    said = Signal(str)

    def __init__(self, tools: Tools, pages: OpenPages, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._pages = pages
        self.session: Session | None = None
        self._warned = False
        self._relocking: bool | None = None
        """Whether what is being opened is locked meanwhile, or has its lock taken away."""
        self._opener = Opener(tools.runner, parent)
        self._opener.looked.connect(self.looked)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a portfolio is being opened."""
        return self._opener.busy

    def is_on(self, path: Path) -> bool:
        """Tell whether the portfolio in this file is the one that is open."""
        return self.session is not None and self.session.workspace.path == path.resolve()

    def open_now(self, path: Path) -> None:
        """Enter a portfolio before this returns; what cannot be opened is told by ``failed``."""
        if self.is_on(path):
            return
        try:
            session, reason = self._opener.open_now(path)
        except PortfolioError as error:
            self.failed.emit(error)
            return
        self._enter(session, reason)

    def open_soon(self, path: Path, passphrase: str = "") -> None:
        """Enter a portfolio when it has been read, while the window answers."""
        if not self.is_on(path) and not self._opener.busy:
            self.opening.emit(path)
            self._opener.open_soon(path, passphrase, look=self.session is None and not passphrase)

    def relock_soon(self, path: Path, present: str, new: str, *, remove_copies: bool) -> None:
        """Leave the portfolio, have it written anew with another passphrase or none, and enter it again."""
        if not self._opener.busy and self.leave():
            self.opening.emit(path)
            self._relocking = bool(new)
            self._opener.relock_soon(path, present, new, remove_copies=remove_copies)

    def make_soon(self, path: Path, learner: str, frameworks: "tuple[Framework, ...]" = (), **details: str) -> None:
        """Make a portfolio and enter it, while the window answers."""
        if not self._opener.busy:
            self.opening.emit(path)
            self._opener.make_soon(path, learner, frameworks, **details)

    def copy_soon(self, copy: Path, present: Path) -> None:
        """Enter an earlier copy of a portfolio, to look at it, while the window answers."""
        if not self._opener.busy:
            self.opening.emit(copy)
            self._opener.copy_soon(copy, present)

    def example_soon(self) -> None:
        """Make the example in the user's documents, if it is not there yet, and enter it."""
        if not self._opener.busy:
            self.opening.emit(example_folder() / "Example learner.portfolio")
            self._opener.example_soon(example_folder())

    def open_again(self) -> str | None:
        """Open the file once more, now perhaps for writing; return why not, else "", and None where it cannot be."""
        if self.session is None:
            return None
        try:
            session, reason = self._opener.open_now(self.session.workspace.path)
        except PortfolioError as error:
            self.said.emit(error.message)
            return None
        self._enter(session, reason)
        return reason

    def leave(self) -> bool:
        """Let go of the portfolio; what cannot be saved is kept in the window the first time, then put aside."""
        if self.session is None:
            return True
        # Work that is under way reads the portfolio: it ends before the file is let go of.
        self._tools.runner.close()
        if not self._pages.flush() and not self._put_aside(self.session):
            return False
        self._warned = False
        self._pages.drop()
        self.session.close()
        self.session.deleteLater()
        self.session = None
        self.left.emit()
        return True

    def stop(self) -> None:
        """Open nothing more."""
        self._opener.close()

    def _enter(self, session: "Session", reason: str) -> None:
        if not self.leave():
            session.close()
            return
        self.session = session
        if session.workspace.copy_of is None:
            self._tools.settings.add_recent(session.workspace.path)
        self.entered.emit(session, reason)

    def _put_aside(self, session: "Session") -> bool:
        """Say that words are not saved; when the user leaves all the same, write them to a file of their own."""
        from portfolio_app.ui import unsaved

        if not self._warned:
            self._warned = True
            self.said.emit(
                tr(
                    "Your last words could not be saved, so the portfolio stays open. Make room or put the file back. "
                    "Close again to leave: the words are then put into a text file in {folder}.",
                    folder=unsaved.folder(),
                )
            )
            return False
        try:
            self._pages.put_aside(session)
        except OSError as error:
            self.said.emit(
                tr(
                    "Your last words could not be put aside either ({strerror}). Copy them before you close.",
                    strerror=error.strerror,
                )
            )
            return False
        return True

    def _on_opened(self, session: "Session", reason: str) -> None:
        self.read.emit()
        self._enter(session, reason)
        self._opener.load_pages()
        self._pages.prepare(session)
        if self._relocking is not None and self._opener.done is not None:
            self.relocked.emit(self._opener.done, self._relocking)
        self._relocking = None

    def _on_failed(self, error: Exception) -> None:
        self._relocking = None
        self.failed.emit(error)
