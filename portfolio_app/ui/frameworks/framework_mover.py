"""Leads from a framework to another version of it: which one, a look at both, and the move."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.frameworks.changes import FrameworkChanges
from portfolio_app.ui.frameworks.move_dialog import MoveDialog
from portfolio_app.ui.page import Notice, Page, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.labels import button


class FrameworkMover(QObject):
    """A button with the versions to choose from; ``old`` is the framework that claims are moved from."""

    moved = Signal(object)  # Moving

    def __init__(self, page: Page, session: Session, tools: Tools) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._tools = tools
        self._new = ""
        self._dialog: MoveDialog | None = None
        self.old: Framework | None = None
        self.button = button(tr("Move to another version"))
        self.button.setToolTip(tr("Compare it with another version, and move your claims there"))
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)

    def ask_file(self) -> None:
        """Ask for the file of the new version."""
        chosen, _ = QFileDialog.getOpenFileName(self._window(), tr("The new version"))
        if chosen:
            self.compare(str(Path(chosen)))

    def compare(self, new: str) -> None:
        """Show both versions side by side."""
        if self.old is None:
            return
        versions = self._session.workspace.versions
        try:
            old, other = versions.sides(self.old.code, new)
            pairs = versions.compare(self.old.code, new)
        except PortfolioError as error:
            self._page.notify.emit(Notice(message_of(error)))
            return
        claims = Counter(spot.criterion for spot in self._session.workspace.claims.spots())
        self._new = new
        self._dialog = MoveDialog(self._tools.theme, old, other, pairs, dict(claims), self._window())
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _on_accepted(self) -> None:
        if self._dialog is None or self.old is None:
            return
        try:
            moving = FrameworkChanges(self._session).move(self.old.code, self._new, self._dialog.value())
        except PortfolioError as error:
            self._page.notify.emit(Notice(message_of(error)))
            return
        self.moved.emit(moving)

    def _on_finished(self) -> None:
        self._dialog = None

    def _fill(self) -> None:
        self.menu.clear()
        self.menu.addAction(tr("A file…")).triggered.connect(self.ask_file)
        self.menu.addSeparator()
        here = (*self._session.frameworks, *self._session.workspace.frameworks.archived())
        used = {framework.code for framework in here}
        for framework in (*here, *(each for each in shipped() if each.code not in used)):
            if self.old is None or framework.code == self.old.code:
                continue
            words = tr(
                "{code}  {title} (version {version})",
                code=excerpt(framework.code),
                title=excerpt(framework.title),
                version=excerpt(framework.version),
            )
            entry = self.menu.addAction(words)
            entry.triggered.connect(lambda _=False, code=framework.code: self.compare(code))

    def _window(self) -> QWidget:
        return self._page.window()
