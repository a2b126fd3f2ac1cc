"""The checks before a file is opened: is it a portfolio, whole, and one that this program can read."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.time import today
from portfolio_app.domain.words.text import excerpt
from portfolio_app.storage import backup, known_schema, schema
from portfolio_app.storage.after_a_kill import copied_aside
from portfolio_app.storage.driver import APPLICATION_ID, connect, failures, permitted, probe
from portfolio_app.storage.failures import damaged, file_error
from portfolio_app.storage.locked import key_of, locked_error, may_be_locked
from portfolio_app.translation import tr
from portfolio_app.whole_files import copy_whole

QUICK_CHECK_BYTES = 64 * 1024 * 1024
"""Larger files are not checked through at opening: a cold disk would keep the user waiting for seconds."""

_HEADER_BYTES = 100


def check(path: Path, *, read_only: bool) -> str:
    """Return the file's revision; raises FileError when it is not a whole portfolio that may be opened like this."""
    size = _check_file(path)
    if not read_only and not permitted(path, os.W_OK):
        raise FileError(
            tr("{path} is read-only; copy it to a folder where you may write, and open the copy.", path=path)
        )
    try:
        with closing(probe(path, read_only=read_only)) as connection:
            connection.execute("BEGIN")
            if _pragma(connection, "application_id") != APPLICATION_ID:
                raise FileError(
                    tr("{path} is a database of another program, not a portfolio; choose a .portfolio file.", path=path)
                )
            return _check_content(connection, path, size)
    except failures() as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == sqlite3.SQLITE_NOTADB:
            raise _unreadable(path) from error
        raise file_error(error, path) from error


def check_revision(path: Path, revision: str, *, read_only: bool) -> None:
    """Refuse a file that is newer than the program, and an older one that may not be brought up to date."""
    if revision == schema.HEAD:
        return
    check_not_newer(path, revision)
    if read_only:
        raise FileError(
            tr("{path} is from an older version; open it once for writing to bring it up to date.", path=path)
        )


def check_not_newer(path: Path, revision: str) -> None:
    """Refuse a file that is newer than the program, which does not know what such a file is made of."""
    if revision != schema.HEAD and not schema.is_older(revision):
        raise FileError(
            tr("{path} was made by a newer version of the program; install it to open the file.", path=path)
        )


def bring_up_to_date(path: Path) -> None:
    """Back the file up and migrate it; raises FileError and changes nothing when either fails."""
    try:
        with closing(connect(path)) as connection:
            kept = backup.back_up_before(connection, path, schema.HEAD, today())
    except (OSError, *failures()) as error:
        raise FileError(
            tr(
                "{path} is from an older version and was not brought up to date, because no backup of it could be "
                "made in {folder} ({error}); make room there and open it again.",
                path=path,
                folder=backup.folder(),
                error=error,
            )
        ) from error
    try:
        schema.upgrade(path)
    except FileError:
        raise
    except Exception as error:
        raise FileError(
            tr("{path} could not be brought up to date and stays as it was; a backup is {kept}.", path=path, kept=kept)
        ) from error


def bring_up_to_date_aside(path: Path, folder: Path) -> Path:
    """Copy a file of a former version into a folder and bring the copy up to date; raises FileError."""
    target = folder / path.name
    with _copying(path, folder):
        copy_whole(path, target)
    check_revision(target, check(target, read_only=False), read_only=False)
    schema.upgrade(target)
    return target


def copy_aside(path: Path, folder: Path) -> Path:
    """Copy a file into a folder and take back there what a killed process left half done; raises FileError."""
    with _copying(path, folder):
        return copied_aside(path, folder)


@contextmanager
def _copying(path: Path, folder: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise FileError(
            tr(
                "{path} could not be copied to {folder} ({strerror}); make room there.",
                path=path,
                folder=folder,
                strerror=error.strerror,
            )
        ) from error


def daily_backup(path: Path) -> tuple[str, ...]:
    """Make the backup of the day; a failure is returned as a warning, because work can go on."""
    try:
        with closing(connect(path)) as connection:
            backup.back_up_daily(connection, path, today())
    except (OSError, *failures()) as error:
        return (
            tr(
                "Today's backup of {path} could not be made in {folder} ({error}); make room there.",
                path=path,
                folder=backup.folder(),
                error=error,
            ),
        )
    return ()


def _check_file(path: Path) -> int:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise FileError(tr("{path} does not exist; check the name, or make a new portfolio.", path=path)) from None
    except OSError as error:
        raise FileError(
            tr(
                "{path} could not be reached ({strerror}); check that you may read its folder.",
                path=path,
                strerror=error.strerror,
            )
        ) from None
    if path.is_dir():
        raise FileError(tr("{path} is a folder; choose the .portfolio file in it.", path=path))
    if not permitted(path, os.R_OK):
        raise FileError(tr("You may not read {path}; ask its owner for permission, or for a copy.", path=path))
    if size < _HEADER_BYTES:
        raise _not_a_portfolio(path)
    return size


def _check_content(connection: sqlite3.Connection, path: Path, size: int) -> str:
    # SQLite notices whole pages that are missing, but not that the last one is cut.
    if _pragma(connection, "page_count") * _pragma(connection, "page_size") > path.stat().st_size:
        raise damaged(path)
    revision = _revision(connection, path)
    if size < QUICK_CHECK_BYTES and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise damaged(path)
    return revision


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    try:
        revision = known_schema.checked_revision(connection)
    except known_schema.ForeignSchemaError as error:
        raise FileError(
            tr(
                "{path} has something inside that this program does not make ({part}), so nothing of it was opened; "
                "ask whoever sent it for a pack, or open a backup.",
                path=path,
                part=excerpt(error.parts[0]),
            )
        ) from error
    if not revision:
        raise damaged(path)
    return revision


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _unreadable(path: Path) -> FileError:
    if key_of(path) is not None:
        return damaged(path)
    return locked_error(path) if may_be_locked(path) else _not_a_portfolio(path)


def _not_a_portfolio(path: Path) -> FileError:
    return FileError(tr("{path} is not a portfolio file; choose a file whose name ends in .portfolio.", path=path))
