"""Names the criteria that are unfinished before the decisions on all others are returned."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.tree_rows import TreeRow


class LeftOutDialog(QDialog):
    """It is accepted when the others are to be returned without these."""

    def __init__(self, theme: Theme, rows: Sequence[TreeRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Unfinished criteria"))
        resize_within(self, theme.px(560), theme.px(440))
        self.tree = RowTree(theme, tr("Unfinished criteria"))
        self.tree.set_rows(tuple(rows))
        buttons, self.go_on = keep_or_cancel(self, tr("Return the others"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        count = plural(len(rows), "criterion is", "criteria are")
        layout.addWidget(label(tr("{count} unfinished", count=count), "large", wrap=True))
        said = tr(
            "What you said there has no decision with it. It is left out of what you return, and kept here for later."
        )
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.go_on.setFocus()
