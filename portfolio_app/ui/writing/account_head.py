"""The head of an account: reference, date, place, title, how many words, and whether they are saved."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import AccountForm, ReflectiveAccount
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.words.text import clean_line, plural
from portfolio_app.services.clock import today
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.saved_chip import SavedChip
from portfolio_app.ui.widgets.text_steps import How, TextChange
from portfolio_app.ui.widgets.utf16 import Offsets, text_of
from portfolio_app.ui.writing.inline_field import InlineField
from portfolio_app.ui.writing.title_edit import TitleEdit

UNTITLED = mark("Untitled account")


class AccountHead(QWidget):
    """Everything but the words; ``edited`` while typing, ``left`` when a field is left."""

    edited = Signal(object)  # TextChange
    left = Signal()
    form_wanted = Signal()
    """The account is to ask other questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = label("", "small")
        self.date = InlineField(tr("Date"), tr("Add the date"))
        self.date.setToolTip(tr("When it happened, such as 2 March 2026 or 2/3/2026"))
        self.place = InlineField(tr("Place"), tr("Add the place"))
        self.place.setToolTip(tr("Where it happened, such as Returns desk"))
        self.title = TitleEdit()
        self._fault = label("", "danger", wrap=True)
        self._fault.hide()
        self._state = SaveState.SAVED
        self._writable = True
        self.words = label("", "chip")
        self.form = button("", "chip")
        self.form.clicked.connect(self.form_wanted)
        self.form.hide()
        self.saved = SavedChip()
        """Stands below the account, where it is always in view."""
        self._former_title = ""
        self.title.edited.connect(self._on_title_edited)
        self.title.left.connect(self.left)
        for field in (self.date, self.place):
            change = TextChange(field.accessibleName(), How.FIELD)
            field.textEdited.connect(lambda _, change=change: self.edited.emit(change))
            field.editingFinished.connect(self.left)
        self.date.editingFinished.connect(self._on_date_left)
        self.date.textEdited.connect(self._on_date_edited)
        self._lay_out()

    def load(self, account: ReflectiveAccount) -> None:
        """Show an account's details."""
        self.show_kind(account)
        self.title.load("" if account.evidence.title == UNTITLED else account.evidence.title)
        self._former_title = text_of(self.title.document())
        for field, text in ((self.date, show_date(account.evidence.produced_on)), (self.place, account.place)):
            if field.text() != text:
                field.setText(text)
        self._show_fault()

    def show_kind(self, account: ReflectiveAccount) -> None:
        """Show what an annotation is about, and offer its other form."""
        about = account.called if account.about else ""
        self._reference.setText(" · ".join(filter(None, (account.evidence.reference, about))))
        other = AccountForm.STAR if account.form is AccountForm.WORK else AccountForm.WORK
        self.form.setText(tr("Ask: {form}", form=other.called))
        self.form.setAccessibleName(tr("Ask other questions: {form}", form=other.called))
        self.form.setVisible(bool(account.about) and self._writable)

    def apply_to(self, account: ReflectiveAccount) -> ReflectiveAccount:
        """Return the account with what the fields say; a date that cannot be read leaves the former one."""
        try:
            day = self._day()
        except ValueError:
            day = account.evidence.produced_on
        evidence = replace(account.evidence, title=self.title.text or UNTITLED, produced_on=day)
        return replace(account, evidence=evidence, place=clean_line(self.place.text()))

    def set_words(self, words: int) -> None:
        """Show how many words the account has."""
        self.words.setText(plural(words, "word"))
        self._arrange()

    def set_state(self, state: SaveState) -> None:
        """Show whether the words are saved."""
        self._state = state
        wrong = self._show_fault() if state is SaveState.SAVED else False
        self.saved.show_state(state, date_wrong=wrong)

    def set_writable(self, writable: bool) -> None:
        """Let the fields be changed, or only read."""
        for field in (self.title, self.date, self.place):
            field.setReadOnly(not writable)
        self.saved.setVisible(writable)
        self._writable = writable
        self.form.setEnabled(writable)

    def on_theme_changed(self) -> None:
        """Take the text size in use."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the number of words under the facts where there is no room beside them."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # What stands side by side now can stand one under another.
        return QSize(self.fontMetrics().height() * 8, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        chips = self.words.sizeHint().width()
        facts = sum(each.sizeHint().width() + 20 for each in (self._reference, self.date, self.place))
        beside = chips + facts <= self.width()
        self._chips.setFixedWidth(chips if beside else self.width())
        for field in (self.date, self.place):
            field.setMaximumWidth(self.width())
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _lay_out(self) -> None:
        facts = FlowLayout(gap=6)
        for part in (self._reference, label("·", "small"), self.date, label("·", "small"), self.place):
            facts.addWidget(part)
        chips = FlowLayout(gap=8)
        chips.addWidget(self.words)
        self._chips = QWidget()
        self._chips.setLayout(chips)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(facts, 1)
        self._top.addWidget(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addLayout(self._top)
        column.addWidget(self._fault)
        column.addWidget(self.title)
        column.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeft)

    def _day(self) -> date | None:
        return read_date(self.date.text(), today())

    def _show_fault(self) -> bool:
        """Say beside the date what is wrong with it, if anything; tell whether something is."""
        try:
            self._day()
        except ValueError:
            typed = shorten(clean_line(self.date.text()), 40)
            self._fault.setText(
                tr(
                    "“{typed}” is not understood, so the date is not saved. Write day, month and year, such as "
                    "2 March 2026 or 2/3/2026, or leave it empty.",
                    typed=typed,
                )
            )
            wrong = True
        else:
            wrong = False
        self._fault.setVisible(wrong)
        self.date.set_wrong(wrong)
        self.date.setAccessibleDescription(self._fault.text() if wrong else "")
        return wrong

    def _on_title_edited(self) -> None:
        former, self._former_title = self._former_title, text_of(self.title.document())
        caret = Offsets(self._former_title).from_qt(self.title.textCursor().position())
        self.edited.emit(TextChange.between(tr("the title"), former, self._former_title, caret))

    def _on_date_edited(self) -> None:
        # While it is being written nothing is said of it; the next saving looks again.
        self._fault.hide()
        self.date.set_wrong(False)

    def _on_date_left(self) -> None:
        wrong = self._show_fault()
        if not wrong and self.date.text() != (shown := show_date(self._day())):
            self.date.setText(shown)
        self.set_state(self._state)
