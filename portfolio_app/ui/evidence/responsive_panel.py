"""A panel beside a list or a page, which goes below it in a narrow window."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_UNLIMITED = 16_777_215
_SHARE = 0.45


class ResponsivePanel(QFrame):
    """A card that scrolls; ``width`` beside and ``height`` below are pixels at a text size of 100 %."""

    def __init__(self, theme: Theme, name: str, width: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside, self._below = width, height
        self.setProperty("look", "card")
        self.setAccessibleName(name)

    def fit(self, *, wide: bool, room: int) -> None:
        """Take the usual width beside, or all of it below, where the room is so high."""
        if wide:
            self.setFixedWidth(self._theme.px(self._beside))
            self.setMaximumHeight(_UNLIMITED)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_UNLIMITED)
            self.setMaximumHeight(min(self._theme.px(self._below), round(room * _SHARE)))

    def fill(self, content: QWidget) -> None:
        """Show this."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self._column = ScrollColumn(content)
        outer.addWidget(self._column)

    def to_top(self) -> None:
        """Show its beginning again, for the next thing."""
        self._column.verticalScrollBar().setValue(0)
