"""What to look at before the documents are sent: how many of each kind, each with a way there."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.widgets.labels import button, label


class ReadinessCard(QFrame):
    """Counts findings by kind, in the order in which they come."""

    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Before you send it"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 8, 10)
        self._rows: QWidget | None = None
        self._say(tr("Looking at your portfolio…"))

    def show_findings(self, findings: Iterable[Finding], noun: Noun = Noun.CRITERION) -> None:
        """Show how many there are of each kind; ``noun`` is what the frameworks in use ask for."""
        counts = Counter(finding.kind for finding in findings)
        if not counts:
            self._say(tr("Everything is ready."))
            return
        rows = self._fresh()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (kind, count) in enumerate(counts.items()):
            words = tr_plural(kind.one, kind.many, count, one=noun.one, many=noun.many)
            look = button(tr("Look"), "flat", name=tr("Look: {count} {words}", count=count, words=words))
            look.clicked.connect(self.look_wanted)
            if not kind.counted:
                grid.addWidget(label(words[0].upper() + words[1:], wrap=True), row, 0, 1, 2)
            else:
                number = label(f"{count:,}", "strong")
                grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(label(words, wrap=True), row, 1)
            grid.addWidget(look, row, 2)

    def _say(self, text: str) -> None:
        rows = self._fresh()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 6, 8, 6)
        column.addWidget(label(text, "muted", wrap=True))

    def _fresh(self) -> QWidget:
        if self._rows is not None:
            self._layout.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        self._layout.addWidget(self._rows)
        return self._rows
