"""Two views of one thing: beside each other, one below the other, or one at a time, as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button

_BESIDE, _BELOW = 640, 900
"""The width from which both fit beside each other, and the height from which both fit below one another."""


class ResponsiveSplit(QWidget):
    """Where only one view fits, two buttons above say which; the first shows to begin with."""

    def __init__(
        self, theme: Theme, first: tuple[str, QWidget], second: tuple[str, QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views = (first[1], second[1])
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._bar = QWidget()
        flow = FlowLayout(self._bar, gap=8)
        self.choices = (button(first[0]), button(second[0]))
        self._group = QButtonGroup(self)
        for place, each in enumerate(self.choices):
            each.setCheckable(True)
            each.setProperty("look", "choice")
            self._group.addButton(each, place)
            flow.addWidget(each)
            self._split.addWidget(self._views[place])
        self._split.setSizes([460, 440])
        self.choices[0].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.setContentsMargins(8, 0, 0, 0)  # as far in as what the views show
        above.addWidget(self._bar)
        column.addLayout(above)
        column.addWidget(self._split, 1)
        self._group.idToggled.connect(self._arrange)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def one_at_a_time(self) -> bool:
        """Whether there is room for one view only."""
        px = self._theme.px
        return self.width() < px(_BESIDE) and self.height() < px(_BELOW)

    def show_view(self, place: int) -> None:
        """Show the first (0) or the second (1) view, where only one of them can show."""
        self.choices[place].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() != way:
            self._split.setOrientation(way)
        single = self.one_at_a_time
        self._bar.setVisible(single)
        for place, view in enumerate(self._views):
            view.setVisible(not single or self.choices[place].isChecked())
