"""The Witnesses page: who saw it, what they were asked, what came back, and letting them sign on this screen."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_warnings import witness_warnings
from portfolio_app.domain.witnesses.witness import Witness, witness_reference
from portfolio_app.services.clock import today
from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task, Work
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.labels import button
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.row_actions import RowAction, RowActions
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.witnesses import statement_panel as panel
from portfolio_app.ui.witnesses.changes import WitnessChanges, removed
from portfolio_app.ui.witnesses.hand_over import HandOver, Signing
from portfolio_app.ui.witnesses.signing_card import Key
from portfolio_app.ui.witnesses.stamp_steps import StampSteps
from portfolio_app.ui.witnesses.statement_tasks import Doubts, doubting, signing
from portfolio_app.ui.witnesses.witness_rows import witness_rows
from portfolio_app.ui.witnesses.witness_steps import WitnessSteps

_BESIDE = 860
_ENDINGS = frozenset((".pdf", ".docx", ".odt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".webp"))
_SUBTITLE = mark("Ask the people who saw you do it.")
_MORE = mark(" Press Enter on a line to see more.")


class WitnessesPage(Page):
    """The list on the left, what is chosen beside it, or below where there is little room."""

    name = "witnesses"
    title = mark("Witnesses")
    icon = "users-three"
    help_topic = "witnesses"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._tasks: set[Task] = set()
        self.steps = WitnessSteps(session, tools.runner, self)
        self.stamps = StampSteps(session, tools.runner, self)
        self.handed_over: HandOver | None = None
        self.setAcceptDrops(True)
        self._header = PageHeader(tools.theme, tr("Witnesses"), tr(_SUBTITLE))
        self.bring_in = self._header.add_button(
            button(tr("Bring in a form…"), name=tr("Bring in a form that came back"))
        )
        self.add_witness = self._header.add_button(button(tr("Add a witness…")))
        self.ask = self._header.add_button(button(tr("Ask for a statement…"), "primary"))
        self.tree = RowTree(tools.theme, tr("Statements and witnesses"))
        self.panel = panel.StatementPanel(tools.theme, session.colour_of, writable=not session.read_only)
        self._empty = Invitation(
            tr("Nobody has been asked yet"),
            tr("Add the person who saw you do it, such as your line manager. They say what they saw and sign it."),
            tr("Add a witness"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        for made, run in (
            (self.bring_in, self.ask_forms),
            (self.add_witness, self.edit_new_witness),
            (self.ask, self.ask_statement),
        ):
            made.setEnabled(not session.read_only)
            made.clicked.connect(lambda _=False, run=run: run())
        self._empty.accepted.connect(self.edit_new_witness)
        self._empty.button.setEnabled(not session.read_only)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        RowActions(self.tree, self._row_actions, self._remove_chosen)
        self.tree.opened.connect(lambda _row: self._focus_panel())
        self.tree.selectionModel().currentChanged.connect(self._on_chosen)
        self.panel.wanted.connect(self.run)
        self.stamps.said.connect(lambda text: self.notify.emit(Notice(text)))
        self.stamps.offered.connect(lambda text, words, run: self.notify.emit(Notice(text, offer=words, run=run)))
        self.steps.said.connect(lambda text, undo: self.notify.emit(Notice(text, undo=undo)))
        self.steps.offered.connect(lambda text, words, run: self.notify.emit(Notice(text, offer=words, run=run)))
        self.steps.made.connect(self._show_made)
        self.steps.hand_over_wanted.connect(self.hand_over)
        self.setFocusProxy(self.tree)

    @property
    def chosen(self) -> tuple[str, int]:
        """What is chosen: ``statement`` or ``witness`` with its id, or nothing."""
        index = self.tree.currentIndex()
        key = self.tree.rows.row_at(index).key if index.isValid() else None
        return key if isinstance(key, tuple) else ("", 0)

    def refresh(self) -> None:
        """Show what there is; the chosen row stays chosen."""
        workspace = self.session.workspace
        rows = witness_rows(workspace.statements.list(), workspace.witnesses.list())
        self._header.set_words(tr("Witnesses"), f"{tr(_SUBTITLE)}{tr(_MORE) if rows else ''}")
        self._stack.setCurrentIndex(0 if rows else 1)
        self.setFocusProxy(self.tree if rows else self._empty.button)
        self.ask.setEnabled(bool(rows) and not self.session.read_only)
        kept = self.chosen
        self.tree.set_rows(rows)
        if not self.tree.show_row(kept):
            self.tree.setCurrentIndex(self.tree.rows.index(0, 0, self.tree.rows.index(0, 0)))
        self._show_chosen()

    def concerns(self, change: Change) -> bool:
        return change.concerns(Kind.WITNESS, Kind.FRAMEWORK)

    def open_place(self, place: Place) -> None:
        """Choose a statement."""
        if place.evidence:
            self.tree.show_row(("statement", place.evidence))

    def place(self) -> Place:
        kind, number = self.chosen
        return Place(self.name, evidence=number if kind == "statement" else 0)

    def actions_offered(self) -> tuple[Action, ...]:
        """Return what can be done here."""

        def can() -> bool:
            return not self.session.read_only

        def can_sign() -> bool:
            return can() and self.isVisible() and panel.HAND_OVER in self.panel.buttons

        return (
            Action("witness.ask", tr("Ask for a witness statement…"), "Witness", self.ask_statement, "Ctrl+Shift+W",
                   "users-three", can),
            Action("witness.add", tr("Add a witness…"), "Witness", self.edit_new_witness, "", "user-plus", can),
            Action("witness.import", tr("Bring in a form that came back…"), "Witness", self.ask_forms, "",
                   "download-simple", can),
            Action("witness.import_older", tr("Bring in an older form…"), "Witness", self.ask_older_form, "",
                   "clock-counter-clockwise", can),
            Action("witness.stamp_pack", tr("Ask for a time stamp of a pack…"), "Witness", self.stamps.ask_for_pack, "",
                   "clock", can),
            Action("witness.stamped", tr("Bring in a time stamp…"), "Witness", self.stamps.ask_answer, "",
                   "download-simple", can),
            Action("witness.trust", tr("Trust a time-stamp centre…"), "Witness", self.stamps.ask_trust, "",
                   "shield-check"),
            Action("witness.sign", tr("Hand over to sign"), "Witness", lambda: self.run(panel.HAND_OVER),
                   "Ctrl+Shift+H", "pencil-line", can_sign),
        )  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take forms that came back."""
        if not self.session.read_only and _forms(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what is dropped."""
        paths = _forms(event)
        event.acceptProposedAction()
        # After the drop: the other program waits for its end.
        QTimer.singleShot(0, self, lambda: self.steps.take_in(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the list, or below it."""
        super().resizeEvent(event)
        wide = self.width() >= self.tools.theme.px(_BESIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def run(self, what: str) -> None:
        """Do what a button of the panel is for, to what is chosen."""
        kind, _ = self.chosen
        try:
            if kind == "witness":
                self.steps.run_on_witness(what, self._witness())
            elif what == panel.STAMP:
                self.stamps.ask_for_statement(self._statement())
            elif what == panel.STAMPED:
                self.stamps.ask_answer()
            elif kind == "statement":
                self.steps.run_on_statement(what, self._statement())
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))

    @property
    def chosen_rows(self) -> list[tuple[str, int]]:
        """All that is chosen, from top to bottom: statements and witnesses, by id."""
        rows = (self.tree.rows.row_at(index).key for index in self.tree.selectionModel().selectedIndexes())
        return [key for key in rows if isinstance(key, tuple)]

    def _row_actions(self) -> list[RowAction]:
        """Return what the panel offers for what is chosen, or what can be done with several."""
        count = len(self.chosen_rows)
        if count == 1:
            buttons = self.panel.buttons.items()
            return [RowAction(made.text(), partial(self.run, what)) for what, made in buttons if made.isEnabled()]
        can = count > 1 and not self.session.read_only
        return [RowAction(tr("Remove these {count}", count=count), self._remove_chosen)] if can else []

    def _remove_chosen(self) -> None:
        keys = self.chosen_rows
        if self.session.read_only or not keys:
            return
        if len(keys) == 1:
            self.run(panel.REMOVE)
            return
        workspace = self.session.workspace
        try:
            statements = [workspace.statements.get(f"E{number}") for kind, number in keys if kind == "statement"]
            witnesses = [workspace.witnesses.get(f"W{number}") for kind, number in keys if kind == "witness"]
            WitnessChanges(self.session).remove_all(statements, witnesses)
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        said = removed(len(statements), len(witnesses))
        self.notify.emit(
            Notice(tr("{said}{said_shown} are removed.", said=said[0].upper(), said_shown=said[1:]), undo=True)
        )

    def edit_new_witness(self) -> None:
        """Ask who the witness is."""
        self.go.emit(Place(self.name))
        self.steps.edit_witness(Witness(0, ""))

    def ask_statement(self) -> None:
        """Ask what a witness is to be asked."""
        kind, number = self.chosen
        self.steps.ask_statement(witness_reference(number) if kind == "witness" else "")

    def ask_forms(self) -> None:
        """Ask which forms came back."""
        self.go.emit(Place(self.name))
        self.steps.ask_forms()

    def ask_older_form(self) -> None:
        """Ask for a form that came back after what is asked was changed."""
        self.go.emit(Place(self.name))
        self.steps.ask_older_form()

    def hand_over(self, statement: Statement) -> None:
        """Give the whole window to the witness."""
        workspace = self.session.workspace
        keys = workspace.witnesses.keys(f"W{statement.witness_id}", usable=True)
        key = Key(exists=bool(keys), has_pin=bool(keys) and keys[-1].has_pin)
        form = workspace.statements.form(statement.reference)
        begun = workspace.statement_drafts.get(statement.reference)
        keep = partial(workspace.statement_drafts.keep, statement.reference)
        view = HandOver(self.tools.theme, form, key, self.session.colour_of, today(), keep, begun=begun)
        view.sign_wanted.connect(lambda signing_: self._sign(view, statement, signing_))
        view.left.connect(self._on_given_back)
        self.handed_over = view
        self.covered.emit(view)

    def _sign(self, view: HandOver, statement: Statement, wanted: Signing) -> None:
        view.show_busy(True)
        work = signing(
            self.session.workspace, statement.reference, wanted.testimony, wanted.picture, wanted.pin,
            new_key=wanted.new_key,
        )  # fmt: skip
        task = self._start(work, self._on_signed)
        task.failed.connect(lambda error: view.show_failed(message_of(error)))

    def _on_signed(self, statement: Statement) -> None:
        WitnessChanges(self.session).came(statement)
        if self.handed_over is not None and statement.latest is not None:
            self.handed_over.show_signed(statement.latest.origin)

    def _on_given_back(self) -> None:
        self.handed_over = None
        self.show_now()
        self.tree.setFocus()

    def _show_made(self, kind: str, number: int) -> None:
        self.show_now()
        self.tree.show_row((kind, number))

    def _on_chosen(self, _index: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        kind, _ = self.chosen
        workspace = self.session.workspace
        try:
            if kind == "statement":
                statement = self._statement()
                self.panel.show_statement(statement, workspace.time_stamps.said_of(statement))
                # Aside: every account is compared with what the witness said.
                self._start(doubting(workspace, statement.reference), self._on_doubted)
                return
            if kind == "witness":
                witness = self._witness()
                keys = workspace.witnesses.keys(witness.reference)
                can_sign = bool(workspace.witnesses.keys(witness.reference, usable=True))
                warnings = tuple(witness_warnings(witness))
                sample = workspace.witnesses.sample(witness.reference) or b""
                self.panel.show_witness(panel.WitnessDetails(witness, keys, warnings, sample, can_sign))
                return
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
        self.panel.show_nothing()

    def _on_doubted(self, found: Doubts) -> None:
        if self.chosen == ("statement", found.evidence_id):
            self.panel.show_warnings(found.warnings)

    def _statement(self) -> Statement:
        return self.session.workspace.statements.get(f"E{self.chosen[1]}")

    def _witness(self) -> Witness:
        return self.session.workspace.witnesses.get(f"W{self.chosen[1]}")

    def _focus_panel(self) -> None:
        first = next(iter(self.panel.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def _start(self, work: Work, finished) -> Task:  # noqa: ANN001  # a function of the work's result
        task = self.tools.runner.start(work)
        self._tasks.add(task)
        for ended in (task.finished, task.failed, task.cancelled):
            ended.connect(lambda *_: self._tasks.discard(task))
        task.finished.connect(finished)
        task.failed.connect(lambda error: self.notify.emit(Notice(message_of(error))))
        return task

    def _lay_out(self) -> None:
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self._both.addWidget(self.tree, 3)
        self._both.addWidget(self.panel, 2)
        self._stack.addWidget(both)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)


def _forms(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in _ENDINGS]
