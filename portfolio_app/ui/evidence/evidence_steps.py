"""The steps with evidence that ask something first or take it away: each does it, and tells what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import today
from portfolio_app.translation import tr
from portfolio_app.ui.evidence import evidence_buttons as buttons
from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.evidence.file_work import FileWork
from portfolio_app.ui.evidence.held_elsewhere_dialog import HeldElsewhereDialog
from portfolio_app.ui.evidence.methods_dialog import MethodsDialog
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.asking import Asking

_REMOVED_HERE = (EvidenceKind.FILE, EvidenceKind.HELD_ELSEWHERE)
_NEW = Evidence(0, EvidenceKind.HELD_ELSEWHERE, "")


class EvidenceSteps(Asking):
    """Each does what a button of the panel is for."""

    made = Signal(int)
    """The id of evidence that is to be chosen."""
    writing_wanted = Signal(int)
    """The id of an annotation that is to be written."""

    def __init__(
        self, session: Session, changes: EvidenceChanges, runner: TaskRunner, theme: Theme, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._session = session
        self._changes = changes
        self._theme = theme
        self._owner = owner
        self.files = FileWork(session, runner, owner)
        self.files.said.connect(lambda text: self.said.emit(text, False))

    def run(self, what: str, evidence: Evidence) -> None:
        """Do what a button of the panel is for."""
        try:
            if what == buttons.EDIT:
                self._edit_held(evidence)
            elif what == buttons.REMOVE:
                self.remove([evidence])
            elif what == buttons.WRITE:
                self.writing_wanted.emit(self._changes.annotation_of(evidence))
            elif evidence.kind is EvidenceKind.FILE:
                self._run_on_file(what, self._session.workspace.evidence.file(evidence.reference))
        except PortfolioError as error:
            self.said.emit(error.message, False)

    def remove(self, pieces: Sequence[Evidence]) -> None:
        """Take out those of some pieces that are taken out here; say what became of them."""
        here = [piece for piece in pieces if piece.kind in _REMOVED_HERE]
        left = len(pieces) - len(here)
        stay = tr("Accounts and statements are removed on their own pages.") if left else ""
        if not here:
            self.said.emit(stay, False)
            return
        try:
            self._changes.remove(here)
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return
        one = tr("{reference} {title} is removed.", reference=here[0].reference, title=excerpt(here[0].title))
        said = one if len(here) == 1 else tr("{here} pieces of evidence are removed.", here=len(here))
        self.said.emit(f"{said} {stay}".strip(), True)

    def ask_held(self) -> None:
        """Ask what is held elsewhere."""
        dialog = HeldElsewhereDialog(HeldElsewhere(_NEW, "", ""), today(), self._owner.window())
        self.ask(dialog, lambda: self.made.emit(self._changes.add_held(dialog.value()).evidence.id))

    def _edit_held(self, evidence: Evidence) -> None:
        if self._session.read_only:
            return
        held = self._session.workspace.evidence.held_elsewhere(evidence.reference)
        dialog = HeldElsewhereDialog(held, today(), self._owner.window())
        self.ask(dialog, lambda: self._changes.keep_held(dialog.value()))

    def edit_methods(self) -> None:
        """Show the table of method codes, to be changed."""
        methods = self._session.workspace.methods
        dialog = MethodsDialog(methods.all(), methods.uses(), self._theme, self._owner.window())

        def keep() -> None:
            if self._changes.exchange_methods(dialog.value()):
                self.said.emit(tr("The method codes are changed."), True)

        self.ask(dialog, keep)

    def _run_on_file(self, what: str, file: EvidenceFile) -> None:
        if what == buttons.OUTSIDE:
            self.files.open_outside(file)
        elif what == buttons.REPLACE:
            self.files.ask_replacement(file)
        elif what == buttons.SAVE:
            self.files.save_copy(file)
        elif what == buttons.VERSIONS:
            dialog = self.files.versions(file)
            self.ask(dialog, lambda: self._changes.use_version(file, dialog.value()))
