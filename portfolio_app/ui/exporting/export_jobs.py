"""The work that the export page has done off the GUI thread: making, previewing, and looking at what is to be sent."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.exporting.export_work import Looked, Order, looking, making, previewing
from portfolio_app.ui.tasks import Task, TaskRunner
from portfolio_app.workspace import Workspace


class ExportJobs(QObject):
    """Does one job at a time; looking gives way to a job, and is wanted again after it.

    ``ended`` comes before what the job brought, so that the page is ready for it.
    """

    begun = Signal(str)  # what is done first
    progressed = Signal(str, int, int)
    ended = Signal()
    stopped = Signal(str)  # why it brought nothing
    looked = Signal(object)  # Looked
    look_failed = Signal(str)

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._job: Task | None = None
        self._look: Task | None = None
        self._profile: Profile | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being made."""
        return self._job is None

    @property
    def looking(self) -> bool:
        """Whether a look is not over yet, or was stopped and is to be begun again."""
        return self._look is not None

    def make(self, order: Order) -> Task:
        """Make documents; what was made comes with the task's end."""
        return self._start(making(self._workspace, order))

    def preview(self, options: ExportOptions) -> Task:
        """Make the PDF for the preview; its bytes come with the task's end."""
        return self._start(previewing(self._workspace, options))

    def look(self, profile: Profile | None) -> None:
        """Find what to look at before sending, in a pack of this profile too if one is wanted."""
        if self._look is not None:
            self._look.cancel()
        self._profile = profile
        task = self._look = self._runner.start(looking(self._workspace, profile))
        self.destroyed.connect(task.cancel)
        task.finished.connect(self._on_looked)
        task.failed.connect(self._on_look_failed)

    def cancel(self) -> None:
        """Stop what is being made."""
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Callable[[Progress], object]) -> Task:
        if self._look is not None:  # counting would hold up what the user asked for
            self._look.cancel()
        task = self._job = self._runner.start(work)
        self.destroyed.connect(task.cancel)
        task.progressed.connect(self.progressed)
        task.finished.connect(self._end)
        task.cancelled.connect(self._on_cancelled)
        task.failed.connect(self._on_failed)
        self.begun.emit(tr("Reading your portfolio…"))
        return task

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _on_cancelled(self) -> None:
        self._end()
        self.stopped.emit(tr("Stopped. Nothing was changed: documents made before are as they were."))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.stopped.emit(message_of(error))

    def _on_looked(self, looked: Looked) -> None:
        if looked.profile != self._profile:  # another one was chosen meanwhile, and is being looked at
            return
        self._look = None
        self.looked.emit(looked)

    def _on_look_failed(self, error: Exception) -> None:
        self._look = None
        self.look_failed.emit(message_of(error))
