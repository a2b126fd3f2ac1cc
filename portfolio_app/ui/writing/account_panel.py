"""The panel beside an account: its claims, the criteria, and help for the section being written."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.claiming.criteria_panel import CriteriaPanel
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import line
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.writing.guidance_panel import GuidancePanel

_WIDTH = 320
_CLAIMS_HEIGHT = 136
_CRITERIA_HEIGHT = 168


class AccountPanel(QFrame):
    """Scrolls as a whole where there is not enough room for its lists."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "side-panel")
        self.setAccessibleName("Claims and criteria")
        self.claims = ClaimsPanel(theme, writable=not session.read_only)
        self.criteria = CriteriaPanel(session, theme)
        self.guidance = GuidancePanel(session)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(12)
        inner.addWidget(self.claims, 1)
        inner.addWidget(line())
        inner.addWidget(self.criteria, 1)
        inner.addWidget(line())
        inner.addWidget(self.guidance)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollColumn(content))
        self.fit(10_000)

    def fit(self, room: int) -> None:
        """Take the usual width at the text size in use, or less where the page has little room."""
        self.setFixedWidth(min(self._theme.px(_WIDTH), max(280, round(room * 0.42))))
        self.claims.list.show_at_least(self._theme.px(_CLAIMS_HEIGHT))
        self.criteria.list.setMinimumHeight(self._theme.px(_CRITERIA_HEIGHT))
