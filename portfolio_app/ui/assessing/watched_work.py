"""One piece of work at a time, done aside, with how far it is and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.ui.tasks import Task, TaskRunner, Work
from portfolio_app.ui.widgets.progress_line import ProgressLine


class WatchedWork(ProgressLine):
    """Shows only while it works; newer work takes the place of what is under way, of which nothing more is heard."""

    failed = Signal(object)
    """What went wrong."""
    stopped = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None
        self.cancel_wanted.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task is not None

    def run(self, work: Work, what: str, done: Callable[..., object]) -> None:
        """Begin work, called ``what`` for people; ``done`` is given its result."""
        self.cancel()
        task = self._task = self._runner.start(work)
        self.destroyed.connect(task.cancel)
        task.progressed.connect(self.report)
        task.finished.connect(lambda result: self._end(task) and done(result))
        task.failed.connect(lambda error: self._end(task) and self.failed.emit(error))
        task.cancelled.connect(lambda: self._end(task) and self.stopped.emit())
        self.start(what)

    def cancel(self) -> None:
        """Let what is under way end as soon as it can."""
        if self._task is not None:
            self._task.cancel()
            self.stopping()

    def _end(self, task: Task) -> bool:
        """Tell whether this was the work that is waited for."""
        if task is not self._task:
            return False
        self._task = None
        self.hide()
        return True
