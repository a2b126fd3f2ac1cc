"""How long a recording plays, where its file says so; nothing of it is decoded."""

import io
from pathlib import Path

_MOST = 1 << 20
"""Bytes read at once: the parts that tell a length are small, whatever a hostile file says of their size."""
_LONGEST = 7 * 24 * 3600
"""Seconds: a length beyond a week is how some files say that they do not know it."""


def seconds_of(path: Path) -> float | None:
    """Return how many seconds a recording plays, or None where its file does not say; raises OSError."""
    from tinytag import TinyTag, TinyTagException

    with _Careful(io.FileIO(path)) as stream:
        try:
            seconds = TinyTag.get(path, file_obj=stream, tags=False).duration
        except TinyTagException:
            return None  # cut off, or not what it says it is
    return seconds if seconds is not None and 0 < seconds < _LONGEST else None


class _Careful(io.BufferedReader):
    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or not 0 <= size <= _MOST:
            raise ValueError(size)
        return super().read(size)
