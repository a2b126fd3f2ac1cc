"""Undo and redo, in the text, the portfolio or the assessment that the user means."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.ui.shell.notice_bar import NoticeBar
from portfolio_app.ui.shell.pack_opener import PackOpener

if TYPE_CHECKING:
    from portfolio_app.ui.session import Session


class Undoing(QObject):
    """Finds what is to be undone, and keeps the *Undo* of a notice true to what the notice says."""

    failed = Signal(str)

    def __init__(
        self, window: QMainWindow, notice_bar: NoticeBar, packs: PackOpener, flush: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notice_bar = notice_bar
        self._packs = packs
        self._flush = flush
        self._session: Session | None = None
        self._said_at = 0
        notice_bar.undo_wanted.connect(self._on_notice_undo_wanted)

    def watch(self, session: "Session | None") -> None:
        """Undo in this portfolio from now on."""
        self._session = session
        if session is not None:
            session.undo_stack.indexChanged.connect(self._on_moved)

    def note_said(self) -> None:
        """Know that a notice is shown now: its *Undo* means what was done last."""
        self._said_at = self._session.undo_stack.index() if self._session else 0

    def undo(self) -> None:
        """Undo in the focused text field first, else the last change of the portfolio or of the assessment."""
        if (page := self._packs.shown_assessment) is not None:
            if not self._in_text("undo"):
                page.undo()
            return
        if self._session is None:
            return
        # What was done last comes first: a claim made after the words in the focused field were written.
        written = getattr(self._window.focusWidget(), "written_at", float("inf"))
        if (self._session.last_done_at > written or not self._in_text("undo")) and self._flush():
            self._undo_change()

    def redo(self) -> None:
        """Redo, in the same order."""
        if (page := self._packs.shown_assessment) is not None:
            if not self._in_text("redo"):
                page.redo()
            return
        if self._session and not self._in_text("redo") and self._flush():
            try:
                self._session.redo()
            except PortfolioError as error:
                self.failed.emit(error.message)

    def _undo_change(self) -> None:
        try:
            if self._session:
                self._session.undo()
        except PortfolioError as error:
            self.failed.emit(error.message)

    def _on_notice_undo_wanted(self) -> None:
        # The notice means what was done to the portfolio, whatever text has the focus.
        if self._session and self._flush():
            self._undo_change()

    def _on_moved(self, index: int) -> None:
        if index < self._said_at:
            self._notice_bar.retract()
        elif index > self._said_at:
            self._notice_bar.take_undo_away()

    def _in_text(self, what: str) -> bool:
        """Undo or redo in the focused text field; tell whether there was anything to."""
        focused = self._window.focusWidget()
        document = getattr(focused, "document", None)
        if document is not None:
            available = document().isUndoAvailable() if what == "undo" else document().isRedoAvailable()
        else:
            available = bool(getattr(focused, f"is{what.capitalize()}Available", lambda: False)())
        if available:
            getattr(focused, what)()
        return available
