"""The files that the window is given: named at the start, asked for, or dropped on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.page import Page, Tools
from portfolio_app.ui.place import Place
from portfolio_app.ui.progress.decision_taker import DecisionTaker, is_decisions
from portfolio_app.ui.shell.door import Door
from portfolio_app.ui.shell.open_pages import OpenPages
from portfolio_app.ui.shell.pack_opener import PackOpener, is_pack
from portfolio_app.ui.shell.portfolio_files import PortfolioFiles
from portfolio_app.ui.widgets.found_evidence import files_in, picture_in
from portfolio_app.ui.writing.project_taker import ProjectTaker

if TYPE_CHECKING:
    from portfolio_app.ui.shell.going import Going
    from portfolio_app.ui.shell.new_portfolio_dialog import NewPortfolio


class GivenFiles(QObject):
    """Takes each file to where its kind belongs: a portfolio is opened, a pack checked, decisions are taken in."""

    said = Signal(str)

    def __init__(
        self, door: Door, pages: OpenPages, packs: PackOpener, decisions: DecisionTaker, tools: Tools, window: QWidget
    ) -> None:
        super().__init__(window)
        self._door = door
        self._pages = pages
        self._packs = packs
        self._decisions = decisions
        self._portfolios = PortfolioFiles(window, tools, self._make)
        self.projects = ProjectTaker(window, tools)

    def expect(self, path: Path) -> None:
        """Take one file of whatever kind; a portfolio is opened while the window answers."""
        if is_pack(path):
            self._packs.show_pack(path)
        elif is_decisions(path):
            self.take_decisions(path)
        else:
            self._door.open_soon(path)

    def take_decisions(self, path: Path) -> None:
        """Show what a file of decisions holds, to be taken into the open portfolio."""
        if self._door.session is None:
            self.said.emit(tr("Open the portfolio first that these decisions are on."))
        elif self._pages.flush():
            self._decisions.take(self._door.session, path)

    def try_writing(self, going: "Going") -> None:
        """Open the portfolio that can only be read once more, now perhaps for writing, and show the same place.

        From an earlier copy this leads back to the present portfolio.
        """
        session, page = self._door.session, going.page
        if session is None or page is None:
            return
        if (present := session.workspace.copy_of) is not None:
            self.expect(present)
            return
        place = page.place()
        reason = self._door.open_again()
        if reason is None:
            return
        going.go(place)
        still = tr("It still cannot be changed. The line at the top says why.")
        self.said.emit(still if reason else tr("You can write now."))

    def take_drop(self, dropped: QMimeData, going: "Going") -> None:
        """Take files, or else a picture, that were dropped on the window; soon: the other program waits for the end."""
        paths, picture = files_in(dropped), picture_in(dropped)
        if paths:
            QTimer.singleShot(0, self, lambda: self.take_dropped(paths, going.page))
        elif picture is not None:
            QTimer.singleShot(0, self, lambda: self.take_picture(picture, going.page))

    def take_dropped(self, paths: Sequence[Path], page: Page | None) -> None:
        """Take what was dropped on the window: a portfolio, else whatever the page that shows has a use for."""
        portfolios = [path for path in paths if path.suffix == ".portfolio"]
        # On the page of evidence all else is evidence; elsewhere what the program itself makes is opened.
        own = len(paths) == 1 and _is_own(paths[0]) and page is not self._pages.by_name.get("evidence")
        if not portfolios and self._is_project(paths, page):
            return
        if not portfolios and not own and page is not None and page.take_files(paths):
            return
        if not portfolios and not own and self._are_accounts(paths):
            return
        if len(paths) == 1:
            self.expect(paths[0])
        else:
            self.said.emit(tr("Drop one portfolio file at a time."))

    def _is_project(self, paths: Sequence[Path], page: Page | None) -> bool:
        """Compare a coded project with the portfolio, but where its codes are a framework or it is evidence."""
        from portfolio_app.services.evidence.coded_projects import is_coded_project

        session = self._door.session
        elsewhere = page is not None and page.name in ("evidence", "frameworks")
        if session is None or elsewhere or len(paths) != 1 or not is_coded_project(paths[0]):
            return False
        if self._pages.flush():
            self.projects.look(session, paths[0])
        return True

    def _are_accounts(self, paths: Sequence[Path]) -> bool:
        """Give documents to the page of accounts, where one is open that can be written."""
        from portfolio_app.services.evidence.account_files import can_be_read

        session = self._door.session
        if session is None or session.read_only:
            return False

        if not can_be_read(paths):
            return False
        page = self._pages.page("accounts", session)
        page.go.emit(Place("accounts"))
        return page.take_files(paths)

    def take_picture(self, picture: QImage, page: Page | None) -> None:
        """Take a picture that was dropped on the window, where the page that shows has a use for it."""
        if page is None or not page.take_picture(picture):
            self.said.emit(tr("Drop a picture on an account, or on the page of evidence."))

    def take_found(self, found: "Sequence[Path] | QImage") -> None:
        """Give what was found on another page to the page of evidence, which stays in the back."""
        if self._door.session is not None:
            page = self._pages.page("evidence", self._door.session)
            page.take_picture(found) if isinstance(found, QImage) else page.take_files(found)

    def ask_new(self) -> None:
        """Ask whose portfolio it is, then where to keep it."""
        self._portfolios.ask_new()

    def ask_open(self) -> None:
        """Ask which portfolio to open."""
        if path := self._portfolios.ask_open():
            self.expect(path)

    def ask_pack(self) -> None:
        """Ask which pack to check, or to make a portfolio of."""
        self._packs.ask()

    def ask_decisions(self) -> None:
        """Ask which file an assessor sent back, and show what it holds."""
        if self._door.session is not None:
            self._decisions.ask(self._door.session)

    def ask_project(self) -> None:
        """Ask which coded project came back, and show how it differs from the portfolio."""
        if self._door.session is not None and self._pages.flush():
            self.projects.choose(self._door.session)

    def _make(self, path: Path, new: "NewPortfolio") -> None:
        self._door.make_soon(path, new.learner, new.frameworks, **new.details)


def _is_own(path: Path) -> bool:
    """Tell whether the name is one that only this program gives: a spreadsheet may be anybody's."""
    return is_pack(path) or (is_decisions(path) and path.suffix.casefold() == ".decisions")
