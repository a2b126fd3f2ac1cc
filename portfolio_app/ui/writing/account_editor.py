"""An account being written and claimed: the paper, the panel beside it, the picker, and saving."""

from contextlib import suppress

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.authorship import NOTHING
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.domain.words.text import plural
from portfolio_app.services.overview import ClaimedAccount
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.claim_list import Standings, claim_rows
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.unsaved import Lifeboat
from portfolio_app.ui.widgets.autosave import Autosave
from portfolio_app.ui.widgets.labels import button, label, line
from portfolio_app.ui.widgets.text_steps import TextChange
from portfolio_app.ui.writing.account_panel import AccountPanel
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.ui.writing.claimed_words import marks_of
from portfolio_app.ui.writing.question_card import QuestionCard
from portfolio_app.ui.writing.selected_words import SelectedWords
from portfolio_app.ui.writing.star_editor import StarEditor
from portfolio_app.ui.writing.writing_aids import WritingAids
from portfolio_app.ui.writing.writing_step import WritingStep

_PANEL = "accounts/panel"
_ROOM_FOR_PANEL = 820


class AccountEditor(QWidget):
    """Opens one account at a time; every change is saved by itself."""

    back_wanted = Signal()
    said = Signal(str, bool)
    """A sentence to show, and whether what was done can be undone."""

    def __init__(self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._settings = settings
        self._changes = AccountChanges(session)
        self._state: AccountState | None = None
        """The account that shows, with its claims, as they are in the file."""
        self._standings: Standings = {}
        self._written: ReflectiveAccount | None = None
        """The account as it is written here, but for what is being typed at this moment."""
        self._step: WritingStep | None = None
        self._unsaved = NOTHING
        """How the characters came that are not saved yet."""
        self._saving = False
        self._lifeboat = Lifeboat(session.workspace.path)
        self._panel_wanted: bool | None = None
        self.star = StarEditor(theme)
        self.aids = WritingAids(session, theme, settings, self.star, self.flush)
        self.question = QuestionCard(session, theme)
        self.panel = AccountPanel(session, theme)
        self.picker = CriterionPicker(session, theme, self)
        self.saving = Autosave(self._save, self)
        self.steps = ClaimSteps(session, settings, self.picker, self.near_words, self.flush)
        self.words = SelectedWords(self.star, theme, self.steps, lambda: self.account)
        self._foot = label("", "small", wrap=True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hint = label("", "small", wrap=True)
        self._back = button(tr("Back to the list"), "flat")
        self._fold = button(tr("Claims and criteria"), "flat", name=tr("Show or hide claims and criteria"))
        self._fold.setCheckable(True)
        self._fold.setToolTip(tr("Show or hide claims and criteria (Ctrl+\\)"))
        self._connect()
        self._lay_out()
        self.star.set_writable(not session.read_only)
        self.on_theme_changed()

    @property
    def account(self) -> ReflectiveAccount | None:
        """The account that shows, as it was last saved."""
        return self._state.account if self._state else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand on it."""
        return self._state.standing if self._state else ()

    def open(self, account: ReflectiveAccount) -> bool:
        """Show an account; not while the words of the one that shows cannot be saved."""
        if not self.flush():
            return False
        self.steps.reset()
        self.question.close_question()
        self._take_over(self._session.workspace.overview.account(account.evidence.reference))
        self.star.load(account)
        self.star.head.saved.opened(self._session.workspace.accounts.saved_at(account.evidence.id))
        self.aids.begin()
        self.panel.claims.choose(0)
        self._show_claims()
        self._show_criteria()
        return True

    def refresh(self) -> None:
        """Show what was changed elsewhere; raises PortfolioError when the account is there no more."""
        if self._state is None or self._saving:
            return
        former = self._state.account
        shown = self._session.workspace.overview.account(former.evidence.reference)
        account = shown.state.account
        if not account.same_as(former):
            self.saving.stop()
            self.star.take_over(account)
            self.star.head.saved.saved_now()
        if shown.state.claims != self._state.claims:
            self.star.head.saved.saved_now()
        pending = self.saving.pending
        self._take_over(shown, keep_step=pending)
        self.star.saved(account)
        if not pending:  # otherwise they follow when it is saved: they stand where the saved text has them
            self._show_claims()
        self._show_criteria()

    def refresh_frameworks(self) -> None:
        """Show the guidance of the units now in use."""
        self.panel.guidance.refresh()
        self.aids.allow_criteria()

    def flush(self) -> bool:
        """Save now; tell whether everything is saved."""
        noted = self.panel.claims.flush()
        if self._state is None:
            return noted
        if not self.saving.flush():
            return False
        self._end_step()
        return noted

    def unsaved(self) -> str:
        """Return the account as text where it could not be saved, else ""."""
        if self._state is None or not self.saving.pending:
            return ""
        account = self.star.value()
        parts = [f"## {account.form.title(section)}\n\n{words}" for section, words in account.text if words.strip()]
        return "\n\n".join([f"# {account.evidence.reference} {account.evidence.title}", *parts]) + "\n"

    def close_account(self) -> None:
        """Save, and show no account any more."""
        self.flush()
        self._put_away()

    def forget(self) -> None:
        """Show no account any more; there is none to save to."""
        self.saving.stop()
        self._put_away()

    def write_title(self) -> None:
        """Put the caret into the title."""
        self.star.head.title.setFocus()
        self.star.head.title.select_all()

    def show_claim(self, claim: int) -> None:
        """Bring a claim's words into view, chosen; where they are gone, the claim in the panel."""
        self.panel.claims.choose(claim)
        self.star.choose_claim(claim)
        known = self._claim(claim)
        if known and known.passage and known.anchor and known.anchor.found:
            self.star.show_words(known.passage.section, known.anchor.start, known.anchor.end)
            self.choose(claim)
        elif known:
            self.show_panel(shown=True)
            self.panel.bring_claims()
            self.panel.claims.list.setFocus()

    def show_words(self, section: Section, start: int, end: int) -> None:
        """Bring words into view, selected."""
        self.star.show_words(section, start, end)

    def show_panel(self, *, shown: bool) -> None:
        """Show or fold up the side panel."""
        self._panel_wanted = shown
        self._settings.remember(_PANEL, shown)
        self._place_panel()

    def toggle_panel(self) -> None:
        """Show the side panel, or fold it up."""
        self.show_panel(shown=not self.panel.isVisible())

    def near_words(self, claim: int = 0) -> QRect:
        """Return where a claim's words are, else those selected or the caret, in this widget."""
        rect = self.star.words_rect(claim)
        return QRect(self.star.mapTo(self, rect.topLeft()), rect.size())

    def on_theme_changed(self) -> None:
        """Take the text size and the colours in use."""
        self.star.on_theme_changed()
        self._back.setIcon(self._theme.icon("arrow-left", "accent"))
        self._fold.setIcon(self._theme.icon("tag", "accent"))
        side = self._theme.px(16)
        for each in (self._back, self._fold):
            each.setIconSize(QSize(side, side))
        self._place_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panel up where it leaves no room for the words."""
        super().resizeEvent(event)
        self._place_panel()

    def _put_away(self) -> None:
        self.picker.close_picker()
        self.aids.find.close_bar()
        self._state = self._written = self._step = None
        self._unsaved = NOTHING

    def _take_over(self, shown: ClaimedAccount, *, keep_step: bool = False) -> None:
        self._state, self._standings = shown
        if not keep_step:
            self._written, self._step, self._unsaved = shown.state.account, None, NOTHING

    def _on_edited(self, change: TextChange) -> None:
        """Go on with the step of writing that is under way, or end it and begin another."""
        former, self._written = self._written, self.star.value()
        if self._step is not None and former is not None and not self._step.takes(change):
            with suppress(Exception):  # it is tried again with the next saving, which says so
                self._store(former)
                self._end_step()
        if self._step is None and self._state is not None:
            self._step = WritingStep(self._state, change)
        self._unsaved = self._unsaved.plus(change.counts)
        if change.how.at_once:
            self.saving.soon()
        else:
            self.saving.changed()

    def _end_step(self) -> None:
        """Let what was written since the last step be taken back by itself."""
        step, self._step = self._step, None
        if step is not None and self._state is not None and not step.before.same_as(self._state):
            self._changes.wrote(step.words, step.before, self._state, step.noted)

    def _save(self) -> None:
        if self._state is None:
            return
        self._written = self.star.value()
        self._store(self._written)
        if self._step is not None and self._step.is_over():
            self._end_step()

    def _store(self, account: ReflectiveAccount) -> None:
        """Put the words into the file; those typed since stay in the editor."""
        if self._state is None or account.same_as(self._state.account):
            return
        former = self.claims
        # The others hear of the change while it is made; this editor knows it already.
        self._saving = True
        try:
            result = self._changes.save(account, self._unsaved)
        except Exception:
            self._lifeboat.take(self.unsaved())
            raise
        finally:
            self._saving = False
        self._unsaved = NOTHING
        if self._step is not None:
            self._step.noted += result.noted
        self._lifeboat.empty()
        self.star.head.saved.saved_now()
        self._state = result.after
        self.star.saved(result.account)
        if result.account.text == self.star.value().text:
            self._show_claims()
        if former != result.claims:
            self._show_criteria()

    def _on_noting(self) -> None:
        """Let what was written before something else was done be undone after it."""
        if self._step is not None and not self._saving:
            self.flush()

    def _claim(self, claim: int) -> Claim | None:
        return next((each for each in self.claims if each.id == claim), None)

    def _show_claims(self) -> None:
        claims = self.claims
        rows = claim_rows(self._session, claims, self._standings)
        self.star.set_marks(marks_of(rows))
        self.panel.claims.set_claims(rows)
        passages = sum(claim.passage is not None for claim in claims)
        todo = sum(claim.to_recheck for claim in claims)
        said = tr("{passages} tagged", passages=plural(passages, "passage"))
        self._foot.setText(tr("{said}   ·   {todo} to re-check", said=said, todo=todo) if todo else said)

    def _show_criteria(self) -> None:
        self.panel.criteria.refresh()
        self.question.refresh()

    def choose(self, claim: int) -> None:
        """Show a claim as the chosen one, in the text and in the panel."""
        self.star.choose_claim(claim)
        self.panel.claims.choose(claim)

    def _on_margin_or_caret(self, claim: int) -> None:
        self.choose(claim)
        if known := self._claim(claim):
            self.panel.criteria.show_criterion(known.criterion)

    def _on_claim_chosen(self, claim: int) -> None:
        self.star.choose_claim(claim)
        self.star.show_claim(claim)

    def _on_claimed(self, claim: Claim) -> None:
        self.panel.bring_claims()
        self.choose(claim.id)

    def _on_hinted(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _on_saved_again(self) -> None:
        self.said.emit(tr("Your words are saved now."), False)

    def _on_save_failed(self, message: str) -> None:
        self.said.emit(
            tr("{message} Your words stay here, and saving is tried again every few seconds.", message=message), False
        )

    def _place_panel(self) -> None:
        room = self.width() >= self._theme.px(_ROOM_FOR_PANEL)
        wanted = self._panel_wanted
        if wanted is None:
            wanted = room and self._settings.flag(_PANEL, default=True)
        self.panel.fit(self.width())
        self.panel.setVisible(wanted)
        self._fold.setChecked(wanted)

    def _connect(self) -> None:
        self.star.edited.connect(self._on_edited)
        self.star.left.connect(self.flush)
        self.star.claim_pointed.connect(self._on_margin_or_caret)
        self.star.claim_wanted.connect(self.words.claim)
        self.star.whole_wanted.connect(self.words.claim_whole)
        self.star.refused.connect(lambda text: self.said.emit(text, False))
        self.star.section_entered.connect(self.panel.guidance.set_section)
        self.saving.state_changed.connect(self.star.head.set_state)
        self._session.noting.connect(self._on_noting)
        self.saving.failed.connect(self._on_save_failed)
        self.saving.recovered.connect(self._on_saved_again)
        for each in (self.steps, self.words, self.aids.advice):
            each.said.connect(self.said)
        self.steps.hinted.connect(self._on_hinted)
        for told in (self.steps.made, self.steps.changed):
            told.connect(self._on_claimed)
        self.steps.follow(self.panel.claims)
        self.panel.claims.chosen.connect(self._on_claim_chosen)
        self.panel.claims.words_wanted.connect(self.words.choose_words)
        for wanted in (self.panel.criteria.wanted, self.question.claim_wanted):
            wanted.connect(self.words.claim_for)
        self._back.clicked.connect(self.back_wanted)
        self._fold.clicked.connect(self.toggle_panel)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 16, 0)
        top.addWidget(self._back)
        top.addStretch(1)
        top.addWidget(self._fold)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 8)
        foot.addWidget(label(tr("British English"), "small"))
        foot.addSpacing(16)
        foot.addWidget(self.aids.personal.legend)
        foot.addWidget(self._hint, 1)
        self._hint.hide()
        foot.addWidget(self._foot, 1)
        foot.addSpacing(12)
        foot.addWidget(self.star.head.saved)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(top)
        about = QVBoxLayout()
        about.setContentsMargins(16, 4, 16, 4)
        about.addWidget(self.question)
        middle.addLayout(about)
        middle.addWidget(self.aids.find)
        middle.addWidget(self.star, 1)
        middle.addWidget(line())
        middle.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.panel)
