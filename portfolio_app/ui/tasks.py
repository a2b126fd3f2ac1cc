"""Work off the GUI thread: a pure function in a worker, its result back in the GUI thread."""

import sys
from collections.abc import Callable
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from portfolio_app.services.long_work import Cancelled, Progress

Work = Callable[[Progress], object]

_BETWEEN_REPORTS = 0.02
_SWITCH = 0.0005
"""Seconds; Python's own is ten times as long."""


class Task(QObject):
    """One piece of work under way; its signals arrive in the GUI thread."""

    progressed = Signal(str, int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        # Queued: whoever started the work has connected to the signals by then, however short the work was.
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._told_at = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def report(self, what: str, done: int, total: int) -> None:
        """Pass progress on; raises Cancelled when the user has cancelled."""
        if self._stop.is_set():
            raise Cancelled
        # Reports come by the thousand; telling each would keep the GUI thread busier than the work does.
        if done >= total or monotonic() - self._told_at > _BETWEEN_REPORTS:
            self._told_at = monotonic()
            self.progressed.emit(what, done, total)

    def end(self, how: str, value: object = None) -> None:
        """Let the GUI thread know how the work ended: ``finished``, ``failed`` or ``cancelled``."""
        self._ended.emit(how, value)

    def _on_ended(self, how: str, value: object) -> None:
        if how == "cancelled":
            self.cancelled.emit()
        else:
            (self.finished if how == "finished" else self.failed).emit(value)


class TaskRunner(QObject):
    """Runs work one piece after another, so that the database has one worker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Task] = set()

    @property
    def busy(self) -> bool:
        """Whether any work is under way, or its result has not arrived yet."""
        return bool(self._running)

    def start(self, work: Work) -> Task:
        """Start work, which is given a function to report progress to."""
        task = Task(self)
        self._running.add(task)
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(lambda *_: self._running.discard(task))
        self._pool.start(_Runnable(task, work))
        return task

    def wait(self) -> None:
        """Wait until nothing runs; the results arrive with the next events."""
        self._pool.waitForDone()

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
        former = sys.getswitchinterval()
        # The GUI thread asks for Python's lock many times to paint once; it must not wait long each time.
        sys.setswitchinterval(_SWITCH)
        try:
            self._do()
        finally:
            sys.setswitchinterval(former)

    def _do(self) -> None:
        try:
            result = self._work(self._task.report)
        except Cancelled:
            self._task.end("cancelled")
        except Exception as error:  # noqa: BLE001  # it is shown in the GUI thread, whatever it is
            self._task.end("failed", error)
        else:
            self._task.end("finished", result)
