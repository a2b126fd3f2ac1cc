"""The accounts found in documents as a list to tick, each with the claims that it proposes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from portfolio_app.domain.account_files.found import FoundAccount, FoundFile
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.words.text import plural, shown
from portfolio_app.translation import tr

_QUOTED = 90
_VALUE = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FoundAccounts(QTreeWidget):
    """Every account and every claim has a tick of its own; a claim goes with its account."""

    chosen = Signal(object)  # the FoundAccount whose row is current
    ticked = Signal()

    def __init__(self, code_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code_of = code_of
        self.setHeaderHidden(True)
        self.setAccessibleName(tr("Accounts found, with the claims that they propose"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_changed)

    def set_files(self, files: tuple[FoundFile, ...]) -> None:
        """Show what was found, all of it ticked."""
        self.blockSignals(True)
        self.clear()
        for file in files:
            for account in file.accounts:
                self.addTopLevelItem(self._row(account))
        self.expandAll()
        self.blockSignals(False)
        if (first := next(self._rows(), None)) is not None:
            self.setCurrentItem(first)
        self.ticked.emit()

    def drafts(self) -> tuple[AccountDraft, ...]:
        """Return the ticked accounts with their ticked claims."""
        return tuple(
            replace(account.draft, claims=tuple(claim.data(0, _VALUE) for claim in _children(item) if _is_on(claim)))
            for item in self._rows()
            if _is_on(item)
            for account in (item.data(0, _VALUE),)
        )

    def tick_claims(self, *, on: bool) -> None:
        """Tick all claims, or none."""
        self.blockSignals(True)
        for item in self._rows():
            for claim in _children(item):
                claim.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    @property
    def claims(self) -> int:
        """How many claims are proposed, ticked or not."""
        return sum(item.childCount() for item in self._rows())

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        yield from (item for place in range(self.topLevelItemCount()) if (item := self.topLevelItem(place)) is not None)

    def _row(self, account: FoundAccount) -> QTreeWidgetItem:
        draft = account.draft
        words = plural(draft.text.words, "word")
        item = QTreeWidgetItem([tr("{title} ({words})", title=shown(draft.title), words=words)])
        item.setData(0, _VALUE, account)
        item.setFlags(_TICK)
        item.setCheckState(0, Qt.CheckState.Checked)
        for claim in draft.claims:
            item.addChild(self._claim_row(account, claim))
        return item

    def _claim_row(self, account: FoundAccount, claim: ClaimDraft) -> QTreeWidgetItem:
        quote = shown(" ".join(account.quote(claim).split()), _QUOTED)
        code = self._code_of(claim.criterion)
        words = f"{code}: “{quote}”" if quote else tr("{code}: the whole account", code=code)
        item = QTreeWidgetItem([words])
        item.setToolTip(0, words)
        item.setData(0, _VALUE, claim)
        item.setFlags(_TICK)
        item.setCheckState(0, Qt.CheckState.Checked)
        return item

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit((item.parent() or item).data(0, _VALUE))

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        """Let a claim be ticked only with its account."""
        self.blockSignals(True)
        parent = item.parent()
        if parent is None:
            if not _is_on(item):
                for claim in _children(item):
                    claim.setCheckState(0, Qt.CheckState.Unchecked)
        elif _is_on(item):
            parent.setCheckState(0, Qt.CheckState.Checked)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    yield from (child for place in range(item.childCount()) if (child := item.child(place)) is not None)


def _is_on(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
