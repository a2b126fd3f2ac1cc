"""What is decided on one criterion: the verdict, the five checks, feedback, how, and questions."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.decisions.assessment import DecisionDraft
from portfolio_app.domain.decisions.decision import Check, Verdict
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.kept_fields import KeptLine, KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.typing_step import TypingStep

_FEEDBACK, _QUESTIONS = 96, 64
"""The least heights of the texts."""
_WHAT = {
    Check.VALID: mark("It matches what is asked"),
    Check.AUTHENTIC: mark("It is the learner's own work"),
    Check.CURRENT: mark("It still holds today"),
    Check.SUFFICIENT: mark("There is enough of it"),
    Check.RELIABLE: mark("It agrees with other evidence"),
}
_METHODS = (
    "",
    "examination of evidence",
    "observation",
    "professional discussion",
    "questions and answers",
    "witness testimony",
)

KeepDraft = Callable[[DecisionDraft, TypingStep | None], None]


class DecisionForm(QFrame):
    """Shows a draft; ``changed`` carries it with what was chosen, ``keep`` saves it with what is typed.

    What ``keep`` raises is tried again; it is given the step of typing too. ``typed_at`` tells where somebody types
    in a long text, for what scrolls around it.
    """

    changed = Signal(object)  # DecisionDraft
    typed_at = Signal(QRect)

    def __init__(self, theme: Theme, keep: KeepDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self.typing = Typing(self._on_kept, self)
        self.setProperty("look", "card")
        self._theme = theme
        self._draft = DecisionDraft("")
        self._quiet = True
        self.verdicts = {verdict: button(tr(verdict.value).capitalize()) for verdict in Verdict}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for verdict, each in self.verdicts.items():
            each.setCheckable(True)
            each.setProperty("look", "choice")
            each.clicked.connect(lambda _=False, verdict=verdict: self.decide(verdict))
            self._group.addButton(each)
        self.checks = {check: QCheckBox(tr(check.value).capitalize()) for check in Check}
        for check, box in self.checks.items():
            box.setToolTip(tr(_WHAT[check]))
            box.setAccessibleDescription(tr(_WHAT[check]))
            box.toggled.connect(self._on_ticked)
        self.feedback = self._text(tr("Feedback to the learner"), tr("What is good, what is missing, what to do next"))
        self.questions = self._text(tr("Questions to ask"), tr("A question on each line"))
        self.method = ChoiceBox()
        self.how = KeptLine()
        self.method.setLineEdit(self.how)
        self.method.addItems(_METHODS)
        self.method.setAccessibleName(tr("How you decided"))
        self.how.setAccessibleName(tr("How you decided"))
        self.how.setPlaceholderText(tr("Choose, or type your own"))
        self.typing.watch("feedback", tr("the feedback"), self.feedback)
        self.typing.watch("questions", tr("the questions"), self.questions)
        self.typing.watch("method", tr("how you decided"), self.how)
        self._lay_out()
        theme.changed.connect(self._fit)
        self._fit()

    def show_draft(self, draft: DecisionDraft) -> None:
        """Show what is said of a criterion; what was typed for the one before is told first."""
        self.flush()
        self._quiet = True
        self._draft = draft
        self._show_verdict()
        for check, box in self.checks.items():
            box.setChecked(check in draft.checks)
        for field, text in ((self.feedback, draft.feedback), (self.questions, draft.questions)):
            field.show_words(text)
        self.how.show_words(draft.method)
        self._quiet = False

    def decide(self, verdict: Verdict) -> None:
        """Give a verdict; the same again takes it back."""
        self.flush()
        self._draft = replace(self._draft, verdict=None if self._draft.verdict is verdict else verdict)
        self._show_verdict()
        self.changed.emit(self._draft)

    def toggle(self, check: Check) -> None:
        """Tick a check, or untick it."""
        self.checks[check].toggle()

    def flush(self) -> bool:
        """Save at once what was typed; tell whether it is saved."""
        return self.typing.flush()

    def take_claims(self, draft: DecisionDraft) -> None:
        """Know what was said of the claims meanwhile, so that it is not told away."""
        self._draft = replace(self._draft, claims=draft.claims)

    def _text(self, name: str, hint: str) -> KeptText:
        field = KeptText()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        # It grows with its words: what it stands in scrolls.
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.document().documentLayout().documentSizeChanged.connect(self._fit)
        field.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, field, lambda: self._follow(field)))
        return field

    def _on_kept(self, name: str, words: str, step: TypingStep | None) -> None:
        draft = replace(self._draft, **{name: words})
        if draft != self._draft:
            self._keep(draft, step)
            self._draft = draft

    def _follow(self, field: QPlainTextEdit) -> None:
        if field.hasFocus():
            # The field may have just grown: what it stands in takes its new size first.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            cursor = field.cursorRect()
            self.typed_at.emit(QRect(field.viewport().mapTo(self, cursor.topLeft()), cursor.size()))

    def _show_verdict(self) -> None:
        for verdict, each in self.verdicts.items():
            each.setChecked(verdict is self._draft.verdict)

    def _on_ticked(self) -> None:
        if not self._quiet:
            self.flush()
            ticked = frozenset(check for check, box in self.checks.items() if box.isChecked())
            self._draft = replace(self._draft, checks=ticked)
            self.changed.emit(self._draft)

    def _fit(self) -> None:
        for field, least in ((self.feedback, _FEEDBACK), (self.questions, _QUESTIONS)):
            around = field.height() - field.viewport().height() + 2 * round(field.document().documentMargin())
            tall = max(self._theme.px(least), _height_of(field) + around)
            if tall != field.height():
                field.setFixedHeight(tall)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        # Feedback next to the verdict: on a small screen what is written most is in sight.
        column.addWidget(_line(self.verdicts.values()))
        column.addWidget(label(tr("Feedback to the learner"), "heading"))
        column.addWidget(self.feedback)
        column.addWidget(_line(self.checks.values()))
        for name, field in ((tr("How you decided"), self.method), (tr("Questions to ask"), self.questions)):
            column.addWidget(label(name, "heading"))
            column.addWidget(field)


def _height_of(field: QPlainTextEdit) -> int:
    block, tall = field.document().firstBlock(), 0.0
    while block.isValid():
        tall += field.document().documentLayout().blockBoundingRect(block).height()
        block = block.next()
    return ceil(tall)


def _line(widgets: Iterable[QWidget]) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return line
