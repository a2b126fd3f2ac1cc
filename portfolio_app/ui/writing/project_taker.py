"""Takes in a coded project that came back: asks for it, shows what differs, and takes what is ticked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Tools
from portfolio_app.ui.widgets.asking import Asking

if TYPE_CHECKING:
    from portfolio_app.services.evidence.coded_projects import Compared
    from portfolio_app.services.long_work import Progress
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.writing.coded_project_dialog import CodedProjectDialog


class ProjectTaker(Asking):
    """Works on one session at a time; what is taken in is one step, which undo takes back."""

    def __init__(self, window: QWidget, tools: Tools) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools

    def choose(self, session: "Session") -> None:
        """Ask which project came back."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("The coded project that came back"), "", tr("Coded projects (*.qdpx);;All files (*)")
        )
        if chosen:
            self.look(session, Path(chosen))

    def look(self, session: "Session", path: Path) -> None:
        """Read a project aside, then show how it differs from the portfolio."""
        if session.read_only:
            self.said.emit(tr("This portfolio can only be read just now, so nothing can be brought in."), False)
            return
        projects = session.workspace.coded_projects

        def work(progress: "Progress") -> "Compared":
            progress(tr("Reading the project"), 0, 1)
            return projects.compare(path)

        task = self._tools.runner.start(work)
        task.finished.connect(lambda found: self._show(session, path, found))
        task.failed.connect(lambda error: self.said.emit(message_of(error), False))

    def _show(self, session: "Session", path: Path, found: "Compared") -> None:
        from portfolio_app.ui.writing.coded_project_dialog import CodedProjectDialog

        if self.dialog is not None:
            return
        if not found.differences and not found.problems:
            self.said.emit(tr("{name} is the same as your portfolio.", name=excerpt(path.name)), False)
            return

        def code_of(reference: str) -> str:
            criterion = session.criteria.get(reference)
            return session.code_of(criterion) if criterion else reference

        dialog = CodedProjectDialog(self._tools.theme, found, path.name, code_of, self._window)
        self.ask(dialog, lambda: self._take(session, dialog))

    def _take(self, session: "Session", dialog: "CodedProjectDialog") -> None:
        from portfolio_app.ui.writing.changes import AccountChanges

        taken = AccountChanges(session).take_project(dialog.value())
        said = tr(
            "Took in {accounts} and {claims}; changed {changed}.",
            accounts=plural(len(taken.accounts), "account"),
            claims=plural(taken.claims, "claim"),
            changed=plural(len(taken.after), "claim"),
        )
        self.said.emit(said, True)
