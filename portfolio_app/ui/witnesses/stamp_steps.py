"""The steps with time stamps: asking for one by file, bringing the answer in, and saying whom to trust."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.time_stamps.time_stamp import TimeStamp, Trust
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.long_work import Progress
from portfolio_app.services.time_stamps.time_stamps import MissingRootError, Stamped
from portfolio_app.services.trusted_centres import trust
from portfolio_app.translation import mark, tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task, TaskRunner, Work
from portfolio_app.ui.witnesses.changes import WitnessChanges

_REQUESTS = mark("Requests for a time stamp (*.tsq)")
_ANSWERS = mark("Time stamps (*.tsr)")
_PACKS = mark("Packs (*.zip)")
_CERTIFICATES = mark("Certificates (*.pem *.crt *.cer)")


class StampSteps(QObject):
    """Each asks for the file that it must know, does its work, and tells what came of it and what may come next."""

    said = Signal(str)
    offered = Signal(str, str, object)
    """A sentence, what a button for the next step says, and what does it."""

    def __init__(self, session: Session, runner: TaskRunner, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._runner = runner
        self._owner = owner
        self._tasks: set[Task] = set()

    def ask_for_statement(self, statement: Statement) -> None:
        """Ask where the request for a signed statement is to be put, and write it."""
        stamps, reference = self._session.workspace.time_stamps, statement.reference
        if target := self._target(f"{reference} version {statement.last_number}.tsq"):
            self._start(lambda _: stamps.ask_for_statement(reference, target), partial(self._on_asked, target))

    def ask_for_pack(self) -> None:
        """Ask for which pack a time stamp is wanted, and where its request is to be put."""
        stamps = self._session.workspace.time_stamps
        pack = self._chosen(tr("Which pack is to be stamped?"), tr(_PACKS))
        if pack and (target := self._target(f"{pack.stem}.tsq")):
            self._start(lambda _: stamps.ask_for_pack(pack, target), partial(self._on_asked, target))

    def ask_answer(self) -> None:
        """Ask for the answer that a centre sent, and take it in."""
        if answer := self._chosen(tr("Bring in a time stamp"), tr(_ANSWERS)):
            self.take_in(answer)

    def take_in(self, answer: Path, certificates: tuple[Path, ...] = (), pack: Path | None = None) -> None:
        """Take an answer in; what else it wants, or whom it comes from, is said with the next step."""
        stamps = self._session.workspace.time_stamps
        task = self._start(
            lambda _: stamps.take_in(answer, certificates, pack), partial(self._on_taken_in, answer, certificates, pack)
        )
        task.failed.connect(partial(self._on_failed, answer, pack))

    def ask_trust(self) -> None:
        """Ask for the root certificate of a centre that this computer is to trust."""
        path = self._chosen(tr("The centre's root certificate"), tr(_CERTIFICATES))
        if path is None:
            return
        try:
            names = ", ".join(each.name for each in trust(path))
        except PortfolioError as error:
            self.said.emit(error.message)
            return
        WitnessChanges(self._session).tell()
        self.said.emit(tr("This computer trusts the time of {names} now.", names=names))

    def _on_asked(self, target: Path, stamp: TimeStamp) -> None:
        self.said.emit(
            tr(
                "{name} is saved, for {about}. Send it to a time-stamp centre, then bring in the answer.",
                name=excerpt(target.name),
                about=stamp.about,
            )
        )

    def _on_taken_in(self, answer: Path, certificates: tuple[Path, ...], pack: Path | None, taken: Stamped) -> None:
        WitnessChanges(self._session).tell()
        check = taken.check
        said = tr("{about}: {said}", about=taken.stamp.about, said=check.said if check else "")
        if pack is None and self._session.workspace.time_stamps.is_of_pack(taken.stamp):
            self.offered.emit(said, tr("Put it into the pack…"), partial(self._ask_pack, answer, certificates))
        elif check is not None and check.trust is Trust.UNKNOWN:
            self.offered.emit(said, tr("Trust this centre…"), self.ask_trust)
        else:
            self.said.emit(said)

    def _on_failed(self, answer: Path, pack: Path | None, error: Exception) -> None:
        if isinstance(error, MissingRootError):
            self.offered.emit(error.message, tr("Give the certificate…"), partial(self._ask_certificate, answer, pack))

    def _ask_certificate(self, answer: Path, pack: Path | None) -> None:
        if path := self._chosen(tr("The centre's root certificate"), tr(_CERTIFICATES)):
            self.take_in(answer, (path,), pack)

    def _ask_pack(self, answer: Path, certificates: tuple[Path, ...]) -> None:
        if pack := self._chosen(tr("The pack that was stamped"), tr(_PACKS)):
            self.take_in(answer, certificates, pack)

    def _chosen(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._owner, title, "", kinds)
        return Path(chosen) if chosen else None

    def _target(self, suggested: str) -> Path | None:
        title = tr("Save the request for a time stamp")
        chosen, _ = QFileDialog.getSaveFileName(self._owner, title, suggested, tr(_REQUESTS))
        return Path(chosen) if chosen else None

    def _start(self, work: "Work | Callable[[Progress], object]", finished: Callable[..., object]) -> Task:
        task = self._runner.start(work)
        self._tasks.add(task)
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(lambda *_: self._tasks.discard(task))
        task.finished.connect(finished)
        task.failed.connect(lambda error: self.said.emit(message_of(error)))
        return task
