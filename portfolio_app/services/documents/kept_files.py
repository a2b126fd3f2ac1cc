"""Files made aside while documents are written: those asked for last stay, and all are gone with their keeper."""

from collections.abc import Callable
from pathlib import Path

from portfolio_app.temporary_folders import TemporaryFolder

_MOST_BYTES = 256 * 1024 * 1024
"""What all files may have together; the last one stays, whatever its size."""


class KeptFiles:
    """A temporary folder with files by name, made when they are first asked for, and again when they had to go."""

    def __init__(self) -> None:
        self._folder: TemporaryFolder | None = None
        self._sizes: dict[str, int] = {}

    def path(self, name: str, write: Callable[[Path], None]) -> Path:
        """Return where the file is; ``write`` makes it where it is not there."""
        folder = self._opened()
        path = folder / name
        if name in self._sizes:
            self._sizes[name] = self._sizes.pop(name)  # now the one asked for last
            return path
        write(path)
        self._sizes[name] = path.stat().st_size
        while len(self._sizes) > 1 and sum(self._sizes.values()) > _MOST_BYTES:
            oldest = next(iter(self._sizes))
            del self._sizes[oldest]
            (folder / oldest).unlink(missing_ok=True)
        return path

    def _opened(self) -> Path:
        if self._folder is None:
            self._folder = TemporaryFolder()
        return self._folder.path
