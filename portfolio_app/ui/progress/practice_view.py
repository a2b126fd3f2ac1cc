"""Practice talk: the questions on a criterion, one below another, each with room to type what one would say."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.coaching.practice import Practice, PracticeQuestion
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import mark, tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.history import Deed
from portfolio_app.ui.page import Notice, Tools
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.kept_fields import KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.saved_chip import SavedChip
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.typing_step import TypingStep

_FIELD_HEIGHT = 92
_SHOWN = 90
_SAID = mark(
    "Say it out loud first, then type the gist. These are your own notes: they are saved as you type, and nobody sees "
    "them unless you print them in the discussion sheet."
)


class PracticeView(QWidget):
    """Shows one criterion at a time; what is typed is saved by itself and can be undone."""

    closed = Signal()
    notify = Signal(object)  # Notice

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tools = tools
        self._task: Task | None = None
        self._questions: dict[str, PracticeQuestion] = {}
        self.criterion = ""
        self.fields: dict[str, KeptText] = {}
        self.header = PageHeader(tools.theme, tr("Practise the talk"), tr(_SAID))
        self.next_button = self.header.add_button(button(tr("Next")))
        self.next_button.setAccessibleName(tr("Practise the next one"))
        self.next_button.clicked.connect(self._on_next)
        self.back_button = self.header.add_button(button(tr("Back to the check")))
        self.back_button.clicked.connect(self._on_back)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(tr("What to practise"))
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(lambda _: self.show_criterion(str(self.choice.currentData())))
        self.saved = SavedChip()
        self.saved.hide()
        self._area = ScrollColumn()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self.typing = Typing(self._keep, self)
        self.typing.saving.state_changed.connect(self._on_state_changed)
        self.typing.saving.failed.connect(lambda said: self.notify.emit(Notice(said)))
        session.changed.connect(self._on_changed)
        session.noting.connect(self.typing.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.choice, 1)
        line.addWidget(self.saved)
        column.addLayout(line)
        column.addWidget(self._area, 1)

    @property
    def reading(self) -> bool:
        """Whether the questions are still being worked out."""
        return self._task is not None

    def show_criterion(self, criterion: str) -> None:
        """Ask about a criterion; what was typed on another is saved first."""
        if not self.typing.flush():
            self.choice.setCurrentIndex(self.choice.findData(self.criterion))
            return
        self.criterion = criterion
        self._offer()
        self._area.setEnabled(False)  # what is typed must not go to a question that is about to leave
        practice = self._session.workspace.practice

        def work(_: Progress) -> tuple[Practice, ...]:
            return practice.questions(criterion)

        self._task = self._tools.runner.start(work)
        self._task.finished.connect(self._on_read)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_cancelled)

    def unsaved(self) -> tuple[str, ...]:
        """Return the answers that could not be saved."""
        waiting = [key for key in self.fields if self.typing.waits(key)]
        return tuple(
            f"# {tr('Practice answer')}\n\n{self._questions[key].text}\n\n{self.fields[key].words}\n" for key in waiting
        )

    def _offer(self) -> None:
        """Offer every criterion, in order, with this one chosen."""
        criteria = self._session.criteria
        if [self.choice.itemData(place) for place in range(self.choice.count())] != list(criteria):
            self.choice.clear()
            for reference, criterion in criteria.items():
                self.choice.addItem(f"{self._session.code_of(criterion)}  {shorten(criterion.text, _SHOWN)}", reference)
        place = self.choice.findData(self.criterion)
        self.choice.setCurrentIndex(place)
        self.next_button.setEnabled(place + 1 < self.choice.count())

    def _on_read(self, found: tuple[Practice, ...]) -> None:
        self._task = None
        (practice,) = found
        if practice.criterion.reference != self.criterion:
            return  # another was chosen meanwhile
        self._show(practice)

    def _show(self, practice: Practice) -> None:
        self.fields.clear()
        self._questions = {question.key: question for question in practice.questions}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(12)
        column.addWidget(label(practice.criterion.text, "strong", wrap=True))
        for number, question in enumerate(practice.questions, 1):
            frame, inner = card()
            inner.setSpacing(8)
            asked = label(question.text, wrap=True)
            inner.addWidget(asked)
            inner.addWidget(self._field(practice, question, number))
            column.addWidget(frame)
        column.addStretch(1)
        self._area.setWidget(content)
        self._area.setEnabled(True)
        self._area.verticalScrollBar().setValue(0)
        if self.isVisible() and self.fields:
            next(iter(self.fields.values())).setFocus()

    def _field(self, practice: Practice, question: PracticeQuestion, number: int) -> KeptText:
        field = self.fields[question.key] = KeptText()
        field.setAccessibleName(tr("Your answer to: {question}", question=question.text))
        field.setPlaceholderText(tr("What would you say?"))
        field.setFixedHeight(self._tools.theme.px(_FIELD_HEIGHT))
        field.setReadOnly(self._session.read_only)
        field.show_words(practice.answer_to(question))
        field.moveCursor(QTextCursor.MoveOperation.End)
        where = tr("practice answer {number} on {code}", number=number, code=practice.code)
        self.typing.watch(question.key, where, field)
        return field

    def _keep(self, key: str, words: str, step: TypingStep | None) -> None:
        practice = self._session.workspace.practice
        edit = practice.answer(self._questions[key], words)
        if edit.before.text == edit.after.text:
            return
        self._session.did(
            Deed(
                step.words if step else tr("typing"),
                lambda: practice.put(edit.before),
                lambda: practice.put(edit.after),
                changed(Kind.PRACTICE),
                Place("check", criterion=edit.after.criterion),
                step,
            )
        )

    def _on_changed(self, change: Change) -> None:
        """Show answers that were changed elsewhere, such as by undo."""
        if not self.fields or not change.concerns(Kind.PRACTICE):
            return
        answers = self._session.workspace.practice.answers()
        there = {each.key: each.text for each in answers if each.criterion == self.criterion}
        for key, field in self.fields.items():
            if not self.typing.waits(key):
                field.show_words(there.get(key, ""))

    def _on_state_changed(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self.saved.saved_now()
        self.saved.show_state(state, date_wrong=False)
        self.saved.show()

    def _on_next(self) -> None:
        self.show_criterion(str(self.choice.itemData(self.choice.currentIndex() + 1)))

    def _on_back(self) -> None:
        if self.typing.flush():
            self.closed.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._task = None
        self.notify.emit(Notice(message_of(error)))

    def _on_cancelled(self) -> None:
        self._task = None
