"""What stands round the pages: the side bar, the bar over a portfolio that can only be read, the tour, the notice."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.services.first_look import look_at
from portfolio_app.translation import tr
from portfolio_app.ui.shell.catalogue import AT_FOOT, PAGES
from portfolio_app.ui.shell.notice_bar import NoticeBar
from portfolio_app.ui.shell.opening_view import OpeningView
from portfolio_app.ui.shell.read_only_bar import ReadOnlyBar
from portfolio_app.ui.shell.side_bar import SideBar
from portfolio_app.ui.shell.tour import Tour
from portfolio_app.ui.theme import Theme

if TYPE_CHECKING:
    from portfolio_app.domain.progress.overview import OverviewContent
    from portfolio_app.ui.progress.overview_sheet import OverviewSheet
    from portfolio_app.ui.session import Session

_NARROW_BELOW = 1100


class Frame(QWidget):
    """Shows of the portfolio what is the same on every page."""

    go = Signal(object)  # Place
    wanted = Signal(str, str)  # a page, and the name of something that it offers to do

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.side_bar = SideBar(theme)
        for entry in PAGES:
            self.side_bar.add_page(entry.name, tr(entry.title), entry.icon, at_foot=entry.name in AT_FOOT)
        self.stack = QStackedWidget()
        self.opening = OpeningView()
        self.stack.addWidget(self.opening)
        self.overview: OverviewSheet | None = None
        """The overview of what is being opened, until the page is there."""
        self.banner = ReadOnlyBar()
        self.banner.hide()
        self.tour = Tour(theme)
        self.notice_bar = NoticeBar()
        self._lay_out()

    @property
    def beside(self) -> tuple[QWidget, ...]:
        """What goes when somebody else has the window."""
        return self.side_bar, self.banner, self.tour, self.notice_bar

    def fit(self, width: int) -> None:
        """Show the side bar's icons alone where there is little room."""
        self.side_bar.set_narrow(width < self._theme.px(_NARROW_BELOW))

    def show_opening(self, path: Path) -> None:
        """Show what is being opened, as far as a first look tells."""
        glance = look_at(path)
        self.opening.show_first_look(path, glance)
        self.stack.setCurrentWidget(self.opening)
        self.count_accounts(glance.accounts if glance else 0)
        self.side_bar.set_foot(path.name)
        self.side_bar.set_current(PAGES[0].name)
        self.side_bar.show()

    def show_overview(self, content: "OverviewContent") -> "OverviewSheet":
        """Show the overview of what is being opened; what is wanted there is done once it is open."""
        from portfolio_app.ui.progress.overview_sheet import OverviewSheet

        self.drop_overview()
        self.overview = OverviewSheet(self._theme)
        self.overview.go.connect(self.go)
        self.overview.wanted.connect(self.wanted)
        self.stack.addWidget(self.overview)
        self.overview.show_content(content)
        self.stack.setCurrentWidget(self.overview)
        self.side_bar.set_current(PAGES[0].name)
        return self.overview

    def drop_overview(self) -> None:
        """Let go of the overview of what was being opened."""
        if self.overview is not None:
            self.stack.removeWidget(self.overview)
            self.overview.deleteLater()
            self.overview = None

    def show_portfolio(self, session: "Session", reason: str, day: date | None) -> None:
        """Show a portfolio that is open, and why it can only be read if that is so; ``day`` is that of a copy."""
        self.banner.hide()
        if (present := session.workspace.copy_of) is not None:
            self.banner.show_copy(present, day)
        elif session.read_only:
            self.banner.show_reason(session.workspace.path, reason)
        self.side_bar.show()

    def show_alone(self, view: QWidget) -> None:
        """Show a view that belongs to no portfolio."""
        self.stack.setCurrentWidget(view)
        self.side_bar.hide()
        self.banner.hide()
        self.tour.hide()

    def count_accounts(self, number: int) -> None:
        """Show how many accounts there are; none is no number."""
        self.side_bar.set_badge("accounts", str(number or ""))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notice_bar)
        column.addWidget(self.tour)
        row.addLayout(column, 1)
