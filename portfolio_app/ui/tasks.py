"""Work off the GUI thread: a pure function in a worker, its result back in the GUI thread."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from portfolio_app.services.progress import Cancelled, Progress

Work = Callable[[Progress], Any]


class Task(QObject):
    """One piece of work under way; its signals arrive in the GUI thread."""

    progressed = Signal(str, int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def report(self, what: str, done: int, total: int) -> None:
        """Pass progress on; raises Cancelled when the user has cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(what, done, total)


class TaskRunner(QObject):
    """Runs work one piece after another, so that the database has one worker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Task] = set()

    def start(self, work: Work) -> Task:
        """Start work, which is given a function to report progress to."""
        task = Task(self)
        self._running.add(task)
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(lambda *_: self._running.discard(task))
        self._pool.start(_Runnable(task, work))
        return task

    def close(self) -> None:
        """Cancel what runs and wait for it."""
        for task in tuple(self._running):
            task.cancel()
        self._pool.waitForDone()


class _Runnable(QRunnable):
    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        try:
            result = self._work(self._task.report)
        except Cancelled:
            self._task.cancelled.emit()
        except Exception as error:  # noqa: BLE001  # it is shown in the GUI thread, whatever it is
            self._task.failed.emit(error)
        else:
            self._task.finished.emit(result)
