"""The passphrase of a portfolio in the window: asked for at opening, set, changed and taken away."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from portfolio_app.domain.errors import LockedError, WrongPassphraseError
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.shell.door import Door
from portfolio_app.ui.shell.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from portfolio_app.services.locking import Relocked
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.shell.lock_dialog import Wanted

_TRIES = 3


class Locking(QObject):
    """Asks over a window, and has the door open what is locked."""

    said = Signal(str)

    def __init__(self, window: QWidget, door: Door, flush: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._door = door
        self._flush = flush
        self._tries = 0
        self.dialog: QDialog | None = None
        door.relocked.connect(self._on_relocked)

    def ask(self, error: LockedError) -> bool:
        """Ask for a passphrase where a portfolio did not open without, or with another; three times at most."""
        wrong = isinstance(error, WrongPassphraseError)
        self._tries = self._tries + 1 if wrong else 0
        if self._tries >= _TRIES:
            self._tries = 0
            return False
        dialog = PassphraseDialog(error.path, tr("Locked portfolio"), wrong=wrong, parent=self._window)
        dialog.accepted.connect(lambda: self._door.open_soon(error.path, dialog.value))
        self._show(dialog)
        return True

    def lock(self) -> None:
        """Ask for a passphrase, or for another one, and lock the open portfolio with it."""
        session = self._door.session
        if session is None or not self._may_relock(session):
            return
        from portfolio_app.services.witnesses.easy_words import suggest_pin
        from portfolio_app.ui.shell.lock_dialog import LockDialog

        workspace = session.workspace
        fits = workspace.locking.fits if workspace.locked else None
        dialog = LockDialog(len(workspace.earlier.all()), suggest_pin, fits, self._window)
        dialog.accepted.connect(lambda: self._relock(workspace.path, dialog.value))
        self._show(dialog)

    def take_away(self) -> None:
        """Ask for the passphrase and take the lock away."""
        session = self._door.session
        if session is None or not self._may_relock(session):
            return
        from portfolio_app.ui.shell.lock_dialog import UnlockDialog

        workspace = session.workspace
        dialog = UnlockDialog(workspace.locking.fits, self._window)
        dialog.accepted.connect(lambda: self._relock(workspace.path, dialog.value))
        self._show(dialog)

    def _may_relock(self, session: "Session") -> bool:
        """Save what waits; words outside the portfolio, which would not get its new passphrase, are put in first."""
        from portfolio_app.ui import unsaved

        if unsaved.waiting(session.workspace.path):
            self.said.emit(
                tr("Words that could not be saved before are waiting: put them in or throw them away first.")
            )
            return False
        return self._flush()

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _relock(self, path: Path, wanted: "Wanted") -> None:
        self._door.relock_soon(path, wanted.present, wanted.new, remove_copies=wanted.remove_copies)

    def _on_relocked(self, done: "Relocked", locked: bool) -> None:
        words = [tr("The portfolio is locked.") if locked else tr("The lock is taken away.")]
        if done.left:
            left = plural(len(done.left), "earlier copy", "earlier copies")
            words.append(
                tr(
                    "{left} could not be changed and stayed as before; they are in {folder}.",
                    left=left[:1].upper() + left[1:],
                    folder=done.left[0].parent,
                )
            )
        elif locked and done.changed:
            words.append(tr("So are its earlier copies."))
        self.said.emit(" ".join(words))
