"""What is done with a file of evidence beside claiming it: its own program, copies, another version of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.evidence.copies import Copies
from portfolio_app.ui.evidence.file_versions_dialog import FileVersionsDialog
from portfolio_app.ui.evidence.system_programs import SystemPrograms
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import TaskRunner


class FileWork(QObject):
    """Asks where it has to; what goes wrong is said, not raised."""

    said = Signal(str)
    look_wanted = Signal(object, int)
    """The EvidenceFile, and the number of the version that is to be looked at."""
    replacement_chosen = Signal(object, object)
    """The EvidenceFile, and the path of what is to stand in its place."""

    def __init__(self, session: Session, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._outside = SystemPrograms(session.workspace, runner, parent)
        self._copies = Copies(session.workspace, runner, parent)
        for each in (self._outside.said, self._copies.said):
            each.connect(self.said)

    def open_outside(self, file: EvidenceFile, number: int | None = None) -> None:
        """Open a version, or the present one, in its own program."""
        name = next((each.name for each in file.versions if each.number == number), file.name)
        self._outside.open(file.evidence.reference, name, number)

    def play(self, file: EvidenceFile, number: int, seconds: float) -> None:
        """Play a version of a recording from some seconds on."""
        self._outside.play(file.evidence.reference, number, seconds)

    def save_copy(self, file: EvidenceFile) -> None:
        """Ask where a copy of the present version goes."""
        self._copies.ask(file.evidence.reference, file.name, None, self._window)

    def ask_replacement(self, file: EvidenceFile) -> None:
        """Ask which file is to stand in the place of this one."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Replace {name} with", name=excerpt(file.name)), "", tr("All files (*)")
        )
        if chosen:
            self.replacement_chosen.emit(file, Path(chosen))

    def versions(self, file: EvidenceFile) -> FileVersionsDialog:
        """Return the dialog that shows a file's versions."""
        reference = file.evidence.reference
        dialog = FileVersionsDialog(file, self._window.window(), writable=not self._session.read_only)
        dialog.look_wanted.connect(lambda version: self.look_wanted.emit(file, version.number))
        dialog.outside_wanted.connect(lambda version: self._outside.open(reference, version.name, version.number))
        dialog.save_wanted.connect(lambda version: self._copies.ask(reference, version.name, version.number, dialog))
        self.said.connect(dialog.say)
        return dialog
