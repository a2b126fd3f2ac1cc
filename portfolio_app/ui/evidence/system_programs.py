"""Opening files of evidence in the system's own programs, from temporary copies that are gone at the end."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.evidence.programs import may_run, refusal
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.evidence_work import copying
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.workspace import Workspace


class SystemPrograms(QObject):
    """Keeps the copies that other programs were given."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        copies: list[OpenCopy] = []
        self._copies = copies
        self.destroyed.connect(lambda: [copy.close() for copy in copies])

    def open(self, reference: str, name: str, number: int | None = None) -> None:
        """Give a file, or a version of it, to the program that the system has for its kind.

        What is a program itself is not started.
        """
        if may_run(name):
            self.said.emit(f"{refusal(name)} You can save a copy.")
            return
        task = self._runner.start(copying(self._workspace, reference, number))
        task.finished.connect(self._on_copied)
        task.failed.connect(lambda error: self.said.emit(message_of(error)))

    def _on_copied(self, copy: OpenCopy) -> None:
        copy.protect()
        self._copies.append(copy)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.path))):
            self.said.emit(f"Your computer has no program for {copy.version.name}. You can save a copy.")
