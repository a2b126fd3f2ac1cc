"""An open portfolio file."""

import os
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.storage import after_a_kill, locked, opening, schema
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.driver import connect, failures
from portfolio_app.storage.fair_turns import FairTurns
from portfolio_app.storage.framework_cache import FrameworkCache
from portfolio_app.storage.same_file import identity_of
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder, sweep_temporary_folders
from portfolio_app.translation import tr
from portfolio_app.whole_files import copy_whole, sweep

if TYPE_CHECKING:
    from portfolio_app.storage.lock import PortfolioLock

_SHRUNK_AT_ONCE = 64 * 1024 * 1024
"""Bytes that stay: writing them anew keeps others waiting."""

Fill = Callable[[UnitOfWork], None]


class Database:
    """A portfolio file that has been checked, locked, backed up and brought up to date.

    ``warnings`` holds sentences for the user about what did not go well but does not keep anyone from working.
    """

    def __init__(self, path: Path, engine: Engine, lock: "PortfolioLock | None", warnings: tuple[str, ...]) -> None:
        self.path = path
        self.read_only = lock is None
        self.warnings = warnings
        self._engine = engine
        self._identity = identity_of(path)
        self._key = locked.hold(path)
        self._lock = lock
        self._aside: TemporaryFolder | None = None
        """What goes when the file is closed: it was made to be looked at."""
        self._turns = FairTurns()
        self._cache = None if self.read_only else FrameworkCache()

    @classmethod
    def create(
        cls, path: Path, portfolio: Portfolio, frameworks: tuple[Framework, ...] = (), fill: Fill | None = None
    ) -> "Database":
        """Make a new portfolio file and open it; raises FileError, and never touches an existing file.

        ``fill`` puts more into it before it gets its name; where that fails, there is no file.
        """
        path = Path(path).absolute()
        if os.path.lexists(path):
            raise FileError(tr("{path} exists already; choose another name for the new portfolio.", path=path))
        try:
            # Built elsewhere, so that a process killed meanwhile leaves nothing in the user's folder.
            with TemporaryFolder() as folder:
                built = folder / "new.portfolio"
                _build(built, portfolio, frameworks, fill)
                _put_in_place(built, path)
        except OSError as error:
            raise FileError(
                tr(
                    "{path} could not be made ({strerror}); choose a folder where you may write.",
                    path=path,
                    strerror=error.strerror,
                )
            ) from error
        return cls._open(path, read_only=False, back_up=False)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "Database":
        """Open a portfolio file; raises FileError with what is wrong and what to do."""
        return cls._open(Path(path).absolute(), read_only=read_only, back_up=not read_only)

    @classmethod
    def open_copy(cls, path: Path) -> "Database":
        """Open a backup to look at it; raises FileError. One of a former version stays as it is: a copy is opened."""
        path = Path(path).absolute()
        if opening.check(path, read_only=True) == schema.HEAD:
            return cls.open(path, read_only=True)
        aside = TemporaryFolder()
        try:
            database = cls.open(opening.bring_up_to_date_aside(path, aside.path), read_only=True)
        except BaseException:
            aside.close()
            raise
        database._aside = aside  # noqa: SLF001  # one of our own
        return database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def locked(self) -> bool:
        """Whether the file opens with a passphrase only."""
        return self._key is not None

    def opens_with(self, passphrase: str) -> bool:
        """Tell whether a locked file opens with this passphrase."""
        return self._key is not None and locked.key_from(passphrase, self._key.salt).secret == self._key.secret

    def unit_of_work(self, *, reading: bool = False) -> UnitOfWork:
        """Return a new unit of work; one for ``reading`` does not wait for, or keep out, another that writes."""
        engine = self._engine.execution_options(reading=True) if reading else self._engine
        return UnitOfWork(engine, self.path, self._cache, self._turns.other())

    def step_of_work(self) -> UnitOfWork:
        """Return a unit of work that is one of many short steps, between which others get their turn."""
        return UnitOfWork(self._engine, self.path, self._cache, self._turns.step())

    def discard_content(self, content: int) -> None:
        """Remove bytes that no version has; nothing of them is left in the file's free room."""
        more = True
        while more:
            with self.step_of_work() as unit:
                more = unit.contents.discard(content)
                unit.commit()

    def shrink(self) -> None:
        """Give the file's free room back where that takes a moment only; else later files use it."""
        if identity_of(self.path) != self._identity:
            return
        # Another program may read it, or there is no room for that: nothing is lost.
        with suppress(*failures()), self._turns.step(), closing(connect(self.path)) as connection:
            pages, free, size = (
                int(connection.execute(f"PRAGMA {name}").fetchone()[0])
                for name in ("page_count", "freelist_count", "page_size")
            )
            if free and (pages - free) * size <= _SHRUNK_AT_ONCE:
                connection.execute("VACUUM")

    @contextmanager
    def closing_to_be_written_anew(self) -> Generator[Path, None, None]:
        """Let the file be written anew within, by nobody else and by nothing else of ours; it is closed afterwards."""
        if self.read_only:
            raise FileError(
                tr("{path} can only be read just now, so its lock stays as it is; close it elsewhere.", path=self.path)
            )
        try:
            self._engine.dispose()
            locked.note_closed(self._key, self._identity)
            yield self.path
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self._engine.dispose()
        locked.let_go(self._key, self._identity)
        self._key = None
        if self._lock is not None:
            self._lock.release()
        if self._aside is not None:
            self._aside.close()

    @classmethod
    def _open(cls, path: Path, *, read_only: bool, back_up: bool) -> "Database":
        if read_only:
            return cls._open_to_read(path)
        after_a_kill.take_back_by_other_name(path)
        revision = opening.check(path, read_only=False)
        path = path.resolve()  # links to one file share its lock
        from portfolio_app.storage.lock import PortfolioLock  # a reader needs none

        lock = PortfolioLock(path)
        try:
            warnings = _prepare(path, revision, back_up=back_up)
            database = cls(path, engine_for(path), lock, warnings)
            database._discard_unused()
            return database
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _open_to_read(cls, path: Path) -> "Database":
        after_a_kill.take_back_by_other_name(path)
        if after_a_kill.is_half_done(path) and not after_a_kill.take_back(path):
            return cls._open_aside(path)
        revision = opening.check(path, read_only=True)
        path = path.resolve()
        opening.check_revision(path, revision, read_only=True)
        return cls(path, engine_for(path, read_only=True), None, ())

    @classmethod
    def _open_aside(cls, path: Path) -> "Database":
        """Open a copy of a file that must be put right before it can be read, and may not be written."""
        aside = TemporaryFolder()
        try:
            copy = opening.copy_aside(path, aside.path)
            opening.check_revision(path, opening.check(copy, read_only=True), read_only=True)
            database = cls(path, engine_for(copy, read_only=True), None, ())
        except BaseException:
            aside.close()
            raise
        database._aside = aside
        return database

    def _discard_unused(self) -> None:
        """Remove what was being put in when the program was ended."""
        with self.unit_of_work(reading=True) as unit:
            unused = unit.contents.unused()
        for content in unused:
            self.discard_content(content)


