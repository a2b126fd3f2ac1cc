"""Takes decisions in: asks for the file that the assessor sent back, shows what it holds, and takes it in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.errors import FaultyRowsError, PortfolioError
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Tools

if TYPE_CHECKING:
    from portfolio_app.domain.decisions.decision_return import Preview
    from portfolio_app.services.long_work import Progress
    from portfolio_app.ui.progress.faulty_rows_dialog import FaultyRowsDialog
    from portfolio_app.ui.progress.take_decisions_dialog import TakeDecisionsDialog
    from portfolio_app.ui.session import Session

_ENDINGS = frozenset({".decisions", ".xlsx", ".ods"})


def is_decisions(path: Path) -> bool:
    """Tell whether the name is one that an assessor's answer has."""
    return path.suffix.casefold() in _ENDINGS


class DecisionTaker(QObject):
    """Works on one session at a time; what is taken in can be undone."""

    said = Signal(str)
    taken_in = Signal(str, object)
    """A sentence to show, and what takes out again what was taken in: no key does, for an assessor decided it."""

    def __init__(self, window: QWidget, tools: Tools) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self.dialog: TakeDecisionsDialog | None = None
        self.faults: FaultyRowsDialog | None = None

    def ask(self, session: "Session") -> None:
        """Ask which file was sent back."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("The file that your assessor sent back"),
            "",
            tr("Decisions (*.decisions *.xlsx *.ods *.json);;All files (*)"),
        )
        if chosen:
            self.take(session, Path(chosen))

    def take(self, session: "Session", path: Path, *, good_rows: bool = False) -> None:
        """Read a file aside, then show what it holds; with ``good_rows`` without the rows that are wrong."""
        if session.read_only:
            self.said.emit(tr("This portfolio can only be read here, so no decisions can be taken in."))
            return
        decisions = session.workspace.decisions

        def work(progress: "Progress") -> "Preview":
            progress(tr("Reading the decisions"), 0, 1)
            return decisions.preview(path, good_rows=good_rows)

        task = self._tools.runner.start(work)
        task.finished.connect(lambda preview: self._show(session, path, preview))
        task.failed.connect(lambda error: self._on_failed(session, path, error))

    def _on_failed(self, session: "Session", path: Path, error: Exception) -> None:
        from portfolio_app.ui.progress.faulty_rows_dialog import FaultyRowsDialog

        if not isinstance(error, FaultyRowsError) or len(error.faults) + error.good < 2:
            self.said.emit(message_of(error))
            return
        self.faults = FaultyRowsDialog(self._tools.theme, error, self._window)
        self.faults.accepted.connect(lambda: self.take(session, path, good_rows=True))
        self.faults.finished.connect(self._forget)
        self.faults.open()

    def _show(self, session: "Session", path: Path, preview: "Preview") -> None:
        from portfolio_app.ui.progress.take_decisions_dialog import TakeDecisionsDialog

        def about(reference: str) -> tuple[str, str, int]:
            criterion = session.criteria[reference]
            return session.code_of(criterion), criterion.text, session.colour_of(criterion)

        noun = noun_of(session.frameworks)
        self.dialog = TakeDecisionsDialog(self._tools.theme, preview, about, noun, self._window)
        self.dialog.accepted.connect(lambda: self._take_in(session, path, preview))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _take_in(self, session: "Session", path: Path, preview: "Preview") -> None:
        from portfolio_app.ui.progress.changes import DecisionChanges

        try:
            changes = DecisionChanges(session)
            added = changes.take_in(path, good_rows=bool(preview.returned.faults))
        except PortfolioError as error:
            self.said.emit(error.message)
            return
        if not added:
            self.said.emit(tr("The file is kept now: it proves decisions that were there already."))
            return
        said = tr("Took in {decisions}. “Check” says what to do next.", decisions=plural(len(added), "decision"))
        self.taken_in.emit(said, lambda: changes.take_out(added))

    def _forget(self) -> None:
        self.dialog = self.faults = None
