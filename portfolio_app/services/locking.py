"""The passphrase of a portfolio: set, changed and taken away; the earlier copies of it go the same way."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.passphrase import checked_passphrase
from portfolio_app.domain.portfolio import EarlierCopy
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.storage import backup
from portfolio_app.storage.database import Database
from portfolio_app.storage.locked import Key, forget, key_from, key_of, sealed, unsealed
from portfolio_app.storage.locked import unlock as unlock_file
from portfolio_app.storage.relock import relock
from portfolio_app.translation import tr
from portfolio_app.whole_files import overwrite_and_remove


@dataclass(frozen=True, slots=True)
class Relocked:
    """What became of the earlier copies: ``changed`` as the portfolio was, ``removed``, or ``left`` as they were."""

    changed: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


class Locking:
    """Each call writes the portfolio anew and closes it, whatever comes of it; open it again afterwards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def locked(self) -> bool:
        """Whether the portfolio opens with a passphrase only."""
        return self._database.locked

    def fits(self, passphrase: str) -> bool:
        """Tell whether this is the present passphrase; takes a moment."""
        return self._database.opens_with(passphrase)

    def lock(self, passphrase: str, *, remove_copies: bool = False, progress: Progress = silent) -> Relocked:
        """Lock the portfolio with a passphrase, or with another one; raises InputError, FileError.

        Its earlier copies are locked with the same one, or with ``remove_copies`` removed.
        """
        return self._relock(key_from(checked_passphrase(passphrase)), passphrase, remove_copies, progress)

    def take_away(self, progress: Progress = silent) -> Relocked:
        """Take the passphrase away, from the earlier copies of this file too; raises FileError."""
        return self._relock(None, "", False, progress)

    def _relock(self, key: Key | None, passphrase: str, remove_copies: bool, progress: Progress) -> Relocked:
        database = self._database
        with database.unit_of_work(reading=True) as unit:
            copies = backup.copies_of(unit.portfolio.get().identity)
        with database.closing_to_be_written_anew() as path:
            progress(tr("Writing your portfolio anew"), 0, len(copies) + 1)
            relock(path, key)
            done = Relocked()
            for number, copy in enumerate(copies, 1):
                progress(tr("Writing the earlier copies anew"), number, len(copies) + 1)
                with _opened_by(passphrase, copy.path):
                    done = _with_copy(done, copy, key, path.stem, remove=remove_copies)
        return done


def unlock(path: Path, passphrase: str) -> None:
    """Let a locked portfolio be opened from now until it is closed; raises FileError for another passphrase."""
    unlock_file(path, passphrase)


def seal(path: Path, content: bytes) -> bytes | None:
    """Return content that is kept outside an open portfolio as that is: sealed; None where it is not locked."""
    return sealed(path, content)


def unseal(path: Path, content: bytes) -> bytes | None:
    """Return what was sealed for a portfolio, or None where it is not open, or was not sealed for it."""
    return unsealed(path, content)


@contextmanager
def _opened_by(passphrase: str, path: Path) -> Generator[None, None, None]:
    """Let a copy be opened that the same passphrase locked already, with another file of the same portfolio."""
    if key_of(path) is not None or not passphrase:
        yield
        return
    with suppress(FileError):
        unlock_file(path, passphrase)
    key = key_of(path)
    try:
        yield
    finally:
        if key is not None:
            forget(key)


def _with_copy(done: Relocked, copy: EarlierCopy, key: Key | None, stem: str, *, remove: bool) -> Relocked:
    path = copy.path
    if remove:
        try:
            overwrite_and_remove(path)
        except OSError:
            return Relocked(done.changed, done.removed, (*done.left, path))
        return Relocked(done.changed, (*done.removed, path), done.left)
    # Copies hold the same words whatever the file was called, but the lock of another file is not taken away.
    if key is not None or copy.name == stem:
        try:
            relock(path, key)
        except FileError:  # it has another passphrase, or is damaged
            return Relocked(done.changed, done.removed, (*done.left, path))
        return Relocked((*done.changed, path), done.removed, done.left)
    return done
