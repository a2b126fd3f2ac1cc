"""Saves copies of files of evidence, and of their former versions, where the user says."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.workspace import Workspace


class Copies(QObject):
    """Asks where, then writes in a worker; ``said`` tells how it went."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner

    def ask(self, reference: str, name: str, number: int | None, parent: QWidget) -> None:
        """Ask where a copy of a file goes, of the version with that number or of the present one."""
        chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save a copy"), name, tr("All files (*)"))
        if not chosen:
            return
        path, evidence = Path(chosen), self._workspace.evidence
        # The dialog asked whether a file of that name may be replaced.
        task = self._runner.start(lambda _report: evidence.extract(reference, path, number, overwrite=True))
        task.finished.connect(lambda saved: self.said.emit(tr("Saved as {saved}.", saved=saved)))
        task.failed.connect(lambda error: self.said.emit(message_of(error)))
