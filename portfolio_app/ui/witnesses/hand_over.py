"""The window handed over to a witness: one statement to write and sign, and nothing else of the portfolio."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent, QUndoStack
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement import StatementDraft, Testimony
from portfolio_app.domain.witnesses.statement_form import FormRequest, Purpose
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.exchange import Exchange
from portfolio_app.ui.widgets.kept_fields import KeptField, KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import bullet, button, label
from portfolio_app.ui.widgets.saved_chip import SavedChip
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.undo_keys import REDO
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick
from portfolio_app.ui.witnesses.signing_card import Key, SigningCard

_WIDE = 900
_SIDE = 420
_WORDS_WIDTH = 720
_TEXT_HEIGHT = 240
_WHICH = mark("Which of these did you see? Tick only what you saw yourself.")
_NOT_SIGNED = mark(
    "You have not signed yet. Press “Give back” again to leave: your words are kept for you to go on, and are no "
    "statement until you sign."
)
_HINT = mark("Please use your own words: what happened, what they did, how it ended.")


@dataclass(frozen=True, slots=True)
class Signing:
    """What the witness hands back: their words, the drawn signature as PNG, the PIN, and whether to make a new key."""

    testimony: Testimony
    picture: bytes | None
    pin: str
    new_key: bool


class HandOver(QWidget):
    """Takes the form and the key; tells when the witness signs, and when they give the window back.

    What they write is given to ``keep`` while they write, so that they can go on another time; what that raises is
    tried again. Undo takes back what they wrote, and nothing of the portfolio.
    """

    sign_wanted = Signal(object)  # Signing
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        form: FormRequest,
        key: Key,
        colour_of: Callable[[str], int],
        today: date,
        keep: Callable[[StatementDraft], object],
        *,
        begun: StatementDraft | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._form = form
        self._today = today
        self._warned = False
        self._signed = False
        title = tr("Confirmation of behaviours") if form.purpose is Purpose.BEHAVIOURS else tr("Witness statement")
        self.setAccessibleName(tr("{title} for {learner}", title=title, learner=excerpt(form.learner)))
        self._heading = label(
            tr("{title} for {learner}", title=title, learner=excerpt(form.learner)), "strong", wrap=True
        )
        self.give_back = button(tr("Give back"), name=tr("Give the computer back"))
        self.give_back.clicked.connect(self._on_give_back)
        self._keep = keep
        self._steps = QUndoStack(self)
        self.saved = SavedChip()
        self.words = KeptText()
        self.words.setAccessibleName(tr("What you saw"))
        self.words.setProperty("look", "words")
        self.words.setMinimumHeight(theme.px(_TEXT_HEIGHT))
        self.words.setPlaceholderText(tr(_HINT))
        self.ticks = {
            criterion.ref: WrappedTick(
                criterion.text,
                CodeTag(theme, criterion.label, colour_of(criterion.ref)),
                tr("I saw {label}: {text}", label=criterion.label, text=criterion.text),
            )
            for criterion in form.criteria
        }
        self.card = SigningCard(theme, form, key, today)
        self.card.sign_wanted.connect(self._on_sign)
        self.said = label("", "muted", wrap=True)
        self._fields: dict[str, KeptField] = {"text": self.words, **self.card.kept}
        self._showing = False
        self._typing = Typing(self._on_typed, self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._begin_with(begun)
        self._started = self._kept = self.draft()
        self._watch()
        theme.changed.connect(self._fit)

    @property
    def is_begun(self) -> bool:
        """Whether the witness has written or drawn something that is not signed."""
        return not self._signed and (self.draft() != self._started or self.card.pad.is_drawn)

    def draft(self) -> StatementDraft:
        """Return what is written and ticked so far; a signature and a PIN are never kept."""
        card = self.card
        return StatementDraft(
            self.words.words,
            self._seen(),
            card.name.text(),
            card.role.text(),
            card.relationship.text(),
            card.seen_on.text(),
            card.typed_name.text(),
        )

    def keep_draft(self) -> bool:
        """Keep what is written, if it is not kept yet; tell whether it is."""
        return self._typing.flush()

    def undo(self) -> None:
        """Take the last step back that was written or ticked here."""
        if self.keep_draft():
            self._steps.undo()

    def redo(self) -> None:
        """Do it again."""
        if self.keep_draft():
            self._steps.redo()

    def _watch(self) -> None:
        """Keep what is written and ticked from now on; the menus, with their keys, are hidden meanwhile."""
        for name, field in self._fields.items():
            self._typing.watch(name, field.accessibleName(), field)
        for tick in self.ticks.values():
            tick.toggled.connect(self._on_ticked)
        self._typing.saving.state_changed.connect(self._on_state_changed)
        self._typing.saving.failed.connect(self.card.show_fault)
        self._typing.saving.recovered.connect(lambda: self.card.show_fault(""))
        for keys, run in (
            (QKeySequence("Ctrl+S"), self.keep_draft),
            (QKeySequence("Ctrl+Z"), self.undo),
            *((keys, self.redo) for keys in REDO),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _on_typed(self, name: str, words: str, step: object) -> None:
        self._keep_now(replace(self._kept, **{name: words}), step)

    def _keep_now(self, draft: StatementDraft, step: object = None) -> None:
        before = self._kept
        if self._signed or draft == before:
            return
        self._keep(draft)
        self._kept = draft
        self.saved.saved_now()
        self._steps.push(Exchange(lambda: self._put(before), lambda: self._put(draft), step))

    def _put(self, draft: StatementDraft) -> None:
        """Let a former or later draft stand."""
        self._show_draft(draft)
        self._kept = draft
        try:
            self._keep(draft)
        except PortfolioError as error:
            self.card.show_fault(error.message)
        else:
            self.saved.saved_now()

    def _on_ticked(self) -> None:
        if not self._showing:
            self._typing.flush()
            try:
                self._keep_now(replace(self._kept, seen=self._seen()))
            except PortfolioError as error:
                self.card.show_fault(error.message)

    def _on_state_changed(self, state: SaveState) -> None:
        self.saved.show_state(state, date_wrong=False)

    def _begin_with(self, begun: StatementDraft | None) -> None:
        if begun is not None:
            self._show_draft(begun, over_empty=False)

    def _show_draft(self, begun: StatementDraft, *, over_empty: bool = True) -> None:
        """Show a draft; what the form says stands where the draft says nothing, unless it is to be emptied."""
        self._showing = True
        for name, field in self._fields.items():
            if (text := getattr(begun, name)) or over_empty:
                field.show_words(text)
        for reference, tick in self.ticks.items():
            tick.tick(on=reference in begun.seen)
        self._showing = False

    def show_busy(self, busy: bool) -> None:
        """Say that the statement is being signed, which takes a moment."""
        for widget in (self.words, self.card, self.give_back, *self.ticks.values()):
            widget.setEnabled(not busy)
        self.card.sign.setText(tr("Signing…") if busy else tr("Sign the statement"))

    def show_failed(self, sentence: str) -> None:
        """Say why it was not signed; everything stays as it was typed."""
        self.show_busy(False)
        self.card.show_fault(sentence)

    def show_signed(self, sentence: str) -> None:
        """Thank the witness; only giving back is left."""
        self._signed = True
        self.show_busy(False)
        self._scroll.hide()
        self.said.setText(sentence)
        self._thanks.show()
        self.give_back.hide()
        self.done.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the text."""
        super().showEvent(event)
        self._fit()
        self.words.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is signed beside the words, or below them."""
        super().resizeEvent(event)
        self._fit()

    def _seen(self) -> tuple[str, ...]:
        return tuple(ref for ref, tick in self.ticks.items() if tick.is_ticked)

    def may_leave(self) -> bool:
        """Keep the words; tell whether all is signed. Where it is not, say so, and allow it the next time."""
        self.keep_draft()
        if not self.is_begun or self._warned:
            return True
        self._warned = True
        self.card.show_fault(tr(_NOT_SIGNED))
        self._scroll.ensureWidgetVisible(self.card.fault)
        return False

    def _on_give_back(self) -> None:
        if self.may_leave():
            self.left.emit()

    def _on_sign(self) -> None:
        fault = tr("Write what you saw.") if not self.words.words.strip() else self.card.fault_found()
        self.card.show_fault(fault)
        if fault:
            return
        card = self.card
        testimony = Testimony(
            text=self.words.words,
            seen=self._seen(),
            witness_name=card.name.text(),
            witness_role=card.role.text(),
            relationship=card.relationship.text(),
            seen_on=card.day_seen(),
            declared=True,
            typed_name=card.typed_name.text() or card.name.text(),
            signed_on=self._today,
        )
        self.sign_wanted.emit(Signing(testimony, card.pad.picture(), card.pin.text(), card.new_key.isChecked()))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("look", "top-bar")
        top = QHBoxLayout(bar)
        top.setContentsMargins(32, 12, 32, 12)
        top.setSpacing(16)
        top.addWidget(self._heading, 2)
        alone = label(
            tr("Only this statement is shown. Nothing else in the portfolio can be opened."), "muted", wrap=True
        )
        alone.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(alone, 3)
        top.addWidget(self.saved)
        top.addWidget(self.give_back)
        content = QWidget()
        self._body.setContentsMargins(32, 24, 32, 24)
        self._body.setSpacing(32)
        self._left = self._make_left()
        self._body.addWidget(self._left, 1)
        self._body.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        centre = QHBoxLayout(content)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addLayout(self._body, 20)
        centre.addStretch(1)
        self._scroll = ScrollColumn(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._make_thanks(), 1)

    def _make_left(self) -> QWidget:
        form = self._form
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        behaviours = form.purpose is Purpose.BEHAVIOURS
        column.addWidget(
            label(tr("What have you seen?") if behaviours else tr("What did you see?"), "title", wrap=True)
        )
        day = tr(" on {date}", date=say_date(form.event_on)) if form.event_on else ""
        about = f"{form.event}{day}." if form.event else tr("What happened{day}.", day=day) if day else ""
        if about:
            column.addWidget(label(about, "subtitle", wrap=True))
            column.addSpacing(4)
        for prompt in form.prompts:
            column.addWidget(bullet(prompt))
        column.addSpacing(8)
        column.addWidget(self.words, 1)
        if self.ticks:
            column.addSpacing(12)
            column.addWidget(label(tr(_WHICH), "heading", wrap=True))
        for tick in self.ticks.values():
            column.addWidget(tick)
        for credit in form.credits:
            column.addWidget(label(credit, "small", wrap=True))
        column.addStretch(1)
        return left

    def _make_thanks(self) -> QWidget:
        self._thanks = QWidget()
        column = QVBoxLayout(self._thanks)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for words in (label(tr("Signed. Thank you."), "title", wrap=True), self.said):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(8)
        self.done = button(tr("Give the computer back"), "primary")
        self.done.clicked.connect(self.left)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._thanks.hide()
        return self._thanks

    def _fit(self) -> None:
        px = self._theme.px
        wide = self.width() >= px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != way:
            self._body.setDirection(way)
        self._left.setMaximumWidth(px(_WORDS_WIDTH) if wide else 16_777_215)
        self.card.setMaximumWidth(px(_SIDE) if wide else 16_777_215)
        self.card.setMinimumWidth(min(px(_SIDE) - 40, self.width() // 3) if wide else 0)
        self.words.setMinimumHeight(px(_TEXT_HEIGHT))
