"""Accounts from documents: chosen or dropped, looked at in the background, shown, and taken in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.account_files.found import FoundFile
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.evidence.account_files import TakenIn, Wanted, endings
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.asking import Asking
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.ui.writing.import_accounts_dialog import ImportAccountsDialog


class AccountImport(Asking):
    """One import at a time."""

    taken = Signal(int)
    """The id of the first account that came in."""
    files_found = Signal(object)
    """Documents that are kept as evidence instead."""

    def __init__(
        self, session: Session, runner: TaskRunner, theme: Theme, changes: AccountChanges, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session = session
        self._runner = runner
        self._theme = theme
        self._changes = changes
        self._owner = owner
        self._busy = False

    def choose(self) -> None:
        """Ask which documents."""
        kinds = " ".join(f"*{ending}" for ending in endings())
        chosen, _ = QFileDialog.getOpenFileNames(
            self._owner, tr("Choose documents with accounts"), "", tr("Documents ({kinds})", kinds=kinds)
        )
        if chosen:
            self.look([Path(name) for name in chosen])

    def look(self, paths: Sequence[Path], *, dropped: bool = False) -> None:
        """Read documents, and show what is in them."""
        if self._session.read_only:
            self.said.emit(tr("This portfolio can only be read just now, so nothing can be brought in."), False)
        elif not self._busy and self.dialog is None:
            self._read(tuple(paths), lambda found: self._show(tuple(paths), found, dropped=dropped), dropped=dropped)

    def _read(
        self,
        paths: tuple[Path, ...],
        then: Callable[[tuple[FoundFile, ...]], None],
        *,
        as_one: bool = False,
        unit: str = "",
        dropped: bool = False,
    ) -> None:
        files = self._session.workspace.account_files

        def read(_report: Progress) -> tuple[FoundFile, ...]:
            return files.look(paths, as_one=as_one, unit=unit)

        self._busy = True
        task = self._runner.start(read)
        task.finished.connect(lambda found: self._end(lambda: then(found)))
        task.failed.connect(lambda error: self._end(lambda: self._on_unread(paths, error, dropped=dropped)))

    def _end(self, then: Callable[[], None]) -> None:
        self._busy = False
        then()

    def _on_unread(self, paths: tuple[Path, ...], error: Exception, *, dropped: bool) -> None:
        """Keep what was dropped and has no words of an account, such as a scan, as evidence."""
        if dropped and isinstance(error, PortfolioError):
            self.files_found.emit(list(paths))
        else:
            self.said.emit(message_of(error), False)

    def _show(self, paths: tuple[Path, ...], found: tuple[FoundFile, ...], *, dropped: bool) -> None:
        dialog = ImportAccountsDialog(self._theme, found, self._code_of, dropped=dropped, parent=self._owner)
        dialog.again_wanted.connect(
            lambda: self._read(paths, self._show_again, as_one=dialog.as_one.is_ticked, unit=dialog.unit)
        )
        dialog.evidence_wanted.connect(lambda: self.files_found.emit(list(paths)))
        self.ask(dialog, lambda: self._take(dialog.value()))

    def _show_again(self, found: tuple[FoundFile, ...]) -> None:
        if isinstance(self.dialog, ImportAccountsDialog):
            self.dialog.set_files(found)

    def _code_of(self, reference: str) -> str:
        criterion = self._session.criteria.get(reference)
        return self._session.code_of(criterion) if criterion else reference

    def _take(self, wanted: Wanted) -> None:
        files = self._session.workspace.account_files

        def take(_report: Progress) -> TakenIn:
            return files.take(wanted)

        self._busy = True
        task = self._runner.start(take)
        task.finished.connect(lambda taken: self._end(lambda: self._on_taken(wanted, taken)))
        task.failed.connect(lambda error: self._end(lambda: self.said.emit(message_of(error), False)))

    def _on_taken(self, wanted: Wanted, taken: TakenIn) -> None:
        self._changes.took_in(taken)
        first = taken.accounts[0].evidence
        parts = [
            tr("Brought in {reference} {title}.", reference=first.reference, title=excerpt(first.title))
            if len(taken.accounts) == 1
            else tr("Brought in {accounts}.", accounts=plural(len(taken.accounts), "account"))
        ]
        if claims := sum(len(draft.claims) for draft in wanted.drafts):
            parts.append(tr("{claims} made.", claims=plural(claims, "claim")))
        if taken.pictures.added:
            parts.append(tr("{pictures} added as evidence.", pictures=plural(len(taken.pictures.added), "picture")))
        self.said.emit(" ".join(parts), True)
        self.taken.emit(first.id)
