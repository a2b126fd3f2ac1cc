"""Turns what SQLite reports into one sentence for the user; nothing of SQLite or SQLAlchemy leaves storage."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.storage.driver import failures
from portfolio_app.translation import mark, tr

# Result codes of SQLite (https://www.sqlite.org/rescode.html). Only the low byte names the kind of failure.
_SENTENCES = {
    sqlite3.SQLITE_BUSY: mark("{path} is being used by another program; close it there, or try again in a moment."),
    sqlite3.SQLITE_LOCKED: mark("{path} is being used by another program; close it there, or try again in a moment."),
    sqlite3.SQLITE_READONLY: mark("{path} is read-only; copy it to a folder where you may write, and open the copy."),
    sqlite3.SQLITE_IOERR: mark(
        "{path} could not be read or written; check the disk or the memory stick, and try again."
    ),
    sqlite3.SQLITE_FULL: mark(
        "There is no room left on the disk of {path}; make room and try again. Nothing was changed."
    ),
    sqlite3.SQLITE_CANTOPEN: mark(
        "{path} could not be opened; check that it is there and that you may read and write it."
    ),
    sqlite3.SQLITE_INTERRUPT: mark(
        "{path} takes too long to be read, so that was stopped; ask for another copy of it, or open a backup."
    ),
    sqlite3.SQLITE_TOOBIG: mark("This is too large for {path}; a single piece of evidence may have up to 900 MB."),
    sqlite3.SQLITE_CONSTRAINT: mark(
        "The change does not fit what {path} holds, so nothing was changed; open it again."
    ),
    sqlite3.SQLITE_NOMEM: mark("There is not enough memory for {path}; close other programs and try again."),
    sqlite3.SQLITE_PERM: mark("You may not read {path}; ask its owner for permission, or copy it."),
    sqlite3.SQLITE_AUTH: mark("You may not read {path}; ask its owner for permission, or copy it."),
}
_EXACT = {
    sqlite3.SQLITE_READONLY_ROLLBACK: mark("{path} was not closed properly; open it once for writing to put it right."),
    sqlite3.SQLITE_READONLY_CANTLOCK: mark("{path} was not closed properly; open it once for writing to put it right."),
    sqlite3.SQLITE_READONLY_DBMOVED: mark(
        "{path} was moved, deleted or replaced meanwhile; put it back, or open it again."
    ),
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_FALLBACK = mark("{path} could not be used ({reason}); open it again, and open a backup if this stays.")


def file_error(error: BaseException, path: Path, *, writing: bool = False) -> FileError:
    """Return the sentence for this failure of the portfolio file at that path, ``writing`` if it was open for that."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_READONLY and (not path.exists() or (writing and _writable(path))):
        # SQLite does not always tell this kind from others: it is another file that stands there now, or none.
        code = sqlite3.SQLITE_READONLY_DBMOVED
    if isinstance(error, UnicodeDecodeError) or code & 0xFF in _DAMAGED or str(error).startswith("Could not decode"):
        return damaged(path)
    sentence = tr(_EXACT.get(code) or _SENTENCES.get(code & 0xFF) or _FALLBACK)
    return FileError(
        sentence.format(path=path, reason=str(error).splitlines()[0] if str(error) else tr("no reason given"))
    )


def moved(path: Path) -> FileError:
    """Return the sentence for a portfolio that is no longer where it was opened."""
    return FileError(tr(_EXACT[sqlite3.SQLITE_READONLY_DBMOVED]).format(path=path))


def damaged(path: Path) -> FileError:
    """Return the sentence for a damaged portfolio: it says where backups are."""
    backups = paths.user_data() / "backups"
    # The identity of a damaged file may be unreadable, so its backups are found by its name.
    own = {backup.parent for backup in backups.glob("*/*.portfolio") if backup.name.startswith(f"{path.stem} ")}
    folder = own.pop() if len(own) == 1 else backups
    return FileError(
        tr(
            "{path} is damaged; copy the newest backup from the folder {folder} and open that.",
            path=path,
            folder=folder,
        )
    )


def unstorable(error: OverflowError | UnicodeEncodeError) -> InputError:
    """Return the sentence for a number or a text that SQLite cannot hold."""
    if isinstance(error, OverflowError):
        return InputError(tr("A number is too large to be one of this portfolio; check the reference."))
    return InputError(tr("The text holds half of a character, which cannot be stored; write that place again."))


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn a failure of SQLite inside the block into a FileError."""
    try:
        yield
    except failures() as error:
        raise file_error(error, path) from error
