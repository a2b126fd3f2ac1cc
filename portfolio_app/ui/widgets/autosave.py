"""Saving by itself: shortly after the last change, when the writing pauses, and again while it fails."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from portfolio_app.translation import mark
from portfolio_app.ui.errors import message_of

_IDLE_MS = 1000
_LONGEST_MS = 1500
_AGAIN_MS = 4000


class SaveState(StrEnum):
    """Whether what shows is in the file."""

    SAVED = mark("Saved")
    SAVING = mark("Saving…")
    FAILED = mark("Not saved")


class Autosave(QObject):
    """Calls ``save`` when it is time; nothing is lost when that fails, it is tried again."""

    state_changed = Signal(object)
    failed = Signal(str)
    """The first of several failures, as a sentence."""
    recovered = Signal()
    """What could not be saved now is."""

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self.state = SaveState.SAVED
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        """Whether something waits to be saved."""
        return self._timer.isActive() or self.state is not SaveState.SAVED

    def changed(self) -> None:
        """Save soon."""
        if self.state is SaveState.SAVED:
            self._become(SaveState.SAVING)
        # Steady typing never pauses: it is saved all the same, a few seconds after its first unsaved letter.
        if not self._patience.isActive():
            self._patience.start(_LONGEST_MS)
        self._timer.start(_IDLE_MS)

    def soon(self) -> None:
        """Save as soon as the present event has been dealt with."""
        if self.state is SaveState.SAVED:
            self._become(SaveState.SAVING)
        self._timer.start(0)

    def flush(self) -> bool:
        """Save now what waits to be saved; tell whether everything is saved."""
        if not self.pending:
            return True
        self._timer.stop()
        self._patience.stop()
        try:
            self._save()
        except Exception as error:  # noqa: BLE001  # whatever it is, the words are not saved and must not be forgotten
            first = self.state is not SaveState.FAILED
            self._become(SaveState.FAILED)
            self._timer.start(_AGAIN_MS)
            if first:
                self.failed.emit(message_of(error))
            return False
        failed = self.state is SaveState.FAILED
        self._become(SaveState.SAVED)
        if failed:
            self.recovered.emit()
        return True

    def stop(self) -> None:
        """Forget what waits."""
        self._timer.stop()
        self._patience.stop()
        self._become(SaveState.SAVED)

    def _become(self, state: SaveState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
