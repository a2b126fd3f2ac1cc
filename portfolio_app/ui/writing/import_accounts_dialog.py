"""Shows the accounts in documents before they are taken in: which, with which claims, and what is left out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from portfolio_app.domain.account_files.found import FoundFile
from portfolio_app.domain.account_files.known_codes import units_of
from portfolio_app.domain.words.text import plural
from portfolio_app.services.evidence.account_files import Wanted, pictures_of
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick
from portfolio_app.ui.writing.account_preview import AccountPreview
from portfolio_app.ui.writing.found_accounts import FoundAccounts

_HALVES = (420, 480)


class ImportAccountsDialog(QDialog):
    """Takes what was found; its value is what is wanted of it."""

    again_wanted = Signal()
    """The documents are to be read otherwise: as ``as_one`` and ``unit`` say now."""
    evidence_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        files: tuple[FoundFile, ...],
        code_of: Callable[[str], str],
        *,
        dropped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import accounts"))
        resize_within(self, theme.px(960), theme.px(660))
        self._files = files
        self.head = label("", "large", wrap=True)
        self.accounts = FoundAccounts(code_of)
        self.preview = AccountPreview(theme)
        self.tick_all = button(tr("Accept all claims"))
        self.tick_none = button(tr("Accept none"))
        self.as_one = WrappedTick(tr("Keep each document as one account"))
        self.pictures = WrappedTick("")
        self.units = ChoiceBox()
        self.units.setAccessibleName(tr("The unit that the codes are of"))
        self._asking = label(tr("Some codes are in several units. They are of:"), wrap=True)
        self._buttons, self.take = keep_or_cancel(self, "")
        if dropped:
            self.evidence = button(tr("Keep as evidence instead"))
            self._buttons.addButton(self.evidence, QDialogButtonBox.ButtonRole.ActionRole)
            self.evidence.clicked.connect(self.evidence_wanted)
            self.evidence.clicked.connect(self.reject)
        self._lay_out()
        self.accounts.chosen.connect(self.preview.show_account)
        self.accounts.ticked.connect(self._on_ticked)
        self.tick_all.clicked.connect(lambda: self.accounts.tick_claims(on=True))
        self.tick_none.clicked.connect(lambda: self.accounts.tick_claims(on=False))
        self.as_one.toggled.connect(self.again_wanted)
        self.units.activated.connect(self.again_wanted)
        self.set_files(files)

    def set_files(self, files: tuple[FoundFile, ...]) -> None:
        """Show documents, read otherwise than before."""
        self._files = files
        count = sum(len(file.accounts) for file in files)
        name = Path(files[0].source).name if len(files) == 1 else plural(len(files), "document")
        self.head.setText(tr("{accounts} in {name}", accounts=plural(count, "account"), name=name))
        pictures = sum(len(file.pictures) for file in files)
        self.pictures.set_words(tr("Add {pictures} as evidence", pictures=plural(pictures, "picture")))
        self.pictures.setVisible(bool(pictures))
        self.as_one.setVisible(count > len(files) or self.as_one.is_ticked)
        self._offer_units(files)
        self.accounts.set_files(files)
        for each in (self.tick_all, self.tick_none):
            each.setVisible(bool(self.accounts.claims))

    @property
    def unit(self) -> str:
        """The unit that codes are of which several units have, or "" while none is chosen."""
        return self.units.currentData() or ""

    def value(self) -> Wanted:
        """Return the accounts, claims and pictures that are ticked."""
        pictures = pictures_of(self._files) if self.pictures.is_ticked else ()
        return Wanted(self.accounts.drafts(), pictures)

    def _offer_units(self, files: tuple[FoundFile, ...]) -> None:
        """Ask which unit is meant where codes may be of several; what was chosen stays to be changed."""
        references = [reference for file in files for account in file.accounts for reference in account.shared]
        offered = {self.units.itemData(row) for row in range(self.units.count())}
        wanted = [unit for unit in units_of(references) if unit not in offered]
        if wanted and not self.units.count():
            self.units.addItem(tr("Choose a unit"), "")
        for unit in wanted:
            self.units.addItem(unit, unit)
        for each in (self._asking, self.units):
            each.setVisible(self.units.count() > 0)

    def _on_ticked(self) -> None:
        drafts = self.accounts.drafts()
        claims = sum(len(draft.claims) for draft in drafts)
        words = plural(len(drafts), "account")
        if claims:
            words = tr("{accounts} with {claims}", accounts=words, claims=plural(claims, "claim"))
        self.take.setText(tr("Bring in {what}", what=words))
        self.take.setEnabled(bool(drafts))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.accounts, 1)
        row = QHBoxLayout()
        row.addWidget(self.tick_all)
        row.addWidget(self.tick_none)
        row.addStretch(1)
        column.addLayout(row)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setSizes(list(_HALVES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        said = tr("Codes that your words cite become claims. Untick what you do not want; you can undo all of this.")
        layout.addWidget(label(said, "muted", wrap=True))
        asking = QHBoxLayout()
        asking.addWidget(self._asking)
        asking.addWidget(self.units)
        asking.addStretch(1)
        layout.addLayout(asking)
        layout.addWidget(split, 1)
        layout.addWidget(self.as_one)
        layout.addWidget(self.pictures)
        layout.addWidget(self._buttons)
        self.accounts.setFocus()
