"""Opening files of evidence in the system's own programs, from temporary copies that are gone at the end."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from portfolio_app.services.viewing import OpenCopy
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.models.evidence_work import copying
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.workspace import Workspace

_PROGRAMS = frozenset(
    ".app .appref-ms .bat .bin .chm .cmd .com .command .cpl .desktop .exe .gadget .hta .inf .iso .jar .js .jse .lnk "
    ".msc .msi .msp .pif .ps1 .py .pyw .reg .run .scf .scr .sh .svg .url .vb .vbe .vbs .workflow .ws .wsf .wsh "
    ".htm .html .mht .xht .xhtml".split()
)
"""Files that do something when they are opened, which evidence should not."""


class Outside(QObject):
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
        if Path(name).suffix.casefold() in _PROGRAMS:
            self.said.emit(f"{name} could run something on your computer, so it is not opened. You can save a copy.")
            return
        task = self._runner.start(copying(self._workspace, reference, number))
        task.finished.connect(self._on_copied)
        task.failed.connect(lambda error: self.said.emit(message_of(error)))

    def _on_copied(self, copy: OpenCopy) -> None:
        copy.protect()
        self._copies.append(copy)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy.path))):
            self.said.emit(f"Your computer has no program for {copy.version.name}. You can save a copy.")
