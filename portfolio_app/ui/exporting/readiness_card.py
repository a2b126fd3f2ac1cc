"""What to look at before the documents are sent: how many of each kind, each with a way there."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from portfolio_app.domain.progress.action_plan import CHANGED, DISAGREE, NOT_ACCEPTED, NOT_YET
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.ui.widgets.labels import button, label

_WORDS = {
    "damaged": ("thing that is damaged", "things that are damaged"),
    NOT_YET: ("criterion to work on again", "criteria to work on again"),
    NOT_ACCEPTED: ("claim that was not accepted", "claims that were not accepted"),
    DISAGREE: ("criterion on which assessors disagree", "criteria on which assessors disagree"),
    CHANGED: ("criterion changed since it was met", "criteria changed since they were met"),
    "uncovered": ("criterion without evidence", "criteria without evidence"),
    "partly": ("criterion that needs more", "criteria that need more"),
    "employer": ("criterion for your employer to confirm", "criteria for your employer to confirm"),
    "re-check": ("passage to re-check", "passages to re-check"),
    "no need": ("claim that names no need", "claims that name no need"),
    "unfinished": ("account with an empty section", "accounts with empty sections"),
    "no date": ("piece of evidence without a date", "pieces of evidence without a date"),
    "odd date": ("piece of evidence with an odd date", "pieces of evidence with an odd date"),
    "no claims": ("piece of evidence that proves nothing yet", "pieces of evidence that prove nothing yet"),
    "odd statement": ("detail of a statement to check", "details of statements to check"),
    "unsigned statement": ("statement that is not signed yet", "statements that are not signed yet"),
    "changed statement": ("statement changed since signing", "statements changed since signing"),
    "file": ("file that cannot be shown or printed", "files that cannot be shown or printed"),
    "not checked": ("record that nobody has checked", "records that nobody has checked"),
    "no framework": ("no unit to prove yet", "no units to prove yet"),
    "no accounts": ("no account written yet", "no accounts written yet"),
}
_NOTHING = ("no framework", "no accounts")
"""Kinds that are not counted: something is not there at all."""


class ReadinessCard(QFrame):
    """Counts findings by kind, in the order in which they come."""

    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName("Before you send it")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 8, 10)
        self._rows: QWidget | None = None
        self._say("Looking at your portfolio…")

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show how many there are of each kind."""
        counts = Counter(finding.kind for finding in findings)
        if not counts:
            self._say("Everything is ready.")
            return
        rows = self._fresh()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (kind, count) in enumerate(counts.items()):
            one, many = _WORDS.get(kind, ("thing to look at", "things to look at"))
            words = one if count == 1 else many
            look = button("Look", "flat", name=f"Look: {count} {words}")
            look.clicked.connect(self.look_wanted)
            if kind in _NOTHING:
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
