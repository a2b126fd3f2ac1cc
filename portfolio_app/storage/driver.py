"""Plain connections to a portfolio file and the pragmas that make them safe; loads nothing but sqlite3."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

APPLICATION_ID = 0x50454D31
"""``PEM1`` in ASCII: marks a SQLite file as a portfolio, in bytes 68 to 71."""

BUSY_SECONDS = 5.0
FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises; the latter where a damaged file's own bytes would stand in its message."""
# A file from elsewhere is not trusted: no function of its schema may do more than compute, every cell is checked
# before use, and no page is mapped into memory (https://www.sqlite.org/security.html).
_ALWAYS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
_WRITING = ("journal_mode = DELETE", "synchronous = FULL")


_STEPS = 1_000_000
_MOST_STEPS = 2_000
"""So many times the steps above a statement may take: half a minute, which no portfolio of ours needs."""


class _Work:
    """Counts what a statement takes, and ends one that goes on and on."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> bool:
        self.done += 1
        return self.done > _MOST_STEPS


class BoundedConnection(sqlite3.Connection):
    """A connection whose statements end: what a file from elsewhere holds may be made to be searched for ever."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  # the sqlite3 module's own
        super().__init__(*arguments, **named)
        self._work = _Work()
        self.set_progress_handler(self._work, _STEPS)

    def begin_statement(self) -> None:
        """Count from here."""
        self._work.done = 0


def probe(path: Path, *, read_only: bool, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open an existing file without changing anything about it, whatever it turns out to be; raises sqlite3.Error.

    ``patience`` is how many seconds to wait for another program that is using it.

    Only SQLite ever opens the file: closing a second descriptor would drop this process's locks on it
    (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    location = quote(os.fsencode(path.absolute().as_posix()))
    drive = "" if location.startswith("/") else "/"
    uri = f"file://{drive}{location}?mode={'ro' if read_only else 'rw'}"
    # isolation_level=None: the sqlite3 module begins no transaction by itself; engine_for does.
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=patience, factory=BoundedConnection
    )
    return _with_pragmas(connection, _ALWAYS)


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open a file that is known to be a portfolio; raises sqlite3.Error."""
    pragmas = (f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",)
    return _with_pragmas(probe(path, read_only=read_only), pragmas if read_only else _WRITING + pragmas)


def permitted(path: Path, mode: int) -> bool:
    """Tell whether this user may read (``os.R_OK``) or write (``os.W_OK``) a file or a folder."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _with_pragmas(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
    except FAILURES:
        connection.close()
        raise
    return connection
