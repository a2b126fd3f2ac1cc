"""The evidence page: everything that can be pointed at, in a table beside its details, and the viewer of files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.evidence.evidence import EvidenceKind, reference_of
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.services.clock import today
from portfolio_app.services.evidence.changed_evidence import AddedFiles
from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.claim_target import whole_target
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence import evidence_buttons as buttons
from portfolio_app.ui.evidence.adding_files import FileIntake
from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.evidence.chosen_evidence import chosen_evidence
from portfolio_app.ui.evidence.evidence_list import EvidenceList
from portfolio_app.ui.evidence.evidence_panel import EvidencePanel
from portfolio_app.ui.evidence.evidence_row_actions import row_actions
from portfolio_app.ui.evidence.evidence_saving import EvidenceSaving
from portfolio_app.ui.evidence.evidence_steps import EvidenceSteps
from portfolio_app.ui.evidence.evidence_table import EvidenceLine, counted
from portfolio_app.ui.evidence.evidence_viewer import EvidenceViewer
from portfolio_app.ui.evidence.evidence_work import EvidenceRead, reading
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.unsaved import Rescued
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.labels import button, set_look
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.rescued_card import RescuedCard
from portfolio_app.ui.widgets.row_actions import RowActions

_BESIDE = 840
_LIST, _VIEWER = range(2)


class EvidencePage(Page):
    """Every piece of evidence with its claims, size, date and state; files are put in, looked at and claimed here."""

    name = "evidence"
    title = mark("Evidence")
    icon = "archive"
    help_topic = "evidence"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._reading: Task | None = None
        self._wanted = 0
        self._thumbnails: dict[int, bytes] = {}
        writable = not session.read_only
        changes = EvidenceChanges(session)
        self.header = PageHeader(tools.theme, tr("Evidence"))
        self.held = self.header.add_button(
            button(tr("Held elsewhere…"), name=tr("Add a record of what is held elsewhere"))
        )
        self.add = self.header.add_button(button(tr("Add evidence…"), "primary"))
        self.intake = FileIntake(session, tools.runner)
        self.list = EvidenceList(tools.theme, tools.settings)
        self.model, self.table = self.list.model, self.list.table
        self.panel = EvidencePanel(tools.theme, writable=writable, today=today())
        self.saving = EvidenceSaving(changes, session.workspace.path, self)
        self.rescued = RescuedCard(tr("Put them in"), accounts=False)
        self.viewer = EvidenceViewer(session, tools.theme, tools.settings, tools.runner)
        self.picker = CriterionPicker(session, tools.theme, self)
        self.claiming = ClaimSteps(session, tools.settings, self.picker, self._near_panel, self.flush)
        self.steps = EvidenceSteps(session, changes, tools.runner, tools.theme, self)
        self._empty = Invitation(
            tr("No evidence yet"),
            tr("Drop photographs, documents, e-mails or recordings here. You can say later what they prove."),
            tr("Add evidence"),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(writable=writable)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Read what evidence there now is, off the GUI thread: thousands of pieces take a while; the chosen one now."""
        self._show_chosen()
        self._reading = self.tools.runner.start(reading(self.session.workspace))
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(lambda error: self.notify.emit(Notice(message_of(error))))
        self.viewer.refresh()

    def concerns(self, change: Change) -> bool:
        """Look again when evidence or claims changed."""
        return change.concerns(Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM, Kind.WITNESS)

    def open_place(self, place: Place) -> None:
        """Choose a piece of evidence, or with a claim on a file look at the place that it points at."""
        if place.claim and place.evidence and self.session.kind_of(place.evidence) is EvidenceKind.FILE:
            self.look_at(place.evidence, place.claim)
            return
        self._stack.setCurrentIndex(_LIST)
        self.viewer.close_file()
        self._wanted = place.evidence
        if self._wanted and self.model.row_of(self._wanted) < 0:
            self.list.show_all()
        self._choose(self._wanted)

    def place(self) -> Place:
        """Return what is looked at, or chosen."""
        line = self.table.line
        return Place(self.name, evidence=line.summary.evidence.id if line else 0)

    def flush(self) -> bool:
        """Save what is typed in the details."""
        noted = self.viewer.panel.claims.flush()
        return self.panel.flush() and self.saving.flush() and noted

    def unsaved(self) -> tuple[str, ...]:
        """Return the details that could not be saved."""
        notes = (*self.panel.claims.unsaved(), *self.viewer.panel.claims.unsaved())
        return (*self.saving.unsaved(), *notes)

    def actions_offered(self) -> tuple[Action, ...]:
        """Return what can be done here."""

        def write() -> bool:
            return not self.session.read_only

        def chosen() -> bool:
            return self.isVisible() and self.table.line is not None and self._stack.currentIndex() == _LIST

        def can_claim() -> bool:
            return write() and self.isVisible() and self.panel.summary is not None

        def has_versions() -> bool:
            return chosen() and not self.panel.buttons[buttons.VERSIONS].isHidden()

        look, versions = partial(self.want, buttons.LOOK), partial(self.want, buttons.VERSIONS)
        return (
            Action("evidence.add", tr("Add evidence…"), "Evidence", self.ask_files, "Ctrl+Shift+E", "archive", write),
            Action("evidence.held", tr("Add what is held elsewhere…"), "Evidence", self.ask_held, "", "map-pin", write),
            Action("evidence.look", tr("Look at the chosen evidence"), "Evidence", look, "", "eye", chosen),
            Action("evidence.claim", tr("Claim all of it…"), "Evidence", self.claim_whole, "", "", can_claim),
            Action("evidence.versions", tr("Former versions…"), "Evidence", versions, "", "", has_versions),
            Action("evidence.methods", tr("Edit method codes…"), "Evidence", self.steps.edit_methods, enabled=write),
            Action("evidence.copy", tr("Copy this row of the table"), "Edit", self.table.copy_row, "", "copy", chosen),
        )

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Put in what is dropped on the window while this page shows, or found on another page."""
        if self.intake.may_take(seen=self.isVisible()):
            self.put_in(list(paths))
        return True

    def take_picture(self, picture: QImage) -> bool:
        """Put in a picture that has no file."""
        if self.intake.may_take(seen=self.isVisible()):
            self.intake.put_in_picture(picture)
        return True

    def claim_piece(self, evidence_id: int) -> None:
        """Show a piece of evidence and ask which criterion it meets."""
        try:
            evidence = self.session.workspace.evidence.get(reference_of(evidence_id))
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        self.go.emit(Place(self.name, evidence=evidence_id))
        self.claiming.claim(whole_target(evidence.reference, one=self.session.noun.one))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the list, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def on_theme_changed(self) -> None:
        """Paint again."""
        self.list.fit()
        self._arrange()
        super().on_theme_changed()

    def ask_files(self) -> None:
        """Ask which files are evidence."""
        self.go.emit(Place(self.name))
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Choose files as evidence"), "", tr("All files (*)"))
        self.put_in([Path(path) for path in chosen])

    def put_in(self, paths: list[Path]) -> None:
        """Put files in, in a worker; all of them or none."""
        if self.isVisible():
            self._stack.setCurrentIndex(_LIST)
        self.intake.put_in(paths)

    def ask_held(self) -> None:
        """Ask what is held elsewhere."""
        self.go.emit(Place(self.name))
        self.steps.ask_held()

    def look_at(self, evidence_id: int, claim: int = 0) -> None:
        """Show a file in the viewer, at a claim's place if one is given."""
        try:
            file = self.session.workspace.evidence.file(reference_of(evidence_id))
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        self._show_file(file, claim)

    def _show_file(self, file: EvidenceFile, claim: int = 0, number: int = 0) -> None:
        self._choose(file.evidence.id)
        self._stack.setCurrentIndex(_VIEWER)
        self.viewer.show_file(file, claim, number)

    def _lay_out(self) -> None:
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(self.list, 1)
        self._both.addWidget(self.panel)
        self._body = QWidget()
        self._body.setLayout(self._both)
        self._both.setContentsMargins(0, 0, 0, 0)
        listed = QWidget()
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.setSpacing(16)
        inner.addWidget(self.header)
        inner.addWidget(self.intake)
        inner.addWidget(self.rescued)
        inner.addWidget(self._body, 1)
        inner.addWidget(self._empty, 1)
        self._empty.hide()
        for shown in (listed, self.viewer):
            self._stack.addWidget(shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _connect(self, *, writable: bool) -> None:
        for made, run in ((self.add, self.ask_files), (self.held, self.ask_held), (self._empty.button, self.ask_files)):
            made.setEnabled(writable)
            made.clicked.connect(lambda _=False, run=run: run())
        self.intake.busy_changed.connect(lambda busy: self.add.setEnabled(writable and not busy))
        self.intake.added.connect(self._choose_later)
        self.intake.ended.connect(self._on_added)
        self.steps.made.connect(self._choose_later)
        self.steps.writing_wanted.connect(lambda note: self.go.emit(Place("accounts", evidence=note)))
        self.steps.files.replacement_chosen.connect(self.intake.replace)
        remove = self.remove_chosen if writable else None
        RowActions(self.table, lambda: row_actions(self.table, self.panel, self.want, remove), self.remove_chosen)
        self.table.wanted.connect(lambda line: self._look(line))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.table.copied.connect(self._on_copied)
        self.list.filtered.connect(self._show_chosen)
        self.panel.edited.connect(self.saving.edit)
        self.panel.again_wanted.connect(self.saving.flush)
        self.saving.kept.connect(self.panel.note_kept)
        self.saving.changed.connect(lambda evidence: self.panel.note_unkept(evidence, self.saving.of(evidence)))
        self.rescued.wanted.connect(self._on_rescued_wanted)
        self.panel.wanted.connect(self.want)
        self.panel.methods_wanted.connect(self.steps.edit_methods)
        self.claiming.follow(self.panel.claims)
        self.panel.claims.words_wanted.connect(lambda claim: self.look_at(claim.evidence_id, claim.id))
        self.panel.claims.list.doubleClicked.connect(lambda _: self.want(buttons.LOOK))
        self.viewer.left.connect(self._on_viewer_left)
        self.viewer.outside_wanted.connect(self.steps.files.open_outside)
        self.viewer.play_wanted.connect(self.steps.files.play)
        self.steps.files.look_wanted.connect(lambda file, number: self._show_file(file, number=number))
        for each in (self.steps, self.claiming, self.viewer, self.intake):
            each.said.connect(lambda text, undo: self.notify.emit(Notice(text, undo=undo)))
        for said in (self.saving.said, self.rescued.said):
            said.connect(lambda text: self.notify.emit(Notice(text)))

    def _arrange(self) -> None:
        wide = self.width() >= self.tools.theme.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        self.panel.fit(wide=wide, room=self.height())

    def _on_read(self, read: EvidenceRead) -> None:
        """Show what was read; the chosen row stays chosen."""
        if self.sender() is not self._reading:
            return
        self._thumbnails = read.thumbnails
        self.list.set_lines(read.lines, read.thumbnails)
        said = tr("{counted}. Press Enter to open one.", counted=counted(read.lines))
        set_look(self.add, "primary" if read.lines else "")
        self.header.set_words(tr("Evidence"), said if read.lines else tr("What proves what you did stands here."))
        shown, other = (self.list, self._empty) if read.lines else (self._empty.button, self.list)
        keys_here = other.isAncestorOf(self.window().focusWidget() or self)
        self._body.setVisible(bool(read.lines))
        self._empty.setVisible(not read.lines)
        self.setFocusProxy(shown)
        if keys_here:
            shown.setFocus()
        if self._wanted:
            self._choose(self._wanted)
        self._show_chosen()
        writable = not self.session.read_only
        self.rescued.show_waiting(self.session.workspace.path, writable=writable, but=self.saving.put_aside)

    def _choose(self, evidence_id: int) -> None:
        if self.list.choose(evidence_id):
            self._wanted = 0

    def _choose_later(self, evidence_id: int) -> None:
        self._wanted = evidence_id

    def _show_chosen(self) -> None:
        line = self.table.line
        self.panel.setVisible(line is not None)
        if line is None:
            return
        evidence = line.summary.evidence
        if self.panel.summary is not None and self.panel.summary.evidence.id != evidence.id:
            self.panel.flush()
        try:
            chosen = chosen_evidence(self.session, line.summary)
        except PortfolioError as error:
            self.panel.hide()  # it was just removed, and the list is being read again; or the file cannot be read now
            if isinstance(error, FileError):
                self.notify.emit(Notice(error.message))
            return
        self.panel.show_evidence(chosen, self._thumbnails.get(evidence.id, b""), self.saving.of(evidence.id))

    def _look(self, line: EvidenceLine) -> None:
        evidence = line.summary.evidence
        if evidence.kind is EvidenceKind.FILE:
            self.look_at(evidence.id)
        elif evidence.kind is EvidenceKind.HELD_ELSEWHERE:
            self.steps.run(buttons.EDIT, evidence)
        else:
            self.go.emit(Place("accounts", evidence=evidence.id))

    def want(self, what: str) -> None:
        """Do something with the chosen piece, by its name in the panel."""
        line = self.table.line
        if line is None:
            return
        if what == buttons.LOOK:
            self._look(line)
        elif what == buttons.WHOLE:
            self.claim_whole()
        else:
            if what == buttons.REMOVE:
                self.table.setFocus()  # the row that follows is chosen there
            self.steps.run(what, line.summary.evidence)

    def remove_chosen(self) -> None:
        """Take out what is chosen."""
        if (lines := self.table.lines) and not self.session.read_only:
            self.panel.flush()
            self.table.setFocus()
            self.steps.remove([line.summary.evidence for line in lines])

    def _on_copied(self, text: str) -> None:
        rows = len(text.splitlines())
        self.notify.emit(Notice(tr("The row is copied.") if rows == 1 else tr("{rows} rows are copied.", rows=rows)))

    def claim_whole(self) -> None:
        """Claim all of the chosen piece for a criterion."""
        if self._stack.currentIndex() == _VIEWER:
            self.viewer.claim_whole()
        elif self.panel.summary is not None and self.panel.summary.evidence.kind is not EvidenceKind.STATEMENT:
            self.claiming.claim(whole_target(self.panel.summary.evidence.reference, one=self.session.noun.one))

    def _on_added(self, said: str, result: AddedFiles) -> None:
        """Name what was put in, and offer the next step: claiming it, or seeing all of it."""
        ids = [*(each.file.evidence.id for each in result.added), *(evidence.id for _, evidence in result.known)]
        if len(ids) == 1:
            offer, run = tr("Claim it…"), partial(self.claim_piece, ids[0])
        else:
            offer, run = tr("See them"), partial(self.go.emit, Place(self.name, evidence=ids[0] if ids else 0))
        self.notify.emit(Notice(said, undo=bool(result.added), offer=offer, run=run))

    def _near_panel(self, _claim: int = 0) -> QRect:
        corner = self.panel.mapTo(self, self.panel.rect().topLeft())
        return QRect(corner, self.panel.size()).adjusted(0, 0, 0, -self.panel.height() // 2)

    def _on_rescued_wanted(self, rescued: Rescued) -> None:
        """Put rescued details into their evidence."""
        try:
            evidence = self.session.workspace.evidence.get(rescued.reference)
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        if self.saving.put_in(rescued, evidence):
            self.notify.emit(Notice(tr("What you wrote is in {reference}.", reference=evidence.reference)))
        self._wanted = evidence.id
        self.refresh()

    def _on_viewer_left(self) -> None:
        self.viewer.close_file()
        self._stack.setCurrentIndex(_LIST)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
