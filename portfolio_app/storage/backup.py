"""Backups (earlier copies): one a day, and one before each upgrade; how many are kept, what is known of each."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.portfolio import EarlierCopy
from portfolio_app.storage.driver import blank_like
from portfolio_app.whole_files import made_beside, sweep

DAILY_KEPT = 5

_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_MADE = re.compile(r"(?P<name>.+) (?P<day>\d{4}-\d{2}-\d{2})(?P<before> before-\w+)?", re.DOTALL)
_DAILY = re.compile(r"\d{4}-\d{2}-\d{2}")


def folder() -> Path:
    """Return the folder in which every portfolio has a folder of backups."""
    return paths.user_data() / "backups"


def folder_for(identity: str) -> Path:
    """Return the folder of this portfolio's backups."""
    # The identity comes out of the file: it must not lead anywhere else.
    name = identity if _UUID.fullmatch(identity) else hashlib.sha256(identity.encode()).hexdigest()
    return folder() / name


def copies_of(identity: str) -> tuple[EarlierCopy, ...]:
    """Return the backups of a portfolio, and of copies of it, the latest first."""
    return _copies(folder_for(identity).glob("*.portfolio"))


def copies_named(stem: str) -> tuple[EarlierCopy, ...]:
    """Return the backups of every portfolio of that name: of a file that does not say any more whose it is."""
    return tuple(copy for copy in _copies(folder().glob("*/*.portfolio")) if copy.name == stem)


def back_up_daily(connection: sqlite3.Connection, path: Path, today: date) -> None:
    """Make today's backup unless there is one, and remove all but the newest; raises OSError, failures().

    Copies of a portfolio share its identity, so that the name of the file is part of the backup's.
    """
    backups = folder_for(_identity(connection))
    target = backups / f"{path.stem} {today.isoformat()}.portfolio"
    if target.exists():
        return
    sweep(backups)
    _copy(connection, path, target)
    kept = sorted(backup for backup in backups.glob("*.portfolio") if _is_daily(backup, path.stem))
    for old in kept[:-DAILY_KEPT]:
        with suppress(OSError):
            old.unlink()


def back_up_before(connection: sqlite3.Connection, path: Path, revision: str, today: date) -> Path:
    """Make a backup before the upgrade to that revision and return it; raises OSError, failures()."""
    target = folder_for(_identity(connection)) / f"{path.stem} {today.isoformat()} before-{revision}.portfolio"
    _copy(connection, path, target)
    return target


def _copies(backups: Iterable[Path]) -> tuple[EarlierCopy, ...]:
    found: list[EarlierCopy] = []
    for path in backups:
        made = _MADE.fullmatch(path.stem)
        with suppress(OSError, ValueError):  # gone meanwhile, or no day that there is
            if made is not None:
                day = date.fromisoformat(made["day"])
                found.append(EarlierCopy(path, made["name"], day, path.stat().st_size, made["before"] is not None))
    return tuple(sorted(found, key=lambda copy: (copy.day, not copy.before_upgrade, copy.name), reverse=True))


def _identity(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT identity FROM portfolio").fetchone()
    return str(row[0]) if row else ""


def _is_daily(backup: Path, stem: str) -> bool:
    return backup.stem.startswith(f"{stem} ") and bool(_DAILY.fullmatch(backup.stem[len(stem) + 1 :]))


def _copy(connection: sqlite3.Connection, path: Path, target: Path) -> None:
    paths.own_folder(target.parent)
    with made_beside(target) as part, closing(blank_like(path, part)) as copy:
        connection.backup(copy)
