"""Folders for a while: gone when they are closed, and after a kill swept away when a portfolio is next opened.

Each is locked by the process that uses it. The system lets go of the lock when that process ends, however it ends, so a
folder that another window uses is never taken for one that was left behind.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import FileError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from filelock import FileLock

PREFIX = "portfolio-app-"
_OURS = re.compile(re.escape(PREFIX) + "[a-z0-9_]{8}")
_LOCK = "in-use.lock"
_CONTENT = "files"
_NEW_SECONDS = 60
"""A folder this young may be waiting for its lock."""
_UNLOCKED_SECONDS = 24 * 3600
"""A folder without a lock, as former versions of the program made them, is left behind once it is so old."""


class TemporaryFolder:
    """An empty folder for this process alone; raises FileError when none can be made."""

    def __init__(self) -> None:
        try:
            outer = Path(tempfile.mkdtemp(prefix=PREFIX))
            try:
                lock = _locked(outer)
                self.path = outer / _CONTENT
                self.path.mkdir(mode=0o700)
            except BaseException:
                _removed(outer)
                raise
        except OSError as error:
            raise FileError(
                tr(
                    "No temporary folder could be made ({reason}); free some space and try again.",
                    reason=error.strerror or error,
                )
            ) from error
        self._end = weakref.finalize(self, _ended, outer, lock)
        """What nobody closes goes with this object, or when the program ends."""

    def close(self) -> None:
        """Remove it with all that is in it; once more does no harm."""
        self._end()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def sweep_temporary_folders() -> int:
    """Remove the folders of processes that are gone, and return how many that were; what others use stays."""
    swept = 0
    with suppress(OSError):
        for found in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with suppress(OSError):
                swept += _is_ours(found) and _swept(found)
    return swept


def _is_ours(found: Path) -> bool:
    """Tell whether it is a folder, not a link to one, and of this user: anyone may make such a name."""
    status = found.lstat()
    own = sys.platform == "win32" or status.st_uid == os.getuid()
    return own and stat.S_ISDIR(status.st_mode) and _OURS.fullmatch(found.name) is not None


def _swept(folder: Path) -> bool:
    age = time.time() - folder.stat().st_mtime
    if not (folder / _LOCK).is_file():
        return age > _UNLOCKED_SECONDS and _removed(folder)
    if age < _NEW_SECONDS:
        return False
    from filelock import Timeout

    try:
        lock = _locked(folder)
    except Timeout:
        return False
    return _ended(folder, lock)


def _locked(folder: Path) -> "FileLock":
    from filelock import FileLock  # a start that makes no folder needs none

    lock = FileLock(folder / _LOCK, thread_local=False)
    lock.acquire(timeout=0)
    return lock


def _ended(folder: Path, lock: "FileLock") -> bool:
    if sys.platform == "win32":
        lock.release()  # there a file that is open cannot be removed
    try:
        return _removed(folder)
    finally:
        lock.release()


def _removed(folder: Path) -> bool:
    if (
        sys.platform == "win32"
    ):  # there a read-only file cannot be removed, and the copies that are looked at are read-only
        for path in folder.rglob("*"):
            with suppress(OSError):
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
