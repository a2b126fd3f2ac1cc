"""Files that are written whole or not at all, whatever happens meanwhile."""

import os
import shutil
import uuid
from contextlib import suppress
from pathlib import Path

_NAMELESS = getattr(os, "O_TMPFILE", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NewContent:
    """A file's new content, beside it and on the disk, but not yet under its name.

    Where the system knows files without a name (Linux), a process killed meanwhile leaves nothing behind.
    """

    def __init__(self, source: Path, target: Path) -> None:
        """Copy the source's content; raises OSError, and then leaves nothing."""
        self._target = target
        self._part = target.with_name(f".{uuid.uuid4().hex[:12]}.part")
        self._descriptor = self._open()
        try:
            with source.open("rb") as reading, os.fdopen(os.dup(self._descriptor), "wb") as writing:
                shutil.copyfileobj(reading, writing)
                writing.flush()
                os.fsync(self._descriptor)
        except BaseException:
            self.discard()
            raise

    def put(self) -> None:
        """Give the content its name, in place of a former file; raises OSError."""
        if self._nameless:
            self._name()
        # Windows renames closed files only.
        self._close()
        self._part.replace(self._target)

    def discard(self) -> None:
        """Forget content that was not put; harmless afterwards."""
        self._close()
        if not self._nameless:
            with suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _open(self) -> int:
        self._nameless = False
        if _NAMELESS and Path("/proc/self/fd").is_dir():
            with suppress(OSError):  # not every file system has them
                descriptor = os.open(self._target.parent, _NAMELESS | os.O_WRONLY, 0o666)
                self._nameless = True
                return descriptor
        return os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)

    def _name(self) -> None:
        # Only with a folder's descriptor does Python ask for the link to be followed (open(2), O_TMPFILE).
        folder = os.open("/proc/self/fd", os.O_RDONLY)
        try:
            os.link(str(self._descriptor), self._part, src_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)
        self._nameless = False

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
