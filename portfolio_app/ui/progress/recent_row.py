"""An account that was written lately, as a row that leads to it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import AccountSummary
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_button import RowButton


class RecentRow(RowButton):
    """Reference, title, size, and when it was written."""

    def __init__(self, theme: Theme, summary: AccountSummary, when: str, parent: QWidget | None = None) -> None:
        evidence = summary.evidence
        size = f"{plural(summary.words, 'word')}, {plural(summary.claims, 'claim')}"
        super().__init__(theme, f"{evidence.reference} {excerpt(evidence.title)}, {size}, {when}", parent)
        self.evidence = evidence.id
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(label(excerpt(evidence.title), wrap=True))
        column.addWidget(label(size, "small", wrap=True))
        self.add(label(evidence.reference, "small"))
        self.add(words, 1)
        self.add(label(when, "small"))
