"""Accounts as a table: one row each, with what a list needs to be sorted and read out."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from portfolio_app.domain.dates import say_short_date
from portfolio_app.domain.evidence import AccountSummary
from portfolio_app.domain.text import fold, plural

ACCOUNT = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
FILTER = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    TITLE = 1
    DATE = 2
    PLACE = 3
    WORDS = 4
    CLAIMS = 5


_TITLES = ("Ref.", "Title", "Date", "Place", "Words", "Claims")
_NUMBERS = (Column.WORDS, Column.CLAIMS)


class AccountTableModel(QAbstractTableModel):
    """Takes summaries; ``ACCOUNT`` gives a row's summary, ``SORT`` what to sort by, ``FILTER`` what to look in."""

    def __init__(self, accounts: Sequence[AccountSummary] = ()) -> None:
        super().__init__()
        self._accounts = tuple(accounts)

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
            return _shown(account, column)
        if role == ACCOUNT:
            return account
        if role == SORT:
            return _sorted_by(account, column)
        if role == FILTER:
            return fold(f"{account.evidence.reference} {account.evidence.title} {account.place} {_day(account)}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(account, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def set_accounts(self, accounts: Sequence[AccountSummary]) -> None:
        """Show other accounts."""
        new = tuple(accounts)
        if new != self._accounts:
            self.beginResetModel()
            self._accounts = new
            self.endResetModel()

    def place_of(self, evidence_id: int) -> int:
        """Return the row of an account, or -1."""
        return next((row for row, each in enumerate(self._accounts) if each.evidence.id == evidence_id), -1)


def _day(account: AccountSummary) -> str:
    day = account.evidence.produced_on
    return say_short_date(day, "")


def _shown(account: AccountSummary, column: Column) -> str:
    return {
        Column.REFERENCE: account.evidence.reference,
        Column.TITLE: account.evidence.title,
        Column.DATE: _day(account) or "no date",
        Column.PLACE: account.place,
        Column.WORDS: f"{account.words:,}",
        Column.CLAIMS: f"{account.claims:,}" if account.claims else "none",
    }[column]


def _said(account: AccountSummary, column: Column) -> str:
    said = {
        Column.WORDS: plural(account.words, "word"),
        Column.CLAIMS: plural(account.claims, "claim"),
    }
    return said.get(column) or _shown(account, column)


def _sorted_by(account: AccountSummary, column: Column) -> object:
    match column:
        case Column.TITLE:
            return fold(account.evidence.title)
        case Column.DATE:
            return account.evidence.produced_on.toordinal() if account.evidence.produced_on else 0
        case Column.PLACE:
            return fold(account.place)
        case Column.WORDS:
            return account.words
        case Column.CLAIMS:
            return account.claims
        case _:
            return account.evidence.id
