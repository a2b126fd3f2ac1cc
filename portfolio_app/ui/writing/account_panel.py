"""The panel beside an account: its claims, the criteria, and help for the section being written."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.claiming.criteria_panel import CriteriaPanel
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, line
from portfolio_app.ui.writing.guidance_panel import GuidancePanel

_WIDTH = 320
_CLAIMS_HEIGHT = 104
_CRITERIA_HEIGHT = 168
_ROOM_FOR_BOTH = 620
_ROOM_FOR_HINT = 780


class AccountPanel(QFrame):
    """Shows claims above criteria, or one of them at a time where there is no room for both; only lists scroll."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "side-panel")
        self.setAccessibleName(tr("Claims and criteria"))
        self.claims = ClaimsPanel(theme, writable=not session.read_only)
        self.criteria = CriteriaPanel(session, theme)
        self.guidance = GuidancePanel(session)
        self.show_claims = button(tr("Claims"), "chip", name=tr("Show the claims here"))
        self.show_criteria = button(tr("Criteria"), "chip", name=tr("Show the criteria"))
        self._lines = (line(), line())
        self._lay_out()
        for each in (self.show_claims, self.show_criteria):
            each.toggled.connect(self._arrange)
        self.guidance.unfolded.connect(self._arrange)
        self.fit(10_000)

    def fit(self, room: int) -> None:
        """Take the usual width at the text size in use, or less where the page has little room."""
        self.setFixedWidth(min(self._theme.px(_WIDTH), max(280, round(room * 0.42))))
        self.claims.list.show_at_least(self._theme.px(_CLAIMS_HEIGHT))
        self.criteria.list.setMinimumHeight(self._theme.px(_CRITERIA_HEIGHT))
        self._arrange()

    def bring_claims(self) -> None:
        """Show the claims where only they or the criteria have room, or help stands in their place."""
        self.guidance.fold_up()
        self.show_claims.setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        choice = QButtonGroup(self)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        for each in (self.show_claims, self.show_criteria):
            each.setCheckable(True)
            choice.addButton(each)
            row.addWidget(each)
        row.addStretch(1)
        self.show_claims.setChecked(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(10)
        column.addWidget(self._choice)
        column.addWidget(self.claims, 1)
        column.addWidget(self._lines[0])
        column.addWidget(self.criteria, 1)
        column.addStretch(0)
        column.addWidget(self._lines[1])
        column.addWidget(self.guidance)

    def _arrange(self) -> None:
        """Show what there is room for."""
        px, height = self._theme.px, self.height()
        both, helped = height >= px(_ROOM_FOR_BOTH), self.guidance.is_unfolded
        claims = both or self.show_claims.isChecked()
        self._choice.setVisible(not both and not helped)
        self.claims.setVisible(claims and not helped)
        self.criteria.setVisible((both or not claims) and not helped)
        self._lines[0].setVisible(both and not helped)
        self._lines[1].setVisible(not helped)
        self._column.setStretchFactor(self.guidance, 1 if helped else 0)
        self.guidance.show_hint(shown=helped or height >= px(_ROOM_FOR_HINT))
