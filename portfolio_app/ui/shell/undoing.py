"""Undo and redo: in the order of time, over the whole portfolio, saying what was taken back and showing where."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr
from portfolio_app.ui.place import Place
from portfolio_app.ui.shell.notice_bar import NoticeBar
from portfolio_app.ui.shell.pack_opener import PackOpener

if TYPE_CHECKING:
    from portfolio_app.ui.history import Deed
    from portfolio_app.ui.session import Session


class Undoing(QObject):
    """Finds what is to be undone, and keeps the *Undo* of a notice true to what the notice says."""

    said = Signal(str)
    place_wanted = Signal(object)  # Place

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
        self._own: Callable[[], object] | None = None
        """What the notice's *Undo* does where that is no step of the history."""
        notice_bar.undo_wanted.connect(self._on_notice_undo_wanted)

    def watch(self, session: "Session | None") -> None:
        """Undo in this portfolio from now on."""
        self._session = session
        if session is not None:
            session.history.moved.connect(self._on_moved)

    def note_said(self, own: Callable[[], object] | None = None) -> None:
        """Know that a notice is shown now: its *Undo* means what was done last, or something of its own."""
        self._own = own
        self._said_at = self._session.history.index if self._session else 0

    def undo_words(self) -> str:
        """Say what undo would take back; what is being typed is saved first, since that is what it would be."""
        return self._words(tr("Undo"), "undo")

    def redo_words(self) -> str:
        """Say what redo would do again."""
        return self._words(tr("Redo"), "redo")

    def undo(self) -> None:
        """Undo in a field that keeps its own steps first, else the last deed in the portfolio or the assessment."""
        if (page := self._packs.shown_assessment) is not None:
            if not self._in_text("undo"):
                page.undo()
        elif self._session and not self._in_text("undo"):
            self._step(self._session.undo, tr("Undone"))

    def redo(self) -> None:
        """Redo, in the same order."""
        if (page := self._packs.shown_assessment) is not None:
            if not self._in_text("redo"):
                page.redo()
        elif self._session and not self._in_text("redo"):
            self._step(self._session.redo, tr("Done again"))

    def _words(self, what: str, step: str) -> str:
        if self._available(step) is not None:
            return tr("{what} typing", what=what)
        if self._session is None or self._packs.shown_assessment is not None or not self._flush():
            return what
        history = self._session.history
        deed = history.next_undo if step == "undo" else history.next_redo
        return f"{what} {deed.words}" if deed is not None else what

    def _step(self, step: "Callable[[], Deed | None]", what: str) -> None:
        if not self._flush():
            return
        try:
            deed = step()
        except PortfolioError as error:
            self.said.emit(error.message)
            return
        if deed is not None:
            self.place_wanted.emit(self._shown(deed.place))
            self.said.emit(f"{what}: {deed.words}.")

    def _shown(self, place: Place) -> Place:
        """Return where a deed can be seen; what was done to something that is gone shows on its page."""
        gone = self._session is not None and place.evidence and self._session.kind_of(place.evidence) is None
        return replace(place, evidence=0, claim=0) if gone else place

    def _on_notice_undo_wanted(self) -> None:
        # The notice means what was done to the portfolio, whatever field has the focus.
        if self._own is not None:
            try:
                self._own()
            except PortfolioError as error:
                self.said.emit(error.message)
        elif self._session and self._flush():
            if self._session.history.index == self._said_at:
                self._step(self._session.undo, tr("Undone"))
            else:
                self.said.emit(tr("You have written something since. Press Ctrl+Z to undo that first, then this."))

    def _on_moved(self, index: int) -> None:
        if index < self._said_at:
            self._notice_bar.retract()
        elif index > self._said_at:
            self._notice_bar.take_undo_away()

    def _in_text(self, what: str) -> bool:
        """Undo or redo in a focused field that keeps its own steps; tell whether there was anything to."""
        focused = self._available(what)
        if focused is not None:
            getattr(focused, what)()
        return focused is not None

    def _available(self, what: str) -> QWidget | None:
        """Return the focused field, if it keeps its own steps and has one to undo or redo."""
        focused = self._window.focusWidget()
        if focused is None or getattr(focused, "undone_by_window", False):
            return None
        document = getattr(focused, "document", None)
        if document is not None:
            available = document().isUndoAvailable() if what == "undo" else document().isRedoAvailable()
        else:
            available = bool(getattr(focused, f"is{what.capitalize()}Available", bool)())
        return focused if available else None
