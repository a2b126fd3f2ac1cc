"""What the marks of the map mean."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.map.map_data import SIGNS
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.claim_marks import MarkSign
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import label


class MapLegend(QWidget):
    """One line, or more where there is little room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What the marks mean"))
        flow = FlowLayout(self, gap=20)
        for mark in SIGNS:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(MarkSign(theme, mark))
            row.addWidget(label(tr(mark.value), "small"))
            flow.addWidget(pair)
        flow.addWidget(label(tr("a number: several claims in one place"), "small"))
