"""The column of the export page, put together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import label


def add_part(layout: QVBoxLayout, title: str, widget: QWidget, beside: QWidget | None = None) -> None:
    """Add a part of the column under its title, with what belongs beside it."""
    layout.addSpacing(8)
    layout.addWidget(label(title, "heading"))
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(widget, 1)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(row)


def make_foot(progress: QWidget, *buttons_shown: QWidget) -> QWidget:
    """Return the foot of the column: how far it is, and the buttons side by side while there is room."""
    # The buttons stay in view however long the column above them is.
    foot = QWidget()
    layout = QVBoxLayout(foot)
    layout.setContentsMargins(24, 12, 24, 16)
    layout.setSpacing(8)
    buttons = QWidget()
    flow = FlowLayout(buttons, gap=8)
    for each in buttons_shown:
        flow.addWidget(each)
    layout.addWidget(progress)
    layout.addWidget(buttons)
    return foot
