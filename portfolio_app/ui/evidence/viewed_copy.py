"""The temporary copy of the file that is looked at, and the work on it in a worker: copying, drawing, reading."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.services.long_work import Progress
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.evidence_work import copying, drawing
from portfolio_app.ui.tasks import Task, TaskRunner
from portfolio_app.workspace import Workspace

_Result = TypeVar("_Result")


class ViewedCopy(QObject):
    """Holds one copy at a time; what arrives for another one is dropped."""

    opened = Signal(object)
    """The OpenCopy."""
    drawn = Signal(QImage)
    read = Signal(str)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._copy: OpenCopy | None = None
        self._turn = 0
        self._tasks: set[Task] = set()
        self._drawing: Task | None = None

    @property
    def copy(self) -> OpenCopy | None:
        """The copy, once it is there."""
        return self._copy

    def open(self, reference: str, number: int) -> None:
        """Make a copy of a file's version in the place of the one before."""
        self.close()
        self._start(copying(self._workspace, reference, number), self._on_copied, OpenCopy.close)

    def draw(self, page: int, width: int, height: int) -> None:
        """Draw a page to fit so many pixels; only what was asked for last is told."""
        if self._copy is None:
            return

        def told(image: QImage) -> None:
            if task is self._drawing:
                self.drawn.emit(image)

        task = self._drawing = self._start(drawing(self._copy, page, width, height), told)

    def read_words(self) -> None:
        """Read the words of a text or Word file."""
        if (copy := self._copy) is not None:
            self._start(lambda _report: copy.words(), self.read.emit)

    def close(self) -> None:
        """Let go of the copy; it is deleted."""
        self._turn += 1
        self._drawing = None
        if self._copy is not None:
            copy, self._copy = self._copy, None
            # What is being drawn still reads it; the runner has one worker, so this comes after.
            self._runner.start(lambda _report: copy.close())

    def _start(
        self,
        work: Callable[[Progress], _Result],
        then: Callable[[_Result], object],
        otherwise: Callable[[_Result], object] | None = None,
    ) -> Task:
        task, turn = self._runner.start(work), self._turn
        self._tasks.add(task)

        def finished(result: _Result) -> None:
            self._tasks.discard(task)
            if turn == self._turn:
                then(result)
            elif otherwise is not None:
                otherwise(result)

        def failed(error: BaseException) -> None:
            self._tasks.discard(task)
            if turn == self._turn:
                self.failed.emit(message_of(error))

        task.finished.connect(finished)
        task.failed.connect(failed)
        return task

    def _on_copied(self, copy: OpenCopy) -> None:
        self._copy = copy
        self.destroyed.connect(copy.close)
        self.opened.emit(copy)
