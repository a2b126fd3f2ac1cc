"""A page with panels beside it, or below it where there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from portfolio_app.ui.evidence.responsive_panel import ResponsivePanel
from portfolio_app.ui.theme import Theme

_BESIDE = 720


class BesidePage(QBoxLayout):
    """Lays them out; of the panels one shows at a time."""

    def __init__(self, theme: Theme, page: QWidget, panels: tuple[ResponsivePanel, ...]) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._theme, self._panels = theme, panels
        self.setSpacing(16)
        self.addWidget(page, 1)
        for panel in panels:
            self.addWidget(panel)

    def fit(self, room: QSize) -> None:
        """Put the panels beside the page or below it, in a view of that size."""
        wide = room.width() >= self._theme.px(_BESIDE)
        self.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for panel in self._panels:
            panel.fit(wide=wide, room=room.height())
