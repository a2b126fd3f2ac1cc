"""The export page: choose the documents, see them, and make them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.documents.presets import presets
from portfolio_app.services.packs.profiles import profiles
from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.exporting.changes import (
    PresetChange,
    deleting,
    keep_preset_change,
    renaming,
    saving,
)
from portfolio_app.ui.exporting.export_column import add_part, make_foot
from portfolio_app.ui.exporting.export_form import ExportForm
from portfolio_app.ui.exporting.export_jobs import ExportJobs
from portfolio_app.ui.exporting.export_work import Looked, Made
from portfolio_app.ui.exporting.learner_details import LearnerDetails
from portfolio_app.ui.exporting.made_card import MadeCard
from portfolio_app.ui.exporting.pdf_preview import PdfPreview
from portfolio_app.ui.exporting.preview_invitation import PreviewInvitation
from portfolio_app.ui.exporting.printing import Printing
from portfolio_app.ui.exporting.readiness_card import ReadinessCard
from portfolio_app.ui.exporting.waiting_card import WaitingCard
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.labels import button, label, line
from portfolio_app.ui.widgets.progress_line import ProgressLine

_COLUMN = 380
_NARROWEST = 320
_PAUSE = 600
"""Milliseconds without a change before the preview is made anew."""


class ExportPage(Page):
    """Documents on the left, the preview on the right; the work is done off the GUI thread."""

    name = "export"
    title = mark("Export")
    icon = "export"
    help_topic = "exporting"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.jobs = ExportJobs(session.workspace, tools.runner, self)
        self._ended = ""
        self._print_next = False
        self.details = LearnerDetails(session, self)
        self.form = ExportForm(tools.theme, tools.settings)
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("Folder for the documents"))
        self.choose = button(tr("Choose folder…"))
        self.cover = label("", wrap=True)
        self.readiness = ReadinessCard()
        self.make = button(tr("Make the documents"), "primary")
        self.show_preview = button(tr("Preview"))
        self.progress = ProgressLine()
        self.progress.hide()
        self.made = MadeCard()
        self.waiting = WaitingCard()
        self.preview = PdfPreview(tools.theme)
        self.printing = Printing(self)
        self.destroyed.connect(self.printing.stop)
        self.invitation = PreviewInvitation(tools.theme)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_PAUSE)
        self._sides = QStackedWidget()
        self._column = QScrollArea()
        self._lay_out()
        self._connect()
        self._begin()

    def refresh(self) -> None:
        """Show what would be made now, and what to look at first."""
        details = self.session.workspace.details.get()
        self.form.set_presets(presets())
        self.form.set_learner(details.learner)
        self.form.content.set_units(
            tuple((key, unit.code, unit.title) for key, unit in each_unit(self.session.frameworks)),
            noun_of(self.session.frameworks),
        )
        self.cover.setText("\n".join(map(excerpt, filter(None, (details.learner, details.programme)))))
        self._on_folder_changed()
        self.preview.set_stale(stale=True)
        self._look_again()

    def actions_offered(self) -> tuple[Action, ...]:
        """Return what can be done here."""
        return (
            Action(
                "export.make",
                tr("Make the documents"),
                "Portfolio",
                self.make_documents,
                icon="export",
                enabled=self._can_make,
            ),
            Action("export.preview", tr("Preview the PDF"), "Portfolio", self.make_preview, enabled=self._can_preview),
            Action(
                "export.print", tr("Print…"), "Portfolio", self.print_preview, "Ctrl+P", "printer", self._can_preview
            ),
            Action(
                "portfolio.details",
                tr("Your details…"),
                "Portfolio",
                self.details.ask,
                icon="identification-card",
                enabled=lambda: not self.session.read_only,
            ),
        )

    def on_theme_changed(self) -> None:
        """Keep the column's share of the page."""
        self._column.setFixedWidth(min(self.tools.theme.px(_COLUMN), max(self.width() // 2, _NARROWEST)))
        super().on_theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.on_theme_changed()

    def make_documents(self) -> None:
        """Make the documents that are ticked, unless personal data is undecided."""
        self._make(anyway=False)

    def _make(self, *, anyway: bool) -> None:
        if not self._can_make():
            return
        self.go.emit(Place(self.name))
        self.waiting.hide()
        self.jobs.make(replace(self.form.order, anyway=anyway)).finished.connect(self._on_made)

    def make_preview(self) -> None:
        """Show the PDF as it would be made now."""
        if not self._can_preview():
            return
        self.go.emit(Place(self.name))
        self.invitation.start()
        self.jobs.preview(self.form.options).finished.connect(self._on_previewed)

    def print_preview(self) -> None:
        """Print what the preview shows; it is made first where it does not show what would be made now."""
        if self.preview.is_fresh and self.preview.pages is not None:
            self.printing.ask(self.preview.pages)
            return
        self._print_next = True
        self.make_preview()

    def cancel(self) -> None:
        """Stop what is being made."""
        if not self.jobs.idle:
            self.jobs.cancel()
            self.progress.stopping()
            self.invitation.stopping()

    def _on_made(self, made: Made) -> None:
        if made.waiting:
            self._wait(made.waiting)
            return
        self.made.show_files(made.files, made.warnings)
        self._on_folder_changed()
        if made.pdf:
            self._show_pdf(made.pdf)
        if self.isVisible():
            QTimer.singleShot(0, self, self._show_made)
        else:
            self.notify.emit(
                Notice(
                    tr(
                        "{documents} made in {parent}.",
                        documents=plural(len(made.files), "document"),
                        parent=made.files[0].parent,
                    )
                )
            )

    def _wait(self, count: int) -> None:
        self.waiting.show_count(count)
        QTimer.singleShot(0, self, lambda: self._column.ensureWidgetVisible(self.waiting, 0, 24))

    def _show_made(self) -> None:
        self._column.ensureWidgetVisible(self.made, 0, 24)
        bar = self._column.verticalScrollBar()
        bar.setValue(min(bar.value(), self.made.y() - 24))  # a card that is taller than the page shows from its top
        self.made.setFocus()

    def _on_previewed(self, pdf: bytes) -> None:
        self._show_pdf(pdf)
        self.preview.view.setFocus()
        wanted, self._print_next = self._print_next, False
        if wanted and self.preview.pages is not None:
            self.printing.ask(self.preview.pages)

    def _on_stopped(self, why: str) -> None:
        """Say why there is no document, until the next one is being made."""
        self._ended = why
        self._print_next = False
        self._say(why)

    def _on_looked(self, looked: Looked) -> None:
        self.readiness.show_findings(looked.findings, noun_of(self.session.frameworks))
        self.form.pack.show_findings(looked.preflight)

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Where to put the documents"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _on_folder_changed(self) -> None:
        self.form.set_folder(Path(self.folder.text().strip()))
        if self.folder.text():  # not while the page is being made
            self._remember()

    def _on_form_changed(self) -> None:
        self.make.setEnabled(self._can_make())
        self.show_preview.setEnabled(self._can_preview())

    def _on_options_changed(self) -> None:
        self.preview.set_stale(stale=True, why=tr("You have changed what goes in or how it looks."))
        self._follow.start()

    def _on_follow(self) -> None:
        """Show the preview with the options as they are now, where one is being looked at."""
        if not self.preview.isVisible() or self.form.content.fault:
            return
        if not self.jobs.idle:
            self._follow.start()
            return
        self.jobs.preview(self.form.options).finished.connect(self._show_pdf)

    def _change_presets(self, change: PresetChange) -> None:
        try:
            keep_preset_change(self.session, change)
        except PortfolioError as error:
            self._say(error.message)
            return
        self.notify.emit(Notice(change.said, undo=True))

    def _on_open_wanted(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(tr("No program on this computer opens it. It is here: {path}", path=path))

    def _begin(self) -> None:
        self.form.set_profiles(profiles())
        settings, default = self.tools.settings, self.session.workspace.path.parent
        remembered = settings.text("export/folder")
        self.folder.setText(remembered if remembered and Path(remembered).is_dir() else str(default))
        self.form.set_presets(presets())
        self._on_folder_changed()

    def _remember(self) -> None:
        folder = Path(self.folder.text().strip())
        # The portfolio's own folder is the default wherever the portfolio is: only another one is remembered.
        usual = folder == self.session.workspace.path.parent
        self.tools.settings.remember("export/folder", "" if usual else str(folder))

    def _can_preview(self) -> bool:
        return self.jobs.idle and not self.form.content.fault

    def _can_make(self) -> bool:
        return self.jobs.idle and self.form.is_ready and bool(self.folder.text().strip())

    def _on_begun(self, what: str) -> None:
        if self._ended:
            self.settled.emit(self._ended)
            self._ended = ""
        self.progress.start(what)
        self.make.setEnabled(False)
        self.show_preview.setEnabled(False)

    def _on_ended(self) -> None:
        self.progress.hide()
        self.invitation.stop()
        self._on_form_changed()
        if self.jobs.looking:
            self._look_again()

    def _look_again(self) -> None:
        self.jobs.look(self.form.pack.profile if self.form.pack.wanted else None)

    def _show_pdf(self, pdf: bytes) -> None:
        try:
            self.preview.show_pdf(pdf)
        except PortfolioError as error:
            self._say(error.message)
            return
        self._sides.setCurrentWidget(self.preview)

    def _say(self, text: str) -> None:
        self.notify.emit(Notice(text))

    def _connect(self) -> None:
        self.jobs.begun.connect(self._on_begun)
        self.jobs.progressed.connect(self.progress.report)
        self.jobs.progressed.connect(self.invitation.report)
        self.jobs.ended.connect(self._on_ended)
        self.jobs.stopped.connect(self._on_stopped)
        self.jobs.looked.connect(self._on_looked)
        self.jobs.look_failed.connect(self._say)
        self.printing.said.connect(self._say)
        self.details.noticed.connect(self.notify)
        self.form.changed.connect(self._on_form_changed)
        self.form.options_changed.connect(self._on_options_changed)
        self.form.pack.profile_changed.connect(self._look_again)
        wanted = self.form.presets
        wanted.save_wanted.connect(lambda name: self._change_presets(saving(name, self.form.options)))
        wanted.rename_wanted.connect(lambda former, name: self._change_presets(renaming(former, name)))
        wanted.delete_wanted.connect(lambda name: self._change_presets(deleting(name)))
        self._follow.timeout.connect(self._on_follow)
        self.folder.textChanged.connect(self._on_folder_changed)
        self.choose.clicked.connect(self._on_choose)
        self.readiness.look_wanted.connect(lambda: self.go.emit(Place("check")))
        self.make.clicked.connect(self.make_documents)
        self.show_preview.clicked.connect(self.make_preview)
        self.progress.cancel_wanted.connect(self.cancel)
        self.waiting.show_wanted.connect(lambda: self.go.emit(Place("check")))
        self.waiting.anyway_wanted.connect(lambda: self._make(anyway=True))
        self.made.open_wanted.connect(self._on_open_wanted)
        self.made.folder_wanted.connect(lambda path: self._on_open_wanted(path.parent))
        self.preview.again_wanted.connect(self.make_preview)
        self.invitation.preview_wanted.connect(self.make_preview)
        self.invitation.cancel_wanted.connect(self.cancel)

    def _lay_out(self) -> None:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(label(tr("Export"), "title"))
        layout.addWidget(label(tr("Make the documents your assessor receives."), "subtitle", wrap=True))
        layout.addSpacing(12)
        layout.addWidget(self.form)
        add_part(layout, tr("Where to"), self.folder, self.choose)
        add_part(layout, tr("On the cover"), self.cover, self._change_button())
        add_part(layout, tr("Before you send it"), self.readiness)
        layout.addSpacing(8)
        layout.addWidget(self.waiting)
        layout.addWidget(self.made)
        layout.addStretch(1)
        self._column.setWidgetResizable(True)
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setWidget(column)
        self._sides.addWidget(self.invitation)
        self._sides.addWidget(self.preview)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._column, 1)
        left.addWidget(line())
        left.addWidget(make_foot(self.progress, self.make, self.show_preview))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self._sides, 1)

    def _change_button(self) -> QWidget:
        change = button(tr("Change"), "flat", name=tr("Change your details"))
        change.setEnabled(not self.session.read_only)
        change.clicked.connect(self.details.ask)
        return change
