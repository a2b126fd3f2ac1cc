"""The lock that keeps a second window from writing to the same portfolio."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from portfolio_app.domain.errors import FileError
from portfolio_app.translation import tr

# Long enough for a window that is just closing to be gone.
_PATIENCE_SECONDS = 0.2


class PortfolioLock:
    """A held lock on a portfolio: the system lets go of it when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(lock_path(path), thread_local=False, poll_interval=0.02)
        try:
            # filelock tries again when a closing window removed the file between its opening and its locking.
            self._lock.acquire(timeout=_PATIENCE_SECONDS)
        except Timeout:
            message = tr("{path} is open in another window; close it there, or open it for reading only.", path=path)
            raise FileError(message) from None
        except OSError as error:
            reason = tr("The folder of {path} cannot be written to", path=path)
            raise FileError(
                tr("{reason}; copy the portfolio to a folder of your own and open the copy.", reason=reason)
            ) from error

    def release(self) -> None:
        """Let go, and remove the lock file."""
        if not self._lock.is_locked:
            return
        if sys.platform != "win32":
            # While it is still held: afterwards the file may be somebody else's lock. On Windows filelock removes it.
            with suppress(OSError):
                os.unlink(self._lock.lock_file)  # noqa: PTH108  # filelock gives a string
        self._lock.release()


def lock_path(path: Path) -> Path:
    """Return the hidden file beside the portfolio that is locked."""
    return path.with_name(f".{path.name}.lock")
