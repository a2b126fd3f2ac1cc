"""Changing a file for good from the check: words replaced in it, or comments, changes and authors taken out."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.personal_data.found import Found
from portfolio_app.domain.personal_data.place import CONCEALED
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.long_work import Progress
from portfolio_app.services.personal_data.file_replacing import can_replace
from portfolio_app.services.personal_data.redacted_files import Redacted
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.former_file import with_former
from portfolio_app.ui.progress.redact_dialog import RedactDialog
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import TaskRunner

_CHANGED = frozenset({Kind.EVIDENCE, Kind.CLAIM, Kind.PERSONAL})


class FileRedacting(QObject):
    """Asks what becomes of the former file, then changes the file in a worker."""

    said = Signal(str)
    file_wanted = Signal(int)
    """The evidence of this number is to be looked at, to be blacked out there."""

    def __init__(self, session: Session, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._runner, self._window = session, runner, parent
        self.dialog: RedactDialog | None = None

    def offered(self, found: Found) -> str:
        """Return what can be done with the file in which something was found, or ""."""
        file = self._file(found)
        if file is None or found.place.can_be_written:
            return ""
        if found.place.part in CONCEALED:
            return tr("Take out comments, changes and author…")
        if file.present.is_pdf or file.present.is_picture:
            return tr("Look at it, to black it out")
        return tr("Replace it in the file…") if can_replace(file.media_type) else ""

    def begin(self, found: Found) -> None:
        """Ask what becomes of the former file, or lead to a file that is blacked out where it is looked at."""
        file = self._file(found)
        if file is None:
            return
        inside = found.place.part in CONCEALED
        if not inside and (file.present.is_pdf or file.present.is_picture):
            self.file_wanted.emit(file.evidence.id)
            return
        what = (
            tr("Comments, tracked changes, hidden text and authors are taken out of {name}.", name=excerpt(file.name))
            if inside
            else tr("“{words}” is replaced in {name}.", words=excerpt(found.hit.text), name=excerpt(file.name))
        )
        dialog = self.dialog = RedactDialog(what, self._window.window())
        dialog.accepted.connect(lambda: self._ask(found, file, keep=dialog.keep.isChecked()))
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def run(self, found: Found, keep: Path | None) -> None:
        """Change the file in a worker."""
        service, reference = self._session.workspace.file_replacing, reference_of(found.place.evidence_id)
        inside, words = found.place.part in CONCEALED, found.hit.text

        def work(progress: Progress) -> Redacted:
            if inside:
                return service.remove_concealed(reference, keep, progress)
            return service.replace(reference, words, keep=keep, progress=progress)

        task = self._runner.start(work)
        task.finished.connect(self._on_done)
        task.failed.connect(lambda error: self.said.emit(message_of(error)))

    def _file(self, found: Found) -> EvidenceFile | None:
        try:
            return self._session.workspace.evidence.file(reference_of(found.place.evidence_id))
        except PortfolioError:  # a statement, or taken out meanwhile
            return None

    def _ask(self, found: Found, file: EvidenceFile, *, keep: bool) -> None:
        if not keep:
            self.run(found, None)
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window.window(),
            tr("Save the former file"),
            file.name,
            tr("All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.run(found, Path(chosen))

    def _on_done(self, done: Redacted) -> None:
        evidence = done.file.evidence
        # No key may bring back what is not there any more.
        self._session.seal(evidence.id)
        self._session.tell(Change(_CHANGED, frozenset({evidence.id})))
        said = tr(
            "{reference}: {places} {done} for good.",
            reference=evidence.reference,
            places=plural(done.times, "place"),
            done=done.how,
        )
        self.said.emit(with_former(said, done, self._session.workspace))

    def _on_closed(self) -> None:
        self.dialog = None
