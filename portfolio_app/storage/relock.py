"""A portfolio written anew with a passphrase, with another one, or with none; it takes the former file's place.

The new file is made beside the former one and compared with it before that; the former one's bytes are overwritten
afterwards, as far as the disk does that where the file lies.
"""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from portfolio_app.domain.errors import FileError
from portfolio_app.storage import locked, opening
from portfolio_app.storage.driver import APPLICATION_ID, failures, probe
from portfolio_app.storage.failures import file_error
from portfolio_app.storage.locked import Key
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside, overwritten

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
_BUILT = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def relock(path: Path, key: Key | None) -> None:
    """Write the file anew with that key, or plain; raises FileError, and then it is as it was.

    Nobody may have it open: hold its PortfolioLock.
    """
    opening.check_not_newer(path, opening.check(path, read_only=False))
    _refuse_other_names(path)
    try:
        with overwritten(path), made_beside(path) as part:
            if _write(path, part, key) != _read(part, key):
                raise FileError(
                    tr("{path} was not copied whole, so it is as it was; check the disk and try again.", path=path)
                )
    except OSError as error:
        raise FileError(
            tr(
                "{path} could not be written anew ({strerror}) and is as it was; make room on its disk.",
                path=path,
                strerror=error.strerror,
            )
        ) from error
    except failures() as error:
        raise file_error(error, path) from error


def _refuse_other_names(path: Path) -> None:
    """Under another name the former file would stay as it was, or be overwritten where it is somebody's backup."""
    if path.stat().st_nlink > 1:
        raise FileError(
            tr(
                "{path} has a second name on its disk, under which the lock would stay as it is; copy the portfolio "
                "and use the copy.",
                path=path,
            )
        )


def _write(path: Path, part: Path, key: Key | None) -> tuple[object, ...]:
    """Write a copy, and return what it has to have in common with the file."""
    with _source(path) as connection:
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), key.sql if key else ""))
        # It counts only once it is whole, and is written to the disk then.
        connection.execute("PRAGMA fresh.journal_mode = OFF")
        connection.execute("PRAGMA fresh.synchronous = OFF")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        (version,) = connection.execute("PRAGMA main.user_version").fetchone()
        connection.execute(f"PRAGMA fresh.user_version = {int(version)}")
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        return _told(connection)


@contextmanager
def _source(path: Path) -> Generator[Any, None, None]:
    """Open the present file with SQLCipher, which alone writes locked ones; nobody else writes to it meanwhile."""
    from portfolio_app.storage.cipher import open_plain

    key = locked.key_of(path)
    opened = (
        locked.connection_to(path, key, mode="rw", patience=0)
        if key
        else open_plain(f"{locked.location_of(path)}?mode=rw")
    )
    with closing(cast("Any", opened)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        # A pragma and not a transaction, in which nothing can be attached: what is read first takes the lock.
        connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _told(connection: Any) -> tuple[object, ...]:  # noqa: ANN401  # SQLite's or SQLCipher's
    """Return how a file is built, its marks, and how much is in each table."""
    built = connection.execute(_BUILT).fetchall()
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    counts = [
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # of a schema that was checked
        for (name,) in connection.execute(_TABLES).fetchall()
    ]
    return built, marks, counts


def _read(part: Path, key: Key | None) -> tuple[object, ...]:
    """Read the new file through as it will be opened, and return what it is; raises FileError or SQLite's errors."""
    if key is not None:
        locked.know(key)
    try:
        with closing(probe(part, read_only=True)) as connection:
            if (said := connection.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
                raise sqlite3.DatabaseError(said)
            told = _told(connection)
        opening.check(part, read_only=True)
        return told
    finally:
        if key is not None:
            locked.forget(key)
