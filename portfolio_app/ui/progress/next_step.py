"""A thing to do next: a criterion's code, a sentence that says what to do, and how far it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.progress.coverage import CriterionCoverage
from portfolio_app.ui.progress.next_steps import todo
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.ui.widgets.state_ring import StateRing


class NextStep(RowButton):
    """A gap, as a row that leads to it; with an assessor's feedback that stands in the place of the criterion."""

    def __init__(
        self,
        theme: Theme,
        entry: CriterionCoverage,
        code: str,
        colour: int,
        feedback: str = "",
        parent: QWidget | None = None,
    ) -> None:
        sentence, count = todo(entry), f"{entry.had} of {entry.asked}"
        said = f"“{feedback}”" if feedback else entry.criterion.text
        super().__init__(theme, f"{code}: {sentence}. {said}. {count}", parent)
        self.criterion = entry.criterion.reference
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(label(sentence, "strong", wrap=True))
        column.addWidget(label(said, "small", wrap=True))
        self.add(CodeTag(theme, code, colour))
        self.add(words, 1)
        self.add(StateRing(theme, entry.state, entry.had / entry.asked, 15))
        number = label(count, "small")
        number.setMinimumWidth(theme.px(38))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add(number)
