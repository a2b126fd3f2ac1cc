"""A thing to do next: a criterion's code, a sentence that says what to do, and how far it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.work_buttons import WorkButtons
from portfolio_app.ui.progress.next_steps import todo
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.ui.widgets.state_ring import StateRing


class NextStep(RowButton):
    """A gap, as a row that leads to it and on to the work; an assessor's feedback takes the criterion's place."""

    go = Signal(object)  # Place

    def __init__(
        self,
        theme: Theme,
        entry: CriterionCoverage,
        code: str,
        colour: int,
        feedback: str = "",
        *,
        writable: bool = True,
    ) -> None:
        sentence, count = todo(entry), tr("{had} of {asked}", had=entry.had, asked=entry.asked)
        said = f"“{feedback}”" if feedback else entry.criterion.text
        super().__init__(theme, f"{code}: {sentence}. {said}. {count}")
        self.criterion = entry.criterion.reference
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(label(sentence, "strong", wrap=True))
        column.addWidget(label(said, "small", wrap=True))
        self.work = WorkButtons(self.criterion, code, writable=writable)
        self.work.go.connect(self.go)
        column.addSpacing(theme.px(4))
        column.addWidget(self.work)
        self.add(CodeTag(theme, code, colour))
        # Not through ``add``: clicks must reach the buttons, and go on to the row beside them.
        self.row.addWidget(words, 1)
        self.add(StateRing(theme, entry.state, entry.had / entry.asked, 15))
        number = label(count, "small")
        number.setMinimumWidth(theme.px(38))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add(number)
