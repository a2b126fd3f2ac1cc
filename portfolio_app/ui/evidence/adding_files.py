"""Files being put in: how far it is, a way to stop it, and what became of them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.evidence.changed_evidence import AddedFiles, Replaced
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.evidence.evidence_work import adding, adding_picture, replacing
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task, TaskRunner, Work
from portfolio_app.ui.widgets.progress_line import ProgressLine

_FAULTS = 2
"""How many are said in full after putting files in; a chosen file says its own."""


class FileIntake(ProgressLine):
    """Works off the GUI thread, one thing at a time; shows only while it works."""

    busy_changed = Signal(bool)
    said = Signal(str, bool)
    added = Signal(int)
    """The first piece of evidence that was put in."""
    ended = Signal(str, object)
    """What became of files, as sentences, and the AddedFiles."""

    def __init__(self, session: Session, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._changes = EvidenceChanges(session)
        self._task: Task | None = None
        self.cancel_wanted.connect(self._on_cancel)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether files are being put in now."""
        return self._task is not None

    def may_take(self, *, seen: bool) -> bool:
        """Tell whether something can be put in now; say why not, or that it is while that is not seen."""
        if self._session.read_only:
            self.said.emit(tr("This portfolio can only be read just now, so nothing was put in."), False)
            return False
        if self.busy:
            self.said.emit(tr("Files are being put in. Drop more when that is done."), False)
            return False
        if not seen:
            self.said.emit(tr("It is being put in as evidence…"), False)
        return True

    def put_in(self, paths: list[Path]) -> None:
        """Put files in: all of them or none."""
        if paths:
            self._begin(adding(self._session.workspace, paths), tr("Reading the files…"), self._on_added)

    def put_in_picture(self, picture: QImage) -> None:
        """Put in a picture that was on the clipboard, under the time at which it came."""
        name = f"Picture of {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}.png"
        self._begin(adding_picture(self._session.workspace, picture, name), tr("Keeping the picture…"), self._on_added)

    def replace(self, former: EvidenceFile, path: Path) -> None:
        """Put another version of a file in its place."""
        work = replacing(self._session.workspace, former.evidence.reference, path)
        self._begin(work, tr("Reading the file…"), lambda result: self._on_replaced(former, result))

    def _begin(self, work: Work, what: str, then: Callable[..., None]) -> None:
        if self.busy or self._session.read_only:
            return
        self.start(what)
        task = self._task = self._runner.start(work)
        self.busy_changed.emit(True)
        task.progressed.connect(self.report)
        task.finished.connect(lambda result: self._end(lambda: then(result)))
        task.failed.connect(lambda error: self._end(lambda: self.said.emit(message_of(error), False)))
        task.cancelled.connect(lambda: self._end(lambda: self.said.emit(tr("Stopped. Nothing was put in."), False)))

    def _end(self, then: Callable[[], None]) -> None:
        self._task = None
        self.hide()
        self.busy_changed.emit(False)
        then()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.stopping()

    def _on_added(self, result: AddedFiles) -> None:
        if result.added:
            self.added.emit(result.added[0].file.evidence.id)
        self._changes.added(result)
        self.ended.emit(say_added(result), result)

    def _on_replaced(self, former: EvidenceFile, result: Replaced) -> None:
        self._changes.replaced(former, result)
        todo = sum(claim.place_changed for claim in result.claims)
        more = tr(" {claims} on its pages to re-check.", claims=plural(todo, "claim")) if todo else ""
        self.said.emit(tr("{reference} is replaced.{more}", reference=result.file.evidence.reference, more=more), True)


def say_added(result: AddedFiles) -> str:
    """Return what became of files: added, there already, what was taken out of them, and what is wrong."""
    parts: list[str] = []
    added = [each.file for each in result.added]
    if added:
        first = added[0].evidence
        parts.append(
            tr("Added {reference} {title}.", reference=first.reference, title=excerpt(first.title))
            if len(added) == 1
            else tr("Added {added} files.", added=len(added))
        )
    cleaned = [file for file in added if file.present.cleaned]
    if len(added) == 1 and cleaned:
        parts.append(cleaned[0].present.cleaned)
    elif cleaned:
        parts.append(tr("What cameras wrote into {pictures} was taken out.", pictures=plural(len(cleaned), "picture")))
    troubled = [file for file in added if file.present.warning]
    parts += _say_troubled(troubled)
    if result.known:
        path, evidence = result.known[0]
        more = tr(" and {others}", others=plural(len(result.known) - 1, "other")) if len(result.known) > 1 else ""
        parts.append(
            tr(
                "{name}{more} is there already, as {reference}.",
                name=excerpt(path.name),
                more=more,
                reference=evidence.reference,
            )
        )
    return " ".join(parts)


def _say_troubled(files: list[EvidenceFile]) -> list[str]:
    """Return what is wrong with files, each fault once."""
    kinds: dict[str, list[EvidenceFile]] = {}
    for file in files:
        kinds.setdefault(file.present.warning, []).append(file)
    said: list[str] = []
    for warning, same in [*kinds.items()][:_FAULTS]:
        others = tr(" and {others}", others=plural(len(same) - 1, "other")) if len(same) > 1 else ""
        said.append(f"{same[0].name}{others}: {warning}")
    left = sum(len(same) for same in [*kinds.values()][_FAULTS:])
    if left:
        said.append(tr("Something is wrong with {files} too: choose one to see what.", files=plural(left, "more file")))
    return said
