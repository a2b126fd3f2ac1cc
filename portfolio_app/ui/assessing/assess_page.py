"""A pack being assessed: criteria, claims, the decision, and the evidence, side by side; the pack is never changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.assessment import Assessor, DecisionDraft
from portfolio_app.domain.errors import FileError, InputError, PortfolioError
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.assessing.assessment import Assessing, open_assessment
from portfolio_app.services.assessing.assessor import read_assessor, save_assessor
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.assessing.assess_keys import add_key, deciding_keys
from portfolio_app.ui.assessing.assessment_rows import following, noun_in, progress_words, unfinished_rows
from portfolio_app.ui.assessing.assessor_dialog import AssessorDialog
from portfolio_app.ui.assessing.claimed_evidence import ClaimedEvidence
from portfolio_app.ui.assessing.criteria_to_assess import CriteriaToAssess
from portfolio_app.ui.assessing.criterion_to_assess import CriterionToAssess
from portfolio_app.ui.assessing.evidence_reader import EvidenceReader
from portfolio_app.ui.assessing.left_out_dialog import LeftOutDialog
from portfolio_app.ui.assessing.pack_files import doubt_words, file_words
from portfolio_app.ui.assessing.responsive_split import ResponsiveSplit
from portfolio_app.ui.assessing.watched_work import WatchedWork
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.exchange import Exchange
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.typing_step import TypingStep

_KEYS = (
    "In the lists: M met · N not yet met · E more evidence · V A C S R checks · F feedback · H how · Q questions · "
    "W read the words · Y accept them · X do not · O open the file. Ctrl+Enter: the next to decide. Esc: the list."
)
_LIST = 230


class AssessPage(QWidget):
    """Needs no portfolio to be open; what is decided is kept at once, and returned as one signed file."""

    closed = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Assess a pack"))
        self._theme = theme
        self.assessing: Assessing | None = None
        self._beside = Path()
        """Where the pack was given, which is where files for its learner go."""
        self.undo_stack = QUndoStack(self)
        self._header = PageHeader(theme, tr("Assess a pack"), "")
        self.return_button = self._header.add_button(button(tr("Return decisions…"), "primary"))
        self.report_button = self._header.add_button(button(tr("Feedback report…")))
        self.who_button = self._header.add_button(button(tr("Who you are…")))
        self.done = self._header.add_button(button(tr("Close")))
        self.progress = WatchedWork(runner)
        self.doubts = label("", "danger", wrap=True)
        self.doubts.setAccessibleName(tr("What is in doubt about decisions"))
        self.doubts.hide()
        self.criteria = CriteriaToAssess(theme)
        self.criterion = CriterionToAssess(theme, self.keep)
        self.reader = EvidenceReader(theme)
        self.shown = ClaimedEvidence(self.reader, runner, self)
        self._dialog: AssessorDialog | None = None
        self.left_out: LeftOutDialog | None = None
        self._lay_out()
        self._connect()
        self._add_keys()

    def show_pack(self, path: Path, beside: Path | None = None) -> None:
        """Check a pack and show it for assessing."""
        self.flush()
        self.assessing = None
        self.shown.drop()
        self.undo_stack.clear()
        self._split.setEnabled(False)
        self._beside = beside or path.parent
        self._header.set_words(path.name, tr("Looking at every file…"))
        self.progress.run(lambda progress: open_assessment(path, progress), tr("Checking files"), self._on_opened)

    def flush(self) -> bool:
        """Keep at once what was typed; tell whether it is kept."""
        return self.criterion.flush()

    def stop(self) -> None:
        """Keep everything and let go of the pack."""
        self.flush()
        self.progress.cancel()
        self.shown.close()

    def undo(self) -> None:
        """Take the last change back."""
        if self.flush():
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do it again."""
        if self.flush():
            self.undo_stack.redo()

    def put(self, draft: DecisionDraft) -> None:
        """Keep what is said of a criterion, so that it can be undone; what goes wrong is said."""
        try:
            self.keep(draft)
        except FileError as error:
            self.said.emit(error.message)

    def keep(self, draft: DecisionDraft, step: TypingStep | None = None) -> None:
        """Keep it, perhaps as part of a step of typing; raises FileError where it may be kept later."""
        if self.assessing is None:
            return
        before = self.assessing.draft(draft.criterion)
        try:
            after = self.assessing.put(draft)
        except InputError as error:
            self.said.emit(error.message)
            return
        if after != before:
            self.undo_stack.push(Exchange(partial(self._put_again, before), partial(self._put_again, after), step))
        self._show_progress()
        self.criteria.refresh()

    def next_undecided(self) -> None:
        """Go to the next criterion that is not decided."""
        if not self.flush() or self.assessing is None:
            return
        wanted = following(self.assessing, self.criteria.listed(), self.criterion.reference)
        if wanted:
            self.criteria.choose(wanted)
            self.criteria.tree.setFocus()
        else:
            self.said.emit(tr("All in this list are decided. “Return decisions…” sends them back."))

    def return_decisions(self) -> None:
        """Ask where to write the signed file, and write it; ask first who assesses, and about what is unfinished."""
        if not self.flush() or self.assessing is None:
            return
        if not read_assessor().name:
            self.ask_who(self.return_decisions)
            return
        unfinished = self.assessing.unfinished()
        if unfinished and self.assessing.decisions():
            self.left_out = LeftOutDialog(
                self._theme, unfinished_rows(self.assessing), noun_in(self.assessing), self.window()
            )
            self.left_out.accepted.connect(self._ask_where)
            self.left_out.open()
            return
        self._ask_where()

    def _ask_where(self) -> None:
        if self.assessing is None:
            return
        learner = self.assessing.data.portfolio.learner
        suggested = self._beside / f"{file_words(learner)}.decisions"
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), tr("Where to write the decisions"), str(suggested), tr("Decisions (*.decisions)")
        )
        if chosen:
            path = Path(chosen)
            self.return_to(path if path.suffix == ".decisions" else path.with_name(f"{path.name}.decisions"))

    def return_to(self, path: Path) -> None:
        """Write the decisions as one signed file."""
        if self.assessing is None:
            return
        try:
            returned = self.assessing.return_to(path)
        except PortfolioError as error:
            self.said.emit(error.message)
            return
        count = plural(len(returned.decisions), "decision")
        unfinished = len(self.assessing.unfinished())
        noun = noun_in(self.assessing)
        left = (
            tr_plural(
                " {count} unfinished {one} left out.",
                " {count} unfinished {many} left out.",
                unfinished,
                one=noun.one,
                many=noun.many,
            )
            if unfinished
            else ""
        )
        self.said.emit(
            tr(
                "{count} signed as {decided_by} in {name}: send it to the learner.{left}",
                count=count,
                decided_by=excerpt(returned.decided_by),
                name=excerpt(path.name),
                left=left,
            )
        )

    def make_report(self) -> None:
        """Ask where to write the feedback report, and write it."""
        if not self.flush() or self.assessing is None:
            return
        learner = self.assessing.data.portfolio.learner
        suggested = self._beside / f"Feedback {file_words(learner)}.pdf"
        kinds = tr("PDF (*.pdf);;Word (*.docx);;Web page (*.html)")
        chosen, kind = QFileDialog.getSaveFileName(
            self.window(), tr("Where to write the report"), str(suggested), kinds
        )
        if chosen:
            path = Path(chosen)
            ending = kind.partition("(*")[2].rstrip(")") or ".pdf"
            self.report_to(path if path.suffix else path.with_name(f"{path.name}{ending}"))

    def report_to(self, path: Path) -> None:
        """Write the feedback report."""
        assessing = self.assessing
        if assessing is not None:
            self.progress.run(
                lambda progress: assessing.report_to(path, progress),
                tr("Making the report"),
                lambda _: self.said.emit(tr("The report is {name}.", name=excerpt(path.name))),
            )

    def ask_who(self, then: Callable[[], None] | None = None) -> None:
        """Ask who assesses, then go on."""
        self._dialog = AssessorDialog(read_assessor(), self.window())
        self._dialog.accepted.connect(lambda: self._on_who(then))
        self._dialog.open()

    def _lay_out(self) -> None:
        self.views = ResponsiveSplit(self._theme, (tr("Decide"), self.criterion), (tr("Evidence"), self.reader))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.criteria)
        self._split.addWidget(self.views)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.setSizes([320, 900])
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(12)
        column.addWidget(self._header)
        column.addWidget(self.progress)
        column.addWidget(self.doubts)
        column.addWidget(self._split, 1)
        column.addWidget(label(_KEYS, "small", wrap=True))

    def _connect(self) -> None:
        self.return_button.clicked.connect(self.return_decisions)
        self.report_button.clicked.connect(self.make_report)
        self.who_button.clicked.connect(lambda: self.ask_who())
        self.done.clicked.connect(self.closed)
        self.progress.failed.connect(self._on_failed)
        self.progress.stopped.connect(lambda: self.said.emit(tr("Stopped. Nothing was changed.")))
        self.criteria.chosen.connect(self.criterion.show_criterion)
        self.criterion.changed.connect(self.put)
        for typing in (self.criterion.typing, self.criterion.form.typing):
            typing.saving.failed.connect(self.said)
        self.criterion.claim_chosen.connect(self._on_claim_chosen)
        self.reader.file_wanted.connect(self.open_file)
        self.shown.said.connect(self.said)
        self.shown.failed.connect(self._on_failed)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.setFocusProxy(self.criteria.tree)

    def _add_keys(self) -> None:
        """Let single letters decide while a list or the evidence has the focus; in a text to write they are letters."""
        form = self.criterion.form
        wanted: dict[str, Callable[[], object]] = {
            **deciding_keys(form),
            "F": lambda: self._write_in(form.feedback),
            "H": lambda: self._write_in(form.method),
            "Q": lambda: self._write_in(form.questions),
            "W": self.read_words,
            "Y": lambda: self.criterion.accept_current(accepted=True),
            "X": lambda: self.criterion.accept_current(accepted=False),
            "O": self.open_file,
        }
        for widget in (self.criteria.tree, self.criterion.claims, self.reader.text):
            for key, run in wanted.items():
                add_key(key, widget, run, Qt.ShortcutContext.WidgetShortcut)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        add_key("Ctrl+Return", self, self.next_undecided, inside)
        add_key("Escape", self, self._back_to_list, inside)

    def read_words(self) -> None:
        """Go to the evidence, with the claimed words in sight; from there, back to the decision."""
        text = self.reader.text
        if text.hasFocus() or (self.views.one_at_a_time and self.reader.isVisible()):
            self.views.show_view(0)
            self.criterion.claims.setFocus()
        else:
            self.views.show_view(1)
            (text if text.isVisible() else self.criteria.tree).setFocus()

    def _write_in(self, field: QWidget) -> None:
        self.views.show_view(0)
        field.setFocus()

    def _back_to_list(self) -> None:
        self.views.show_view(0)
        self.criteria.tree.setFocus()

    def open_file(self) -> None:
        """Open the chosen claim's file in the program that the system has for it, as a copy."""
        if self.assessing is not None and (claim := self.criterion.current_claim) is not None:
            self.shown.open_file(self.assessing, claim)

    def _on_failed(self, error: Exception) -> None:
        if self.assessing is None:
            self._header.set_words(tr("Assess a pack"), tr("This cannot be assessed."))
        self.said.emit(message_of(error))

    def _on_opened(self, assessing: Assessing) -> None:
        self.assessing = assessing
        self._split.setEnabled(True)
        self._show_progress()
        doubts = doubt_words(assessing.verified)
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        self.criteria.show_assessment(assessing)
        self.criterion.show_assessment(assessing)
        self.criteria.choose(following(assessing, self.criteria.listed(), "") or next(iter(assessing.criteria), ""))
        self.criteria.tree.setFocus()

    def _on_claim_chosen(self, claim: Claim | None) -> None:
        if self.assessing is not None:
            self.shown.show(self.assessing, claim)

    def _on_who(self, then: Callable[[], None] | None) -> None:
        if self._dialog is None:
            return
        wanted: Assessor = self._dialog.value()
        self._dialog = None
        try:
            save_assessor(wanted.name, wanted.role)
        except PortfolioError as error:
            self.said.emit(error.message)
            return
        self._show_progress()
        if then is not None:
            then()

    def _on_theme_changed(self) -> None:
        self.criteria.setMinimumWidth(self._theme.px(_LIST))

    def _put_again(self, draft: DecisionDraft) -> None:
        if self.assessing is not None:
            self.assessing.put(draft)
            self._show_progress()
            self.criteria.refresh()
            self.criteria.choose(draft.criterion)
            self.criterion.show_criterion(draft.criterion)

    def _show_progress(self) -> None:
        if self.assessing is not None:
            who = read_assessor()
            by = tr(" · by {name}, {role}", name=excerpt(who.name), role=tr(who.role.value)) if who.name else ""
            words = tr(
                "{progress_words}. Kept at this computer as you go{by}",
                progress_words=progress_words(self.assessing),
                by=by,
            )
            self._header.set_words(
                tr("Pack of {learner}", learner=excerpt(self.assessing.data.portfolio.learner)), words
            )
