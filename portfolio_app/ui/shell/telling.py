"""What the window says: notices at its foot, and faults of the program."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.errors import Hook
from portfolio_app.ui.page import Notice
from portfolio_app.ui.shell.handed_over import HandedOver
from portfolio_app.ui.shell.notice_bar import NoticeBar
from portfolio_app.ui.shell.undoing import Undoing

if TYPE_CHECKING:
    from portfolio_app.ui.shell.fault_dialog import FaultDialog
    from portfolio_app.workspace import Workspace


class Telling(QObject):
    """Says one thing at a time, and nothing over a view that was handed to somebody else; hears of every fault."""

    def __init__(
        self,
        notice_bar: NoticeBar,
        undoing: Undoing,
        cover: HandedOver,
        flush: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._notice_bar = notice_bar
        self._undoing = undoing
        self._cover = cover
        self._flush = flush
        self._fault: FaultDialog | None = None
        undoing.said.connect(self.say)
        self.hook = Hook(self.say, self.tell_fault)
        self.hook.install()

    def say(self, text: str, *, undo: bool = False, own: Callable[[], object] | None = None) -> None:
        """Show a sentence; ``own`` is what its *Undo* does instead of undoing what was done last."""
        if not self._cover.is_up:
            self._undoing.note_said(own)
            self._notice_bar.show_notice(text, undo=undo)

    def save_now(self, flush: Callable[[], bool], *, read_only: bool) -> None:
        """Save what waits to be saved, and say so; why something cannot be saved is said where it stands."""
        if read_only:
            self.say(tr("This portfolio can only be read just now, so there is nothing to save."))
        elif flush():
            self.say(tr("Saved at {time}. Everything is saved by itself.", time=f"{datetime.now().astimezone():%H:%M}"))
        elif not self._notice_bar.isVisible():
            self.say(tr("This cannot be saved yet. Your words stay here, and it is tried again every few seconds."))

    def say_taken_in(self, text: str, take_out: Callable[[], object]) -> None:
        """Say what was taken in; its *Undo* takes it out again."""
        self.say(text, undo=True, own=take_out)

    def show_notice(self, notice: Notice) -> None:
        """Show what a page says, with the next step that it offers."""
        self.say(notice.text, undo=notice.undo)
        if notice.run is not None and not self._cover.is_up:
            self._notice_bar.offer(notice.offer, notice.run)

    def say_what_to_know(self, workspace: "Workspace") -> None:
        """Say what there is to know of a portfolio that was entered just now."""
        from portfolio_app.ui import unsaved

        for warning in workspace.warnings:
            self.say(warning)
        if waiting := unsaved.waiting(workspace.path):
            where = tr("Accounts") if waiting[0].is_account else tr("Evidence")
            self.say(
                tr(
                    "Words that could not be saved before are waiting for you. They are on the {where} page.",
                    where=where,
                )
            )

    def tell_fault(self, details: str) -> None:
        """Say that something went wrong in the program, with details to copy; the words are saved first."""
        from portfolio_app.ui.shell.fault_dialog import FaultDialog

        if self._fault is not None:
            self._fault.add(details)
            return
        self._fault = FaultDialog(details, self._window)
        self._fault.destroyed.connect(self._on_fault_closed)
        self._fault.open()
        with suppress(Exception):
            self._flush()

    def _on_fault_closed(self) -> None:
        self._fault = None
