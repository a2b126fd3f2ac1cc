"""Connections to a portfolio file: pragmas, and transactions that begin when we say so."""

import os
import sqlite3
from pathlib import Path
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, QueuePool

from portfolio_app.storage.failures import file_error, unstorable

BUSY_SECONDS = 5.0

# A file from elsewhere is not trusted: no function of its schema may do more than compute, every cell is checked
# before use, and no page is mapped into memory (https://www.sqlite.org/security.html).
_ALWAYS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")
_WRITING = ("journal_mode = DELETE", "synchronous = FULL")


def probe(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open an existing file without changing anything about it, whatever it turns out to be; raises sqlite3.Error.

    Only SQLite ever opens the file: closing a second descriptor would drop this process's locks on it
    (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    """
    location = quote(os.fsencode(path.absolute().as_posix()))
    drive = "" if location.startswith("/") else "/"
    uri = f"file://{drive}{location}?mode={'ro' if read_only else 'rw'}"
    # isolation_level=None: the sqlite3 module begins no transaction by itself; engine_for does.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    return _with_pragmas(connection, _ALWAYS)


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open a file that is known to be a portfolio; raises sqlite3.Error."""
    pragmas = (f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",)
    return _with_pragmas(probe(path, read_only=read_only), pragmas if read_only else _WRITING + pragmas)


def engine_for(path: Path, *, read_only: bool = False, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Return an engine on the file whose failures are FileErrors."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, read_only=read_only, foreign_keys=foreign_keys),
        poolclass=QueuePool if pooled else NullPool,
    )

    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer can meet a deadlock that no waiting resolves.
        reading = read_only or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.Error):
            raise file_error(error, path) from error
        if isinstance(error, OverflowError | UnicodeEncodeError):
            raise unstorable(error) from error

    event.listen(engine, "begin", begin)
    event.listen(engine, "handle_error", translate)
    return engine


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the sqlite3 connection that the session's transaction runs on; its errors need reported()."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)


def _with_pragmas(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
