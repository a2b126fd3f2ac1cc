"""Connections to a portfolio file, locked or not, and the pragmas that make them safe; loads little but sqlite3."""

import os
import sqlite3
from pathlib import Path
from typing import cast

from portfolio_app.storage.bounded import Bounded
from portfolio_app.storage.locked import connection_to, failures_of_cipher, key_of, location_of

APPLICATION_ID = 0x50454D31
"""``PEM1`` in ASCII: marks a SQLite file as a portfolio, in bytes 68 to 71."""

BUSY_SECONDS = 5.0
# A file from elsewhere is not trusted: no function of its schema may do more than compute, every cell is checked
# before use, and no page is mapped into memory (https://www.sqlite.org/security.html).
_ALWAYS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
# What is deleted is overwritten: it would stay readable on free pages (https://www.sqlite.org/pragma.html).
_WRITING = ("journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON")


def failures() -> tuple[type[Exception], ...]:
    """Return what the modules raise; the second where a damaged file's own bytes would stand in the message.

    SQLCipher has errors of its own, which are there once it was loaded: so ask where the error is caught.
    """
    return (sqlite3.Error, UnicodeDecodeError, *failures_of_cipher())


class BoundedConnection(Bounded, sqlite3.Connection):
    """A connection to a file that is not locked."""


def probe(path: Path, *, read_only: bool, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open an existing file without changing anything about it, whatever it turns out to be; raises failures().

    ``patience`` is how many seconds to wait for another program that is using it.

    Only SQLite ever opens the file: closing a second descriptor would drop this process's locks on it
    (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    mode = "ro" if read_only else "rw"
    key = key_of(path)
    if key is not None:
        # SQLCipher's connections are used as those of SQLite are.
        locked = connection_to(path, key, mode=mode, patience=patience)
        return _with_pragmas(cast("sqlite3.Connection", locked), _ALWAYS)
    # isolation_level=None: the sqlite3 module begins no transaction by itself; engine_for does.
    connection = sqlite3.connect(
        f"{location_of(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=patience,
        factory=BoundedConnection,
    )
    return _with_pragmas(connection, _ALWAYS)


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open a file that is known to be a portfolio; raises failures()."""
    pragmas = (f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",)
    return _with_pragmas(probe(path, read_only=read_only), pragmas if read_only else _WRITING + pragmas)


def blank_like(path: Path, target: Path) -> sqlite3.Connection:
    """Open an empty file that a portfolio can be copied into: with the same passphrase where that one has any."""
    key = key_of(path)
    if key is None:
        return sqlite3.connect(target)
    return cast("sqlite3.Connection", connection_to(target, key, mode="rw", patience=BUSY_SECONDS))


def permitted(path: Path, mode: int) -> bool:
    """Tell whether this user may read (``os.R_OK``) or write (``os.W_OK``) a file or a folder."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _with_pragmas(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
    except failures():
        connection.close()
        raise
    return connection
