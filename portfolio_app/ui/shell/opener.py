"""Opening and making portfolios without keeping the window from answering; loading pages before they are wanted."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.framework import Framework
    from portfolio_app.domain.progress.coverage import CoverageMeter
    from portfolio_app.domain.progress.overview import OverviewContent
    from portfolio_app.services.locking import Relocked
    from portfolio_app.services.long_work import Progress
    from portfolio_app.ui.session import Session
    from portfolio_app.workspace import Workspace

    Open = Callable[[], tuple[Workspace, str]]

_PAINT_FIRST_MS = 30
"""Loading would get in the way of painting what is being opened."""


class Opener(QObject):
    """Opens one file at a time; ``opened`` brings the session and why it can only be read, else "".

    ``looked`` comes before that where the overview can be read without SQLAlchemy, which takes longer to load.
    """

    looked = Signal(object)  # OverviewContent
    opened = Signal(object, str)
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._owner = parent
        self._wanted: Open | None = None
        self._to_look_over: Path | None = None
        self._task: Task | None = None
        self.done: Relocked | None = None
        """What came of writing the portfolio anew."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAINT_FIRST_MS)
        self._timer.timeout.connect(self._on_painted)

    @property
    def busy(self) -> bool:
        """Whether a file is being opened."""
        return self._wanted is not None

    def open_now(self, path: Path) -> "tuple[Session, str]":
        """Open the file before this returns; raises PortfolioError when it cannot be opened."""
        workspace, reason = _open(path)
        return _session(workspace, self._owner), reason

    def open_soon(self, path: Path, passphrase: str = "", *, look: bool = False) -> None:
        """Open the file in the worker: the database's library loads there, and the first reading is done there.

        With ``look`` its overview is read first.
        """
        self._start(lambda: _open(path, passphrase), path if look else None)

    def relock_soon(self, path: Path, present: str, new: str, *, remove_copies: bool) -> None:
        """Write a portfolio anew in the worker, with another passphrase or none, and open it; ``done`` is what came."""
        self.done = None

        def relock() -> "tuple[Workspace, str]":
            self.done = _relock(path, present, new, remove_copies=remove_copies)
            return _open(path, new)

        self._start(relock)

    def copy_soon(self, copy: Path, present: Path) -> None:
        """Open an earlier copy of a portfolio in the worker, to look at it."""
        self._start(lambda: _open_copy(copy, present))

    def make_soon(self, path: Path, learner: str, frameworks: "tuple[Framework, ...]", **details: str) -> None:
        """Make a portfolio in the worker and open it."""
        self._start(lambda: _make(path, learner, frameworks, details))

    def example_soon(self, folder: Path) -> None:
        """Make the example in the worker, if it is not there yet, and open it."""
        self._start(lambda: _open_example(folder))

    def load_pages(self) -> None:
        """Import in the worker what the pages need, so that none is waited for when it is first shown."""
        self._runner.start(import_pages)

    def close(self) -> None:
        """Open nothing more; what is being opened is let go of."""
        self._timer.stop()
        self._wanted = None
        if self._task is not None:
            self._task.cancel()

    def _start(self, wanted: "Open", to_look_over: Path | None = None) -> None:
        if self._wanted is None:
            self._wanted, self._to_look_over = wanted, to_look_over
            self._timer.start()

    def _on_painted(self) -> None:
        if (wanted := self._wanted) is None:
            return
        if (path := self._to_look_over) is not None:
            self._to_look_over = None
            self._task = self._runner.start(lambda _: _look_over(path))
            self._task.finished.connect(self._on_looked)
        else:
            self._task = self._runner.start(lambda progress: _read(wanted, progress))
            self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._ended)

    def _on_looked(self, content: "OverviewContent | None") -> None:
        if self._wanted is None:  # the window was closed meanwhile
            return
        if content is not None:
            self.looked.emit(content)
        self._timer.start()

    def _ended(self) -> None:
        self._wanted = self._task = None

    def _on_finished(self, result: "tuple[Workspace, str, CoverageMeter]") -> None:
        workspace, reason, meter = result
        if self._wanted is None:  # the window was closed meanwhile
            workspace.close()
            return
        self._ended()
        try:
            session = _session(workspace, self._owner, meter)
        except PortfolioError as error:
            self.failed.emit(error)
        else:
            self.opened.emit(session, reason)

    def _on_failed(self, error: Exception) -> None:
        self._ended()
        self.failed.emit(error)


def _look_over(path: Path) -> "OverviewContent | None":
    from portfolio_app.services.early_overview import look_over

    import_module("portfolio_app.ui.progress.overview_sheet")
    return look_over(path)


def _open(path: Path, passphrase: str = "") -> "tuple[Workspace, str]":
    from portfolio_app.ui.session import open_for_session

    if passphrase:
        from portfolio_app.services.locking import unlock

        unlock(path, passphrase)
    return open_for_session(path)


def _relock(path: Path, present: str, new: str, *, remove_copies: bool) -> "Relocked":
    from portfolio_app.services.locking import unlock
    from portfolio_app.workspace import open_workspace

    if present:
        unlock(path, present)
    with open_workspace(path) as workspace:
        if new:
            return workspace.locking.lock(new, remove_copies=remove_copies)
        return workspace.locking.take_away()


def _open_copy(copy: Path, present: Path) -> "tuple[Workspace, str]":
    from portfolio_app.workspace import open_copy

    return open_copy(copy, present), ""


def _make(
    path: Path, learner: str, frameworks: "tuple[Framework, ...]", details: dict[str, str]
) -> "tuple[Workspace, str]":
    from portfolio_app.services.portfolios import make_portfolio
    from portfolio_app.workspace import create_workspace

    return create_workspace(path, make_portfolio(learner, **details), frameworks), ""


def _open_example(folder: Path) -> "tuple[Workspace, str]":
    from portfolio_app.example import example_portfolio

    return _open(example_portfolio(folder))


def _read(open_: "Open", progress: "Progress") -> "tuple[Workspace, str, CoverageMeter]":
    workspace, reason = open_()
    try:
        # What the overview asks for first, and what takes longest in a large portfolio.
        meter = workspace.overview.meter()
        progress(tr("Reading"), 1, 1)
    except BaseException:
        workspace.close()
        raise
    return workspace, reason, meter


def _session(workspace: "Workspace", parent: QObject, meter: "CoverageMeter | None" = None) -> "Session":
    from portfolio_app.ui.session import Session

    try:
        workspace.details.get()  # every page says whose it is: a file that has lost that is not opened
        return Session(workspace, parent, meter)
    except PortfolioError:
        workspace.close()
        raise


def import_pages(progress: "Progress") -> None:
    """Import the pages and read what comes with the program, in whatever thread."""
    from portfolio_app.services.frameworks.frameworks import shipped
    from portfolio_app.workspace import load_services

    for done, entry in enumerate(PAGES):
        progress(tr("Loading"), done, len(PAGES))
        with suppress(ImportError):  # said when the page is shown
            import_module(entry.module)
    load_services()
    import_module("dateutil.parser")  # wanted by the first account that is opened
    shipped()
