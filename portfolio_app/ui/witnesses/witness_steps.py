"""The steps with witnesses and their statements: each asks what it must know, does it, and tells what came of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_form import FlatForm
from portfolio_app.domain.witnesses.statement_warnings import lacking
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import today
from portfolio_app.services.witnesses.checks import StatementCheck
from portfolio_app.services.witnesses.scans import ScanFoundError
from portfolio_app.translation import mark, tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task, TaskRunner, Work
from portfolio_app.ui.widgets.asking import Asking
from portfolio_app.ui.witnesses import statement_panel as panel
from portfolio_app.ui.witnesses.change_pin_dialog import ChangePinDialog
from portfolio_app.ui.witnesses.changes import WitnessChanges
from portfolio_app.ui.witnesses.one_line_dialog import OneLineDialog
from portfolio_app.ui.witnesses.request_statement_dialog import RequestDialog
from portfolio_app.ui.witnesses.scan_dialog import ScanDialog
from portfolio_app.ui.witnesses.statement_tasks import changing_pin, checking, saving, taking_in, writing_form
from portfolio_app.ui.witnesses.which_statement_dialog import WhichStatementDialog
from portfolio_app.ui.witnesses.witness_dialog import WitnessDialog

_FORMS = mark("Forms, scans and photos (*.pdf *.docx *.odt *.png *.jpg *.jpeg *.tif *.tiff *.heic *.webp)")
_FORM_KINDS = mark("PDF form (*.pdf);;Word form (*.docx)")
_SCANS = mark("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.heic *.webp)")


class WitnessSteps(Asking):
    """Each does what a button of the panel is for."""

    made = Signal(str, int)
    """A statement or witness that is to be shown: ``statement`` or ``witness``, and its id."""
    offered = Signal(str, str, object)
    """A sentence, what a button for the next step says, and what does it."""
    hand_over_wanted = Signal(object)  # Statement

    def __init__(self, session: Session, runner: TaskRunner, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._runner = runner
        self._owner = owner
        self._work = WitnessChanges(session)
        self._tasks: set[Task] = set()

    def run_on_witness(self, what: str, witness: Witness) -> None:
        """Do what a button of the panel is for, to a witness."""
        if what == panel.EDIT:
            self.edit_witness(witness)
        elif what == panel.ASK:
            self.ask_statement(witness.reference)
        elif what == panel.PIN:
            self._ask_pin(witness)
        elif what == panel.REMOVE:
            self._work.remove_witness(witness)
            self.said.emit(tr("{name} is removed.", name=excerpt(witness.name)), True)

    def run_on_statement(self, what: str, statement: Statement) -> None:
        """Do what a button of the panel is for, to a statement."""
        steps: dict[str, Callable[[Statement], object]] = {
            panel.HAND_OVER: self.hand_over_wanted.emit,
            panel.CHANGE: lambda former: self.ask_statement(former=former),
            panel.FORM: self._ask_form_target,
            panel.SCAN: self._ask_scan,
            panel.SAVE: self._ask_file_target,
            panel.VERIFY: self._verify,
            panel.CORRECT: self._correct,
            panel.CONFIRM: self._ask_confirm,
            panel.REFUSE: self._ask_refuse,
            panel.REMOVE: self._remove,
        }
        steps[what](statement)

    def edit_witness(self, witness: Witness) -> None:
        """Ask who a witness is."""
        dialog = WitnessDialog(witness, self._owner.window())

        def keep() -> None:
            kept = self._work.keep_witness(dialog.value())
            self.made.emit("witness", kept.id)
            said = tr("is in the register") if not witness.id else tr("is changed")
            self.said.emit(f"{kept.name} {said}.", True)

        self.ask(dialog, keep)

    def ask_statement(self, witness: str = "", *, former: Statement | None = None) -> None:
        """Ask what a witness (W01, or anybody) is to be asked, or what is to be changed about it."""
        session = self._session
        witnesses = session.workspace.witnesses.list()
        if not witnesses:
            self.edit_witness(Witness(0, ""))
            return
        codes = {reference: session.code_of(criterion) for reference, criterion in session.criteria.items()}
        units = {key: f"{unit.code} {unit.title}" for key, unit in each_unit(session.frameworks)}
        window = self._owner.window()
        dialog = RequestDialog(
            witnesses, session.criteria, codes, today(), former, window, units=units, frameworks=session.frameworks
        )
        if witness:
            dialog.witness.setCurrentIndex(dialog.witness.findData(witness))
        self.ask(dialog, lambda: self._on_asked(dialog, former))

    def ask_forms(self) -> None:
        """Ask which forms came back."""
        chosen, _ = QFileDialog.getOpenFileNames(self._owner, tr("Bring in forms that came back"), "", tr(_FORMS))
        self.take_in([Path(path) for path in chosen])

    def ask_older_form(self) -> None:
        """Ask for a form that came back after what is asked was changed."""
        chosen, _ = QFileDialog.getOpenFileName(self._owner, tr("Bring in an older form"), "", tr(_FORMS))
        if chosen:
            self.take_in([Path(chosen)], older=True)

    def take_in(self, paths: Iterable[Path], *, older: bool = False) -> None:
        """Bring in forms, one after another; what is wrong with one is said."""
        for path in paths:
            task = self._start(taking_in(self._session.workspace, path, older=older), self._on_taken_in)
            task.failed.connect(self._on_not_taken_in)

    def attach_found_scan(self, offer: ScanFoundError) -> None:
        """Attach what can only be a scan; where it may be that of several statements, ask of which."""
        if len(offer.statements) == 1:
            self.attach_scan(offer.statements[0], offer.path, offer.found)
            return
        dialog = WhichStatementDialog(offer.path.name, offer.statements, self._owner.window())
        self.ask(dialog, lambda: self._choose_scan(dialog, offer))

    def _choose_scan(self, dialog: WhichStatementDialog, offer: ScanFoundError) -> None:
        chosen = dialog.value()
        # After the first dialog has closed: only one is open at a time.
        QTimer.singleShot(0, self, lambda: self.attach_scan(chosen, offer.path, offer.found))

    def attach_scan(self, statement: Statement, path: Path, found: FlatForm | None = None) -> None:
        """Ask what the scan says, then keep both; ``found`` is what could be read of it."""
        statements = self._session.workspace.statements
        dialog = ScanDialog(statements.form(statement.reference), path.name, today(), self._owner.window(), found)

        def attach() -> None:
            came = statements.attach_scan(statement.reference, path, dialog.value())
            self._on_came(came, tr("The scan is attached to {reference}.", reference=came.reference))

        self.ask(dialog, attach)

    def _on_asked(self, dialog: RequestDialog, former: Statement | None) -> None:
        asked, statements = dialog.value(), self._session.workspace.statements
        if former is None:
            made = statements.ask(dialog.whom(), asked)
            self._work.asked(made)
            said = tr(
                "{reference} is drafted. Hand it over to {witness_name}, or save the form and send it.",
                reference=made.reference,
                witness_name=excerpt(made.witness_name),
            )
        else:
            made = statements.change_request(
                former.reference, criteria=asked.criteria, event=asked.event, event_on=asked.event_on, place=asked.place
            )
            self._work.tell(made)
            said = tr(
                "{reference} now asks this. Forms that you gave out before no longer fit.", reference=made.reference
            )
        self.made.emit("statement", made.evidence.id)
        self.said.emit(said, former is None)

    def _ask_form_target(self, statement: Statement) -> None:
        suggested = f"{statement.reference} statement form for {statement.witness_name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self._owner, tr("Save the form"), suggested, tr(_FORM_KINDS))
        if chosen:
            work = writing_form(self._session.workspace, statement.reference, Path(chosen))
            self._start(
                work,
                lambda made: self._on_came(
                    made, tr("The form is saved. Send it to {witness_name}.", witness_name=excerpt(made.witness_name))
                ),
            )

    def _ask_scan(self, statement: Statement) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._owner, tr("Attach a scan or photo"), "", tr(_SCANS))
        if chosen:
            self.attach_scan(statement, Path(chosen))

    def _ask_file_target(self, statement: Statement) -> None:
        name = self._session.workspace.statements.file(statement.reference).name
        chosen, _ = QFileDialog.getSaveFileName(self._owner, tr("Save the file as it came or was signed"), name)
        if chosen:
            work = saving(self._session.workspace, statement.reference, Path(chosen))
            self._start(work, lambda path: self.said.emit(tr("{name} is saved.", name=excerpt(path.name)), False))

    def _verify(self, statement: Statement) -> None:
        def say(check: StatementCheck) -> None:
            self._work.tell(statement)
            self.said.emit(f"{statement.reference}: {check.why}", False)

        self._start(checking(self._session.workspace, statement.reference), say)

    def _correct(self, statement: Statement) -> None:
        self._work.correct(statement)
        self.said.emit(
            tr(
                "{witness_name} is asked for a new version; the former one is kept.",
                witness_name=excerpt(statement.witness_name),
            ),
            True,
        )

    def _ask_confirm(self, statement: Statement) -> None:
        question = tr("Who confirmed with the witness that this is their statement? Give the name of your assessor.")
        dialog = OneLineDialog(tr("Confirmed"), question, tr("Note it"), must=True, parent=self._owner.window())

        def note() -> None:
            self._work.confirm(statement, dialog.value())
            self.said.emit(
                tr("{reference} is confirmed by {value}.", reference=statement.reference, value=dialog.value()), True
            )

        self.ask(dialog, note)

    def _ask_refuse(self, statement: Statement) -> None:
        question = tr("Why does this statement not count? You may leave this empty.")
        dialog = OneLineDialog(
            tr("Refused"), question, tr("It does not count"), must=False, parent=self._owner.window()
        )

        def note() -> None:
            self._work.refuse(statement, dialog.value())
            self.said.emit(tr("{reference} is refused and no longer counts.", reference=statement.reference), True)

        self.ask(dialog, note)

    def _remove(self, statement: Statement) -> None:
        self._work.remove(statement)
        self.said.emit(tr("{reference} is removed.", reference=statement.reference), True)

    def _ask_pin(self, witness: Witness) -> None:
        workspace = self._session.workspace
        key = workspace.witnesses.keys(witness.reference, usable=True)[-1]
        dialog = ChangePinDialog(witness.name, has_pin=key.has_pin, parent=self._owner.window())

        def change() -> None:
            work = changing_pin(workspace, witness.reference, dialog.present.text(), dialog.new.text())
            self._start(work, lambda _: self._on_pin_changed(witness))

        self.ask(dialog, change)

    def _on_pin_changed(self, witness: Witness) -> None:
        self._work.tell()
        self.said.emit(tr("The key of {name} is kept under the new PIN.", name=excerpt(witness.name)), False)

    def _on_taken_in(self, statement: Statement) -> None:
        version = statement.latest
        lacks = tuple(lacking(version)) if version and not statement.counts else ()
        way = tr("It counts, and is shown as typed, origin not verified.")
        if version is not None and version.is_signed:
            way = tr("It is signed with a known certificate.")
        self._on_came(
            statement,
            tr(
                "{reference} came back from {witness_name}. {message}",
                reference=statement.reference,
                witness_name=excerpt(statement.witness_name),
                message=lacks[0].message if lacks else way,
            ),
        )

    def _on_not_taken_in(self, error: Exception) -> None:
        if isinstance(error, ScanFoundError):
            one = error.statements[0].reference if len(error.statements) == 1 else ""
            words = tr("Attach it as the scan of {one}…", one=one) if one else tr("Attach it as a scan…")
            self.offered.emit(error.message, words, lambda: self.attach_found_scan(error))

    def _on_came(self, statement: Statement, said: str) -> None:
        self._work.came(statement)
        self.made.emit("statement", statement.evidence.id)
        self.said.emit(said, False)

    def _start(self, work: Work, finished: Callable[..., object]) -> Task:
        task = self._runner.start(work)
        self._tasks.add(task)
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(lambda *_: self._tasks.discard(task))
        task.finished.connect(finished)
        task.failed.connect(lambda error: self.said.emit(message_of(error), False))
        return task
