"""SQLAlchemy on a portfolio file: transactions that begin when we say so, and failures as sentences."""

import sqlite3
from pathlib import Path
from types import ModuleType
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, QueuePool

from portfolio_app.storage.bounded import Bounded
from portfolio_app.storage.driver import connect, failures
from portfolio_app.storage.failures import file_error, moved, unstorable
from portfolio_app.storage.locked import key_of
from portfolio_app.storage.same_file import identity_of


def engine_for(path: Path, *, read_only: bool = False, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Return an engine on the file whose failures are FileErrors."""
    opened = identity_of(path)

    def open_again() -> sqlite3.Connection:
        connection = connect(path, read_only=read_only, foreign_keys=foreign_keys)
        # Another file may stand there by now: SQLite notices that on what it has open, but a pool opens it once more.
        if identity_of(path) != opened:
            connection.close()
            raise moved(path)
        return connection

    engine = create_engine(
        "sqlite://",
        module=_module_for(path),
        creator=open_again,
        hide_parameters=True,  # an error that is told of must not quote what is in the portfolio
        poolclass=QueuePool if pooled else NullPool,
    )

    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer can meet a deadlock that no waiting resolves.
        reading = read_only or connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    def count(_connection: Connection, cursor: object, *_: object) -> None:
        if isinstance(driver := getattr(cursor, "connection", None), Bounded):
            driver.begin_statement()

    def translate(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, failures()):
            raise file_error(error, path, writing=not read_only) from error
        if isinstance(error, OverflowError | UnicodeEncodeError):
            raise unstorable(error) from error

    event.listen(engine, "begin", begin)
    event.listen(engine, "before_cursor_execute", count)
    event.listen(engine, "handle_error", translate)
    return engine


def _module_for(path: Path) -> ModuleType:
    if key_of(path) is None:
        return sqlite3
    from portfolio_app.storage.cipher import sqlcipher

    return sqlcipher


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the sqlite3 connection that the session's transaction runs on; its errors need reported()."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)
