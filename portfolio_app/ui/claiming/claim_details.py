"""What can be done with the chosen claim: star, note, another criterion, withdraw; or what to re-check."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.claim_list import ClaimRow
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.kept_fields import KeptLine
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_LINES = 4
"""How many lines of what was decided show at once; longer feedback scrolls."""

_GONE = mark("These words are no longer in your text. Choose other words, or withdraw the claim.")
_CHANGED = mark("You changed these words after you claimed them. Do they still prove it?")
_PAGE_GONE = mark("The new version has no such page. Choose another place, or withdraw the claim.")
_REPLACED = mark("You claimed this place in the file's former version. Does it still prove it?")


class ClaimDetails(QFrame):
    """Tells what is wanted; whoever owns it does it."""

    starred = Signal(bool)
    note_left = Signal()
    change_wanted = Signal()
    withdraw_wanted = Signal()
    accept_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, keep_note: Callable[[Claim, str, object], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep_note = keep_note
        self._of: Claim | None = None
        """The claim that the note is of: of another one only once what was written on this one is saved."""
        self._began = ""
        """The note as it was when its writing began."""
        self.setProperty("look", "card")
        self._row: ClaimRow | None = None
        self._said = label("", "muted", wrap=True)
        self.decided = label("", wrap=True)
        self.decided.setAccessibleName(tr("What your assessor decided"))
        self.decided.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.accept = button(tr("Accept the new words"), "chip")
        self.words = button(tr("Choose other words"), "chip")
        self.star = button(tr("Best evidence"), "chip", name=tr("Star: this is among my best evidence"))
        self.star.setCheckable(True)
        self.change = button(tr("Change criterion"), "chip", name=tr("Change the criterion or what it shows"))
        self.withdraw = button(tr("Withdraw"), "chip", name=tr("Withdraw this claim"))
        self.note = KeptLine()
        self.note.setPlaceholderText(tr("Add a note for your assessor"))
        self.note.setAccessibleName(tr("Note for your assessor"))
        self.note.installEventFilter(self)
        self.accept.clicked.connect(self.accept_wanted)
        self.words.clicked.connect(self.words_wanted)
        self.star.clicked.connect(self.starred)
        self.change.clicked.connect(self.change_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.typing = Typing(self._on_note_typed, self)
        self.typing.watch("note", tr("the note"), self.note)
        self.note.editingFinished.connect(self._on_note_finished)
        row = FlowLayout()
        for each in (self.accept, self.words, self.star, self.change, self.withdraw):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        self._feedback = ScrollColumn(self.decided)
        layout.addWidget(self._feedback)
        layout.addWidget(self.note)
        layout.addLayout(row)

    def show_row(self, row: ClaimRow | None, *, writable: bool) -> None:
        """Show what can be done with a claim, or nothing."""
        former = self._row
        same = former is not None and row is not None and former.claim.id == row.claim.id
        if not same:
            self.typing.flush()
        self._row = row
        if row is None:
            self.hide()
            return
        lost = bool(row.claim.anchor and row.claim.anchor.outcome is Outcome.LOST)
        gone, changed = (tr(_PAGE_GONE), tr(_REPLACED)) if row.in_file else (tr(_GONE), tr(_CHANGED))
        only_reworded = row.claim.reworded and not row.claim.place_changed
        if only_reworded:
            changed = tr("When you claimed this, it read: “{wording}”", wording=row.claim.wording)
        self._said.setText(f"{row.code}  {row.criterion}" if not row.trouble else gone if lost else changed)
        self.decided.setText(row.decided)
        self._feedback.setVisible(bool(row.decided))
        self._fit_feedback()
        self.accept.setText(tr("It still proves it") if row.in_file or only_reworded else tr("Accept the new words"))
        times = row.claim.stretch is not None
        place = tr("Choose other times") if times else tr("Choose another place")
        self.words.setText(place if row.in_file else tr("Choose other words"))
        for each in (self.accept, self.words):
            each.setAccessibleName(each.text())
        self.accept.setVisible(bool(row.trouble) and not lost)
        self.words.setVisible(bool(row.trouble) or row.in_file)
        self.star.setChecked(row.claim.starred)
        mine = not self.typing.waits("note") or (self._of is not None and self._of.id == row.claim.id)
        if mine:
            self._of = row.claim
        if not same:
            self._began = row.claim.note
        if not same or not self._is_being_written(row.claim.note):
            self.note.show_words(row.claim.note)
        for each in (self.accept, self.words, self.star, self.change, self.withdraw):
            each.setEnabled(writable)
        self.note.setReadOnly(not writable or not mine)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the feedback the lines that it needs, up to a few."""
        super().resizeEvent(event)
        self._fit_feedback()

    def _fit_feedback(self) -> None:
        margins = self.layout().contentsMargins()
        width = self.width() - margins.left() - margins.right()
        needed = max(0, self.decided.heightForWidth(width))
        self._feedback.setFixedHeight(min(needed, self.decided.fontMetrics().lineSpacing() * _LINES))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the note as it was when its writing began."""
        if event.type() == QEvent.Type.FocusIn and self._row is not None:
            self._began = self._row.claim.note
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._row is not None
        ):
            self.note.setText(self._began)
            self.typing.flush()
            self.note_left.emit()
            return True
        return super().eventFilter(watched, event)

    def unsaved(self) -> tuple[str, ...]:
        """Return the note that could not be saved, as a text of its own."""
        if self._row is None or not self.typing.waits("note"):
            return ()
        about = tr("Note on the claim for {code}", code=self._row.code)
        return (f"# {about}\n\n{self.note.words}\n",)

    def _is_being_written(self, kept: str) -> bool:
        """Tell whether the note is to stay as it is typed: it is not saved yet, or says the same but for spaces."""
        return self.typing.waits("note") or (self.note.hasFocus() and clean_line(self.note.words) == kept)

    def _on_note_typed(self, _name: str, words: str, step: object) -> None:
        text = clean_line(words)
        if self._of is not None and text != self._of.note:
            self._keep_note(self._of, text, step)

    def _on_note_finished(self) -> None:
        self.typing.flush()
        if self.note.hasFocus():
            self.note_left.emit()
