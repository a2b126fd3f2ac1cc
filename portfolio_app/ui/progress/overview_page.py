"""The overview: how far the portfolio is, and what to do next."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.progress.overview import OverviewContent
from portfolio_app.services.early_overview import RECENT
from portfolio_app.translation import mark
from portfolio_app.ui.page import Page, Tools
from portfolio_app.ui.progress.next_step import NextStep
from portfolio_app.ui.progress.overview_sheet import OverviewSheet
from portfolio_app.ui.progress.recent_row import RecentRow
from portfolio_app.ui.progress.unit_card import UnitCard
from portfolio_app.ui.session import Session


class OverviewPage(Page):
    """How far the portfolio is, and what to do next."""

    name = "overview"
    title = mark("Overview")
    icon = "house-line"
    help_topic = "first-steps"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.sheet = OverviewSheet(tools.theme)
        self.sheet.go.connect(self.go)
        self.sheet.wanted.connect(self.wanted)
        self.new_button, self.main_button = self.sheet.new_button, self.sheet.main_button
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)

    @property
    def steps(self) -> list[NextStep]:
        """What to do next."""
        return self.sheet.steps

    @property
    def recent(self) -> list[RecentRow]:
        """What was written last."""
        return self.sheet.recent

    @property
    def cards(self) -> list[UnitCard]:
        """The units."""
        return self.sheet.cards

    def refresh(self) -> None:
        """Show what the session now holds."""
        workspace = self.session.workspace
        details = workspace.details.get()
        self.sheet.show_content(
            OverviewContent(
                details.learner,
                details.programme,
                self.session.frameworks,
                self.session.coverage(),
                workspace.accounts.recent(RECENT),
                read_only=self.session.read_only,
            )
        )

    def on_theme_changed(self) -> None:
        """Make everything anew at the text size in use."""
        self._stale = True
        if self.isVisible():
            self.show_now()
