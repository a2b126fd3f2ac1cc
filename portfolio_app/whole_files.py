"""Files that are written whole or not at all, whatever happens meanwhile: the one way in which the program writes them.

A new file is for its owner alone, since all that the program writes is about people; one that is there keeps its mode.
What a killed process leaves where the system knows no nameless files ends in PART and is swept away at a later start.
"""

import os
import re
import shutil
import stat
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PART = ".part"
_NAMELESS = getattr(os, "O_TMPFILE", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_OURS = re.compile(r"\.[0-9a-f]{12}\.part")
_STALE_SECONDS = 3600
"""A file in the making that nobody has written to for so long belongs to a process that is gone."""
_MODE = 0o600
_AT_ONCE = 1024 * 1024


class NewContent:
    """A file's new content, beside it and on the disk, but not yet under its name.

    Where the system knows files without a name (Linux), a process killed meanwhile leaves nothing behind.
    """

    def __init__(self, source: Path | None, target: Path) -> None:
        """Copy the source's content, or leave it to ``write``; raises OSError, and then leaves nothing.

        A new file is for its owner alone; one that is there already keeps the mode that it has.
        """
        self._target = target
        self._part = _part_of(target)
        self._descriptor = self._open()
        try:
            self._keep_mode()
            if source is not None:
                with source.open("rb") as reading:
                    self.write(lambda writing: shutil.copyfileobj(reading, writing))
        except BaseException:
            self.discard()
            raise

    def write(self, write: Callable[[BinaryIO], object]) -> None:
        """Let the content be written to a stream, and have it on the disk; raises what that raises."""
        with os.fdopen(os.dup(self._descriptor), "wb") as writing:
            write(writing)
            writing.flush()
            os.fsync(self._descriptor)

    def put(self, *, over: bool = True) -> None:
        """Give the content its name, in place of a former file unless ``over`` is off; raises OSError.

        A new file is never there empty: its name and its content come at once.
        """
        if not over:
            self._put_new()
            return
        if self._nameless:
            self._name(self._part)
        # Windows renames closed files only.
        self._close()
        self._part.replace(self._target)

    def discard(self) -> None:
        """Forget content that was not put; harmless afterwards."""
        self._close()
        if not self._nameless:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _put_new(self) -> None:
        """Give the content a name that nothing has yet; raises FileExistsError where something has it."""
        if self._nameless:
            self._name(self._target)
            self._close()
            return
        self._close()
        if os.name == "nt":
            self._part.rename(self._target)  # there it never replaces anything
            return
        try:
            os.link(self._part, self._target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links, such as exFAT
            _claim_and_rename(self._part, self._target)
        else:
            self._part.unlink(missing_ok=True)

    def _open(self) -> int:
        self._nameless = False
        if _NAMELESS and Path("/proc/self/fd").is_dir():
            with suppress(OSError):  # not every file system has them
                descriptor = os.open(self._target.parent, _NAMELESS | os.O_WRONLY, _MODE)
                self._nameless = True
                return descriptor
        return os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _MODE)

    def _keep_mode(self) -> None:
        # The owner may be another than us, and some file systems have no modes.
        if os.name == "posix":
            with suppress(OSError):
                os.fchmod(self._descriptor, stat.S_IMODE(self._target.stat().st_mode))

    def _name(self, name: Path) -> None:
        # Only with a folder's descriptor does Python ask for the link to be followed (open(2), O_TMPFILE).
        folder = os.open("/proc/self/fd", os.O_RDONLY)
        try:
            os.link(str(self._descriptor), name, src_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)
        self._nameless = False

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def write_whole(target: Path, content: bytes, *, over: bool = True) -> None:
    """Write a file's bytes, all of them or none; raises OSError, FileExistsError where it is there and ``over`` off."""
    made = NewContent(None, target)
    try:
        made.write(lambda stream: stream.write(content))
        made.put(over=over)
    finally:
        made.discard()


def copy_whole(source: Path, target: Path, *, over: bool = True) -> None:
    """Write a file as another one is, all of it or nothing; raises OSError as ``write_whole`` does."""
    made = NewContent(source, target)
    try:
        made.put(over=over)
    finally:
        made.discard()


@contextmanager
def made_beside(target: Path) -> Generator[Path, None, None]:
    """Yield a path for a library that writes files by name; what is there in the end takes the target's place.

    Where the block fails, the target is as it was. Raises OSError.
    """
    part = _part_of(target)
    try:
        # Made before the library does, so that it is for its owner alone from the first byte.
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _MODE))
        yield part
        _to_disk(part)
        if os.name == "posix":
            with suppress(OSError):
                part.chmod(stat.S_IMODE(target.stat().st_mode))
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def overwritten(path: Path) -> Generator[None, None, None]:
    """Overwrite what a file held before the block, where the block put another file in its place; raises OSError.

    A disk that writes elsewhere what is written again (most memory sticks and solid-state disks) may keep it all the
    same. Where the system renames no file that is open (Windows), it is found again by a second name.
    """
    part = _part_of(path)
    former = path.stat()
    try:
        if os.name == "nt":
            with suppress(OSError):  # a file system without second names
                os.link(path, part)
            opened = None
        else:
            opened = os.open(path, os.O_RDWR)
        try:
            yield
            if not os.path.samestat(path.stat(), former):
                if opened is None and part.exists():
                    opened = os.open(part, os.O_RDWR | _BINARY)
                if opened is not None:
                    _overwrite(opened, former.st_size)
        finally:
            if opened is not None:
                os.close(opened)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def overwrite_and_remove(path: Path) -> None:
    """Overwrite a file's bytes as far as the disk does that, and remove it; raises OSError."""
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        _overwrite(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)
    path.unlink()


def sweep(folder: Path) -> int:
    """Remove what killed processes left in the making in a folder, and return how many files that were."""
    swept = 0
    with suppress(OSError):
        for found in folder.iterdir():
            if _OURS.fullmatch(found.name):
                with suppress(OSError):
                    if time.time() - found.lstat().st_mtime > _STALE_SECONDS:
                        found.unlink()
                        swept += 1
    return swept


def _overwrite(descriptor: int, size: int) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    nothing = bytes(_AT_ONCE)
    while size > 0:
        size -= os.write(descriptor, nothing[:size] if size < _AT_ONCE else nothing)
    os.fsync(descriptor)


def _part_of(target: Path) -> Path:
    return target.with_name(f".{uuid.uuid4().hex[:12]}{PART}")


def _claim_and_rename(part: Path, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _MODE))
    try:
        part.replace(target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
