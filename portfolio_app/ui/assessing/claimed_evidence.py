"""The evidence behind the claim that is chosen, read from the pack: shown beside the decision, or opened as a copy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.programs import may_run, refusal
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.services.packs.evidence import copy_of, picture_of, words_of
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.evidence_reader import EvidenceReader
from portfolio_app.ui.assessing.shown_evidence import file_of, page_of, shown_evidence
from portfolio_app.ui.tasks import TaskRunner, Work


class ClaimedEvidence(QObject):
    """Shows at once what is known, then the picture or the words of a file when they have been read."""

    said = Signal(str)
    failed = Signal(object)  # Exception

    def __init__(self, reader: EvidenceReader, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._runner = runner
        self._copies: TemporaryFolder | None = None
        self._turn = 0
        """What was read for an earlier turn is no longer wanted."""

    def show(self, assessing: Assessing, claim: Claim | None) -> None:
        """Show what a claim is on, or that there is none."""
        self.drop()
        if claim is None:
            self._reader.show_nothing(tr("Nothing is claimed for this."))
            return
        self._reader.show_evidence(shown_evidence(assessing, claim))
        file = file_of(assessing, claim)
        if file is None:
            return
        turn = self._turn

        def show_more(picture: bytes = b"", words: str = "") -> None:
            if (picture or words) and turn == self._turn:
                self._reader.show_evidence(shown_evidence(assessing, claim, picture, words))

        if file.present.is_picture or file.present.is_pdf:
            self._read(lambda _: picture_of(assessing.path, file, page_of(claim)), lambda read: show_more(picture=read))
        else:
            self._read(lambda _: words_of(assessing.path, file), lambda read: show_more(words=read))

    def drop(self) -> None:
        """Show no more of what is being read."""
        self._turn += 1

    def open_file(self, assessing: Assessing, claim: Claim) -> None:
        """Open the claim's file in the program that the system has for it, as a copy."""
        file = file_of(assessing, claim)
        if file is None:
            return
        if may_run(file.name):
            self.said.emit(tr("{refusal} It is in the pack, in the folder “evidence”.", refusal=refusal(file.name)))
            return
        self._read(
            lambda _progress: copy_of(assessing.path, file, self._folder()),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def close(self) -> None:
        """Let go of the copies."""
        if self._copies is not None:
            self._copies.close()
            self._copies = None

    def _folder(self) -> Path:
        if self._copies is None:
            self._copies = TemporaryFolder()
        return self._copies.path

    def _read(self, work: Work, done: Callable[..., object]) -> None:
        """Read from the pack after what is under way: it must not take the place of a report that is being made."""
        task = self._runner.start(work)
        task.finished.connect(done)
        task.failed.connect(self.failed)