def _prepare(path: Path, revision: str, *, back_up: bool) -> tuple[str, ...]:
    own = paths.user_data()
    for folder in (path.parent, own, own / "assessing", own / "unsaved"):
        sweep(folder)
    sweep_temporary_folders()
    if revision != schema.HEAD:
        # Read again under the lock: another window may have brought the file up to date meanwhile.
        revision = opening.check(path, read_only=False)
        opening.check_revision(path, revision, read_only=False)
        if revision != schema.HEAD:
            opening.bring_up_to_date(path)
    return opening.daily_backup(path) if back_up else ()


def _build(part: Path, portfolio: Portfolio, frameworks: tuple[Framework, ...], fill: Fill | None) -> None:
    part.touch(exist_ok=False)
    schema.make(part)
    engine = engine_for(part, pooled=False)
    with UnitOfWork(engine, part) as unit:
        unit.portfolio.save(portfolio)
        for framework in frameworks:
            unit.frameworks.add(framework)
        if fill is not None:
            fill(unit)
        unit.commit()


def _put_in_place(built: Path, path: Path) -> None:
    try:
        copy_whole(built, path, over=False)
    except FileExistsError:
        raise FileError(tr("{path} exists already; choose another name for the new portfolio.", path=path)) from None
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    # The file's content is on the disk already; on POSIX its name needs the folder to be written too.
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
