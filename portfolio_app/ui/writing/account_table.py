"""Accounts as a table: one row each, sorted and filtered here, with what is read out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from portfolio_app.domain.evidence.evidence import AccountSummary, reference_of
from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.time import say_short_date
from portfolio_app.domain.words.text import fold, plural, readable
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import LONGEST_LINE

ACCOUNT = Qt.ItemDataRole.UserRole

NOTHING: Mapping[int, str] = {}

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    TITLE = 1
    DATE = 2
    PLACE = 3
    WORDS = 4
    CLAIMS = 5
    TODO = 6


_TITLES = (mark("Ref."), mark("Title"), mark("Date"), mark("Place"), mark("Words"), mark("Claims"), mark("To do"))
_NUMBERS = (Column.WORDS, Column.CLAIMS)


class AccountTableModel(QAbstractTableModel):
    """Takes summaries; ``ACCOUNT`` gives a row's summary.

    It sorts and filters by itself: with thousands of rows that takes a fraction of what a proxy takes.
    """

    def __init__(self, accounts: Sequence[AccountSummary] = ()) -> None:
        super().__init__()
        self._all = tuple(accounts)
        self._accounts = list(self._all)
        self._thin: Mapping[int, str] = {}
        self._texts: dict[int, str] = {}
        self._wanted: list[str] = []
        self._column = Column.REFERENCE
        self._order = Qt.SortOrder.AscendingOrder

    @property
    def total(self) -> int:
        """How many accounts there are, whatever the filter."""
        return len(self._all)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._accounts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        account = self._accounts[index.row()]
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(account, column)
        if role == ACCOUNT:
            return account
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(account, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TODO:
            return self._shown(account, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(_TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def set_accounts(self, accounts: Sequence[AccountSummary], thin: Mapping[int, str] = NOTHING) -> None:
        """Show other accounts; ``thin`` says what is, by their ids."""
        new = tuple(accounts)
        if (new, thin) != (self._all, self._thin):
            self._all, self._thin = new, thin
            self._texts = {}
            self._arrange()

    def filter(self, typed: str) -> None:
        """Show only the accounts in which each of the words stands."""
        self._wanted = fold(typed).split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in order; equal ones stay in order of their references."""
        self._column = Column(column)
        self._order = order
        self.layoutAboutToBeChanged.emit()
        former = self.persistentIndexList()
        chosen = [(self._accounts[index.row()].evidence.id, index.column()) for index in former]
        self._put_in_order()
        self.changePersistentIndexList(former, [self.index(self.place_of(id_), place) for id_, place in chosen])
        self.layoutChanged.emit()

    def place_of(self, evidence_id: int) -> int:
        """Return the row of an account, or -1."""
        return next((row for row, each in enumerate(self._accounts) if each.evidence.id == evidence_id), -1)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._accounts = [account for account in self._all if self._fits(account)]
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        self._accounts.sort(key=lambda account: account.evidence.id)
        self._accounts.sort(key=self._key, reverse=self._order is Qt.SortOrder.DescendingOrder)

    def _key(self, account: AccountSummary) -> Any:  # noqa: ANN401  # whatever a column is sorted by
        return self._shown(account, Column.TODO) if self._column is Column.TODO else _KEYS[self._column](account)

    def _shown(self, account: AccountSummary, column: Column) -> str:
        if column is not Column.TODO:
            return _shown(account, column)
        thin = self._thin.get(account.evidence.id, "")
        return thin[:1].upper() + thin[1:]

    def _said(self, account: AccountSummary, column: Column) -> str:
        return self._shown(account, column) or tr("nothing to do") if column is Column.TODO else _said(account, column)

    def _fits(self, account: AccountSummary) -> bool:
        if not self._wanted:
            return True
        text = self._texts.get(account.evidence.id)
        if text is None:
            evidence = account.evidence
            text = fold(f"{evidence.reference} {evidence.title} {account.place} {_day(account)}")
            self._texts[evidence.id] = text
        return all(word in text for word in self._wanted)


def _day(account: AccountSummary) -> str:
    day = account.evidence.produced_on
    return say_short_date(day, "")


def _shown(account: AccountSummary, column: Column) -> str:
    place = account.place or (tr("about {work}", work=reference_of(account.about)) if account.about else "")
    return {
        Column.REFERENCE: account.evidence.reference,
        Column.TITLE: readable(account.evidence.title, LONGEST_LINE),
        Column.DATE: _day(account) or tr("no date"),
        Column.PLACE: readable(place, LONGEST_LINE),
        Column.WORDS: f"{account.words:,}",
        Column.CLAIMS: f"{account.claims:,}" if account.claims else tr("none"),
    }[column]


def _said(account: AccountSummary, column: Column) -> str:
    said = {
        Column.WORDS: plural(account.words, "word"),
        Column.CLAIMS: plural(account.claims, "claim"),
    }
    return said.get(column) or _shown(account, column)


_KEYS: dict[Column, Callable[[AccountSummary], Any]] = {
    Column.REFERENCE: lambda account: account.evidence.id,
    Column.TITLE: lambda account: natural_key(fold(account.evidence.title)),
    Column.DATE: lambda account: account.evidence.produced_on or date.min,
    Column.PLACE: lambda account: fold(account.place),
    Column.WORDS: lambda account: account.words,
    Column.CLAIMS: lambda account: account.claims,
}
