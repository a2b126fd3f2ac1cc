"""Opening files of evidence in the system's own programs, from temporary copies that are gone at the end."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.claims.region import say_time
from portfolio_app.domain.evidence.programs import may_run, refusal
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.evidence_work import copying
from portfolio_app.ui.evidence.players import find_player
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
            self.said.emit(tr("{refusal} You can save a copy.", refusal=refusal(name)))
            return
        task = self._runner.start(copying(self._workspace, reference, number))
        task.finished.connect(self._on_copied)
        task.failed.connect(lambda error: self.said.emit(message_of(error)))

    def play(self, reference: str, number: int, seconds: float) -> None:
        """Play a version of a recording from some seconds on; where no player can, open it and say where to go."""
        task = self._runner.start(copying(self._workspace, reference, number))
        task.finished.connect(lambda copy: self._on_copied_to_play(copy, seconds))
        task.failed.connect(lambda error: self.said.emit(message_of(error)))

    def _on_copied_to_play(self, copy: OpenCopy, seconds: float) -> None:
        player = find_player() if seconds else None
        if player is not None:
            copy.protect()
            self._copies.append(copy)
            if player.play(copy.path, seconds):
                return
        if may_run(copy.version.name):
            self.said.emit(tr("{refusal} You can save a copy.", refusal=refusal(copy.version.name)))
            return
        if self._on_copied(copy) and seconds:
            self.said.emit(tr("It begins at its beginning in your player: go to {time}.", time=say_time(seconds)))

    def _on_copied(self, copy: OpenCopy) -> bool:
        copy.protect()
        if copy not in self._copies:
            self._copies.append(copy)
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.path)))
        if not opened:
            self.said.emit(
                tr("Your computer has no program for {name}. You can save a copy.", name=excerpt(copy.version.name))
            )
        return opened
