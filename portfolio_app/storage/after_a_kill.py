"""What a process that was killed left half done: SQLite takes it back at the next opening, which must be for writing.

Until then nobody can read the file (https://www.sqlite.org/lockingv3.html, section 4.1).
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from portfolio_app.storage.driver import failures, permitted, probe
from portfolio_app.storage.same_file import other_name
from portfolio_app.whole_files import copy_whole


def journal_of(path: Path) -> Path:
    """Return where SQLite notes what it takes back when a transaction does not end."""
    path = path.resolve()
    return path.with_name(f"{path.name}-journal")


def is_half_done(path: Path) -> bool:
    """Tell whether the file cannot be read because of what a killed process left; looking changes nothing."""
    if not journal_of(path).exists():
        return False
    try:
        with closing(probe(path, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except failures() as error:
        # Reading writes nothing, but to take something back; SQLCipher does not say more than that.
        return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == sqlite3.SQLITE_READONLY
    return False


def take_back(path: Path) -> bool:
    """Let SQLite take back what was half done; return whether that was possible."""
    if not (permitted(path, os.W_OK) and permitted(path.resolve().parent, os.W_OK)):
        return False
    # What else is wrong with the file is found, and said, when it is read.
    with suppress(*failures()), closing(probe(path, read_only=False)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return True


def take_back_by_other_name(path: Path) -> None:
    """Let SQLite take back what was half done when the same file was open by another name."""
    other = other_name(path.resolve())
    if other is not None and journal_of(other).exists():
        take_back(other)


def copied_aside(path: Path, folder: Path) -> Path:
    """Return a copy in which what was half done is taken back, of a file that may not be written; raises OSError."""
    copy = folder / path.name
    copy_whole(path, copy)
    copy_whole(journal_of(path), journal_of(copy))
    take_back(copy)
    return copy
