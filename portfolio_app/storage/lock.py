"""The lock that keeps a second window from writing to the same portfolio."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from portfolio_app.domain.errors import FileError
from portfolio_app.storage import same_file
from portfolio_app.translation import tr

# Long enough for a window that is just closing to be gone.
_PATIENCE_SECONDS = 0.2


class PortfolioLock:
    """A held lock on a portfolio: the system lets go of it when the process ends, however it ends.

    There are two: a file beside the portfolio, which every user of the folder meets, and one for the file itself,
    whatever it is called: two names of one file (hard links) are one portfolio.
    """

    def __init__(self, path: Path) -> None:
        self._held: list[FileLock] = []
        self._own = same_file.lock_of(path)
        try:
            self._hold(lock_path(path))
            if self._own is not None:
                self._hold(self._own)
                same_file.note_name(path)
        except Timeout:
            self.release()
            message = tr("{path} is open in another window; close it there, or open it for reading only.", path=path)
            raise FileError(message) from None
        except OSError as error:
            self.release()
            reason = tr("The folder of {path} cannot be written to", path=path)
            raise FileError(
                tr("{reason}; copy the portfolio to a folder of your own and open the copy.", reason=reason)
            ) from error

    def release(self) -> None:
        """Let go, and remove the lock files."""
        held_own = len(self._held) > 1
        while self._held:
            lock = self._held.pop()
            if sys.platform != "win32":
                # While it is held: afterwards the file may be somebody else's lock. On Windows filelock removes it.
                with suppress(OSError):
                    os.unlink(lock.lock_file)  # noqa: PTH108  # filelock gives a string
            lock.release()
        if self._own is not None and held_own:
            same_file.forget(self._own)

    def _hold(self, path: Path) -> None:
        lock = FileLock(path, thread_local=False, poll_interval=0.02)
        # filelock tries again when a closing window removed the file between its opening and its locking.
        lock.acquire(timeout=_PATIENCE_SECONDS)
        self._held.append(lock)


def lock_path(path: Path) -> Path:
    """Return the hidden file beside the portfolio that is locked."""
    return path.with_name(f".{path.name}.lock")
