"""Earlier copies of a portfolio, which the program makes by itself: listed, and saved under another name."""

from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.portfolio import EarlierCopy
from portfolio_app.storage import backup
from portfolio_app.storage.database import Database
from portfolio_app.translation import tr
from portfolio_app.whole_files import copy_whole


class EarlierCopies:
    """The copies of an open portfolio."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[EarlierCopy, ...]:
        """Return the copies, the latest first; those of copies of this file under another name are among them."""
        with self._database.unit_of_work(reading=True) as unit:
            return backup.copies_of(unit.portfolio.get().identity)


def copies_named(path: Path) -> tuple[EarlierCopy, ...]:
    """Return the copies of a portfolio that cannot be opened, found by its name."""
    return backup.copies_named(path.stem)


def save_copy(copy: EarlierCopy, target: Path) -> None:
    """Write an earlier copy to a file that is not there yet; raises FileError."""
    try:
        copy_whole(copy.path, target, over=False)
    except FileExistsError:
        raise FileError(tr("{target} exists already; choose another name for the copy.", target=target)) from None
    except OSError as error:
        raise FileError(
            tr(
                "{target} could not be written ({strerror}); choose another place.",
                target=target,
                strerror=error.strerror,
            )
        ) from error
