"""Accounts: the list of them, and the editor in which one is written and claimed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import Evidence, Section, reference_of
from portfolio_app.services.evidence.account_files import can_be_read
from portfolio_app.translation import mark, tr
from portfolio_app.ui import unsaved
from portfolio_app.ui.actions import Action
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.unsaved import Rescued
from portfolio_app.ui.widgets.rescued_card import RescuedCard
from portfolio_app.ui.writing.account_editor import AccountEditor
from portfolio_app.ui.writing.account_head import UNTITLED
from portfolio_app.ui.writing.account_import import AccountImport
from portfolio_app.ui.writing.account_list import AccountList
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.ui.writing.revisions_dialog import RevisionsDialog
from portfolio_app.ui.writing.write_about_dialog import WriteAboutDialog

_RECENT = 5


class AccountsPage(Page):
    """Opening an account shows it in the place of the list."""

    name = "accounts"
    title = mark("Accounts")
    icon = "file-text"
    help_topic = "writing"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.changes = AccountChanges(session)
        self.list = AccountList(tools.theme, writable=not session.read_only)
        self.editor = AccountEditor(session, tools.theme, tools.settings)
        self.editor.aids.let_work(tools.runner, tools.aside)
        self.bring_in = AccountImport(session, tools.runner, tools.theme, self.changes, self)
        self.bring_in.said.connect(lambda text, undo: self.notify.emit(Notice(text, undo)))
        self.bring_in.files_found.connect(self.files_found)
        self.bring_in.taken.connect(self._on_taken_in)
        self.list.import_wanted.connect(self.import_accounts)
        self.list.new_wanted.connect(self.new_account)
        self.list.open_wanted.connect(self._on_open_wanted)
        self.list.remove_wanted.connect(self.remove_accounts)
        self.editor.back_wanted.connect(self.show_list)
        self.editor.said.connect(lambda text, undo: self.notify.emit(Notice(text, undo)))
        self.editor.star.files_pasted.connect(self.files_found)
        self.editor.star.picture_pasted.connect(self.picture_found)
        self.editor.star.section_entered.connect(lambda s, _: self.setFocusProxy(self.editor.star.edit(s)))
        self.rescued = RescuedCard(tr("Put them in"), accounts=True)
        self.rescued.wanted.connect(self._on_rescued_wanted)
        self.rescued.said.connect(lambda text: self.notify.emit(Notice(text)))
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.addWidget(self.rescued)
        column.addLayout(self._above)
        column.addWidget(self.list, 1)
        self._listing = listing
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listing)
        self._stack.addWidget(self.editor)
        self.setFocusProxy(self.list.table)

    @property
    def writing(self) -> bool:
        """Whether an account is open."""
        return self.editor.account is not None

    def refresh(self) -> None:
        """Show the accounts, or the open one, as they are now."""
        self.editor.refresh_frameworks()
        if self.writing:
            try:
                self.editor.refresh()
            except PortfolioError:
                # It was removed: an undo may bring it back.
                self.editor.forget()
                self.show_list()
            return
        self._fill_list()

    def concerns(self, change: Change) -> bool:
        """Tell whether accounts, claims or criteria changed."""
        return change.concerns(Kind.ACCOUNT, Kind.CLAIM, Kind.FRAMEWORK)

    def open_place(self, place: Place) -> None:
        """Open an account at a claim's words, at some words, or at its beginning; or write about a criterion."""
        if not place.evidence and place.criterion:
            self.write_about(place.criterion)
            return
        if not place.evidence:
            self.show_list()
            return
        if not self.open_account(place.evidence):
            return
        if place.claim:
            self.editor.show_claim(place.claim)
        elif place.section:
            self.editor.show_words(Section(place.section), place.start, place.end)
            if place.criterion:
                self.editor.question.ask(place.criterion)
                self.editor.words.propose(place.criterion)

    def place(self) -> Place:
        """Return the account that shows, if one does."""
        return Place(self.name, evidence=self.editor.account.evidence.id if self.editor.account else 0)

    def open_account(self, evidence_id: int) -> bool:
        """Show an account in the editor; tell whether it is there."""
        if self.editor.account is None or self.editor.account.evidence.id != evidence_id:
            try:
                account = self.session.workspace.accounts.get(reference_of(evidence_id))
            except PortfolioError as error:
                self.notify.emit(Notice(error.message))
                return False
            if not self.editor.flush():
                return False
            # Shown first: words are laid out to the width that they will have, once.
            self._stack.setCurrentWidget(self.editor)
            self.editor.open(account)
        self._stack.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor.star.edit(Section.SITUATION))
        self.setFocus()
        return True

    def show_list(self) -> bool:
        """Save, and go back to the list; not while the words cannot be saved."""
        former = self.editor.account
        if not self.editor.flush():
            return False
        self.editor.close_account()
        self._fill_list()
        if former is not None:
            self.list.choose(former.evidence.id)
        self._stack.setCurrentWidget(self._listing)
        self.setFocusProxy(self.list.table)
        self.setFocus()
        return True

    def write_about(self, criterion: str) -> None:
        """Ask where to write about a criterion; where nothing is written yet, begin the first account."""
        if self.session.read_only or criterion not in self.session.criteria:
            return
        recent = [summary.evidence for summary, _ in self.session.workspace.accounts.recent(_RECENT)]
        if not recent:
            self._write_in(0, criterion)
            return
        wanted = self.session.criteria[criterion]
        dialog = WriteAboutDialog(self.tools.theme, wanted, self.session.code_of(wanted), recent, self)
        dialog.chosen.connect(lambda evidence_id: self._write_in(evidence_id, criterion))
        dialog.open()

    def _write_in(self, evidence_id: int, criterion: str) -> None:
        if evidence_id:
            if not self.open_account(evidence_id):
                return
        else:
            self.new_account()
        if self.writing:
            self.editor.question.ask(criterion)

    def new_account(self) -> None:
        """Begin an account and put the caret into its title."""
        if self.session.read_only or not self.editor.flush():
            return
        try:
            account = self.changes.create(tr(UNTITLED))
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        self.go.emit(Place(self.name, evidence=account.evidence.id))
        if self.open_account(account.evidence.id):
            self.editor.write_title()

    def import_accounts(self) -> None:
        """Ask for documents with accounts, and show what is in them."""
        if not self.session.read_only and self.show_list():
            self.bring_in.choose()

    def remove_accounts(self, pieces: Sequence[Evidence]) -> None:
        """Take accounts out, all or none; the notice offers to undo it."""
        if self.session.read_only:
            return
        try:
            self.changes.remove(pieces)
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        one = tr("{reference} “{title}” is removed.", reference=pieces[0].reference, title=pieces[0].title)
        self.notify.emit(
            Notice(one if len(pieces) == 1 else tr("{pieces} accounts are removed.", pieces=len(pieces)), undo=True)
        )

    def remove_open(self) -> None:
        """Take the account that is open, or chosen in the list, out."""
        if self.writing and self.editor.account is not None:
            evidence = self.editor.account.evidence
            if self.show_list():
                self.remove_accounts((evidence,))
        else:
            self.list.remove_current()

    def open_revisions(self) -> None:
        """Show the former texts of the open account; one that is chosen comes back."""
        account = self.editor.account
        if account is None or not self.editor.flush():
            return
        revisions = self.session.workspace.accounts.revisions(account.evidence.reference)
        dialog = RevisionsDialog(revisions, self.tools.theme, read_only=self.session.read_only, parent=self)
        dialog.accepted.connect(lambda: self._on_revision_chosen(account.evidence, dialog.value()))
        dialog.open()

    def flush(self) -> bool:
        """Save what was typed; tell whether that went well."""
        return self.editor.flush()

    def unsaved(self) -> tuple[str, ...]:
        """Return the words that could not be saved."""
        words = self.editor.unsaved()
        return (*((words,) if words else ()), *self.editor.panel.claims.unsaved())

    def take_files(self, paths: Sequence[Path]) -> bool:
        """Look for accounts in documents dropped on the list; on an account, files become evidence, never words."""
        if not self.writing and paths and not self.session.read_only and can_be_read(paths):
            self.bring_in.look(paths, dropped=True)
        else:
            self.files_found.emit(paths)
        return True

    def take_picture(self, picture: QImage) -> bool:
        """Let a picture that is dropped here become evidence."""
        self.picture_found.emit(picture)
        return True

    def on_theme_changed(self) -> None:
        """Take the text size and the colours in use."""
        self.list.on_theme_changed()
        self.editor.on_theme_changed()

    def actions_offered(self) -> tuple[Action, ...]:
        """Return what can be done with accounts, words and claims."""
        return (*self._account_actions(), *self._word_actions(), *self._claim_actions())

    def _here(self) -> bool:
        return self.isVisible() and self.writing

    def _can_write(self) -> bool:
        return self._here() and not self.session.read_only

    def _has_claim(self) -> bool:
        return self._can_write() and self.editor.panel.claims.current is not None

    def _account_actions(self) -> tuple[Action, ...]:
        writable = not self.session.read_only

        def removable() -> bool:
            return self.isVisible() and writable and (self.writing or self.list.current is not None)

        here = self._here
        return (
            Action("account.new", tr("New account"), "Account", self.new_account, "Ctrl+N", "plus", lambda: writable),
            Action(
                "account.import",
                tr("Import accounts…"),
                "Account",
                self.import_accounts,
                "",
                "download-simple",
                lambda: writable,
            ),
            Action("account.list", tr("Back to the list"), "Account", self.show_list, "Alt+Left", "arrow-left", here),
            Action(
                "account.revisions", tr("Former texts…"), "Account", self.open_revisions, "Ctrl+Shift+R", "clock", here
            ),
            Action("account.remove", tr("Remove this account"), "Account", self.remove_open, "", "trash", removable),
        )

    def _word_actions(self) -> tuple[Action, ...]:
        aids, here = self.editor.aids, self._here

        def replace() -> None:
            aids.open_find(replace=True)

        return (
            Action("edit.find", tr("Find…"), "Edit", aids.open_find, "Ctrl+F", "magnifying-glass", here),
            Action("edit.replace", tr("Find and replace…"), "Edit", replace, "Ctrl+H", "", self._can_write),
            Action("edit.find_next", tr("Find next"), "Edit", aids.find.find_next, "F3", "", here),
            Action(
                "edit.find_previous", tr("Find the one before"), "Edit", aids.find.find_previous, "Shift+F3", "", here
            ),
            *aids.switches(),
            Action("edit.advice", tr("Bring advice back"), "Edit", aids.advice.all_back, "", "", self._can_write),
            Action(
                "view.panel",
                tr("Claims and criteria"),
                "View",
                self.editor.toggle_panel,
                "Ctrl+\\",
                enabled=here,
                checked=lambda: not self.editor.panel.isHidden(),
            ),
        )

    def _claim_actions(self) -> tuple[Action, ...]:
        panel, steps, words = self.editor.panel.claims, self.editor.steps, self.editor.words
        has_claim, can_write = self._has_claim, self._can_write

        def with_claim(do: Callable[[Claim], object]) -> Callable[[], object]:
            return lambda: do(panel.current) if panel.current is not None else None

        def starred() -> bool:
            return panel.current is not None and panel.current.starred

        star = with_claim(lambda claim: steps.star(claim, not claim.starred))
        change = with_claim(steps.change)
        withdraw = with_claim(steps.withdraw)
        return (
            Action("claim.add", tr("Claim these words for…"), "Claim", words.claim, "Ctrl+T", "tag", can_write),
            Action(
                "claim.whole",
                tr("Claim the whole account for…"),
                "Claim",
                words.claim_whole,
                "Ctrl+Shift+A",
                "",
                can_write,
            ),
            Action("claim.star", tr("Best evidence"), "Claim", star, "Ctrl+Shift+B", "", has_claim, starred),
            Action(
                "claim.note", tr("Write a note"), "Claim", self._write_note, "Ctrl+Shift+M", "note-pencil", has_claim
            ),
            Action("claim.change", tr("Change the criterion…"), "Claim", change, "Ctrl+Shift+T", "", has_claim),
            Action("claim.withdraw", tr("Withdraw the claim"), "Claim", withdraw, "", "x", has_claim),
        )

    def _on_taken_in(self, evidence_id: int) -> None:
        if not self.writing:
            self._fill_list()
            self.list.choose(evidence_id)

    def _on_revision_chosen(self, evidence: Evidence, number: int | None) -> None:
        if number is not None:
            self.changes.restore(evidence.reference, number)
            self.notify.emit(Notice(tr("The former text is back."), undo=True))

    def _write_note(self) -> None:
        self.editor.show_panel(shown=True)
        self.editor.panel.bring_claims()
        self.editor.panel.claims.edit_note()

    def _fill_list(self) -> None:
        accounts = self.session.workspace.accounts
        self.list.set_accounts(accounts.list(), accounts.thin())
        self.rescued.show_waiting(self.session.workspace.path, writable=not self.session.read_only)
        self._above.setContentsMargins(24, 0 if self.rescued.isHidden() else 16, 24, 0)

    def _on_rescued_wanted(self, rescued: Rescued) -> None:
        """Put rescued words into their account as its present text, or into a new one where it is gone."""
        accounts, text = self.session.workspace.accounts, rescued.text
        try:
            try:
                account = accounts.get(rescued.reference)
            except PortfolioError:
                account = self.changes.create(rescued.title or tr(UNTITLED))
            evidence = replace(account.evidence, title=rescued.title or account.evidence.title)
            self.changes.write(replace(account, evidence=evidence, text=text), tr("putting rescued words"))
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        with suppress(OSError):  # then they are offered once more, which does no harm
            unsaved.throw_away(rescued.path)
        self.open_account(account.evidence.id)
        self.notify.emit(
            Notice(
                tr(
                    "The words are in {reference}. What stood there before is in “Former texts”.",
                    reference=account.evidence.reference,
                )
            )
        )

    def _on_open_wanted(self, evidence: Evidence) -> None:
        self.open_account(evidence.id)
