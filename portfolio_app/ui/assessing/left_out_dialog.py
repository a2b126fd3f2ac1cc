"""Names the criteria that are unfinished before the decisions on all others are returned."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.tree_rows import TreeRow


class LeftOutDialog(QDialog):
    """It is accepted when the others are to be returned without these."""

    def __init__(self, theme: Theme, rows: Sequence[TreeRow], noun: Noun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        unfinished = tr("Unfinished {many}", many=noun.many)
        self.setWindowTitle(unfinished)
        resize_within(self, theme.px(560), theme.px(440))
        self.tree = RowTree(theme, unfinished)
        self.tree.set_rows(tuple(rows))
        buttons, self.go_on = keep_or_cancel(self, tr("Return the others"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        counted = noun.count(len(rows))
        said = tr_plural("{counted} is unfinished", "{counted} are unfinished", len(rows), counted=counted)
        layout.addWidget(label(said, "large", wrap=True))
        said = tr(
            "What you said there has no decision with it. It is left out of what you return, and kept here for later."
        )
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.go_on.setFocus()
