"""One file under two names (hard links) is one portfolio: locked once, and put right under the name it was opened by.

SQLite notes what it takes back beside the name by which a file was opened, and would not find that by another name
(https://www.sqlite.org/howtocorrupt.html, section 2.4).
"""

import os
from contextlib import suppress
from pathlib import Path

from portfolio_app import paths
from portfolio_app.whole_files import write_whole

_MADE: set[Path] = set()
"""Folders of the user's data that were not there before: they go again, and those that were there stay."""


def lock_of(path: Path) -> Path | None:
    """Return what is locked for a file whatever its name, or None where this user can keep nothing."""
    try:
        base = _base_of(path)
        if not (own := base.parent.parent).exists():
            _MADE.add(own)
        paths.own_folder(base.parent)
    except OSError:
        return None
    return base.with_suffix(".lock")


def note_name(path: Path) -> None:
    """Note by which name a file with several was opened last."""
    with suppress(OSError):
        if path.stat().st_nlink > 1:
            write_whole(_base_of(path).with_suffix(".name"), os.fsencode(path))


def other_name(path: Path) -> Path | None:
    """Return the other name by which the same file was opened last, or None."""
    with suppress(OSError, ValueError):
        if path.stat().st_nlink > 1:
            name = Path(os.fsdecode(_base_of(path).with_suffix(".name").read_bytes()))
            if name != path and name.samefile(path):
                return name
    return None


def forget(lock: Path) -> None:
    """Leave nothing behind of a file that is no longer open."""
    with suppress(OSError):
        lock.with_suffix(".name").unlink(missing_ok=True)
    own = lock.parent.parent
    with suppress(OSError):  # others are in it
        lock.parent.rmdir()
        if own in _MADE:
            own.rmdir()
            _MADE.discard(own)


def identity_of(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at a path from one that is put in its place, or None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _base_of(path: Path) -> Path:
    status = path.stat()
    return paths.user_data() / "open" / f"{status.st_dev:x}-{status.st_ino:x}"
