"""The table of two versions side by side: what each criterion was, what became of it, and what takes its claims."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from portfolio_app.domain.frameworks.comparison import Difference, Pair
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands in each column."""

    OLD = 0
    CHANGE = 1
    NEW = 2


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A criterion of the old version with the one that takes its claims, or one that is new."""

    old: Criterion | None
    new: Criterion | None
    difference: Difference
    claims: int = 0
    settled: bool = False

    @property
    def unsure(self) -> bool:
        """Whether somebody should look at it."""
        return self.difference not in (Difference.SAME, Difference.RENUMBERED)


def rows_of(pairs: Sequence[Pair], claims: dict[str, int]) -> list[VersionRow]:
    """Return a row for each old criterion, with its likeliest successor, and for each that is new."""
    rows: dict[str, tuple[float, VersionRow]] = {}
    for number, pair in enumerate(pairs):
        key = pair.old.reference if pair.old else f"new {number}"
        count = claims.get(pair.old.reference, 0) if pair.old else 0
        if key not in rows or rows[key][0] < pair.likeness:
            rows[key] = pair.likeness, VersionRow(pair.old, pair.new, pair.difference, count)
    return [row for _, row in rows.values()]


class VersionTable(QAbstractTableModel):
    """The rows that are shown: all, or those that somebody should look at."""

    def __init__(self, rows: Sequence[VersionRow]) -> None:
        super().__init__()
        self._all = list(rows)
        self._shown = list(range(len(self._all)))

    @property
    def rows(self) -> list[VersionRow]:
        """All rows, shown or not."""
        return self._all

    def show(self, *, only_unsure: bool) -> None:
        """Show all rows, or those that somebody should look at."""
        self.beginResetModel()
        self._shown = [n for n, row in enumerate(self._all) if not only_unsure or row.unsure]
        self.endResetModel()

    def row(self, index: Index) -> VersionRow | None:
        """Return the row at an index."""
        return self._all[self._shown[index.row()]] if index.isValid() else None

    def settle(self, index: Index, new: Criterion | None) -> None:
        """Say which criterion takes the claims of a row, or that they stay behind."""
        number = self._shown[index.row()]
        self._all[number] = replace(self._all[number], new=new, settled=True)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), Column.NEW))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Was"), tr("Change"), tr("Becomes"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            criterion = row.old if index.column() == Column.OLD else row.new
            return criterion.text if criterion else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(_words(row, column) for column in Column)
        return None


def said_of(criterion: Criterion) -> str:
    """Return a criterion with its code, for a list."""
    return f"{criterion.label}  {criterion.text}"


def _words(row: VersionRow, column: Column) -> str:
    if column is Column.OLD:
        return said_of(row.old) if row.old else ""
    if column is Column.CHANGE:
        change = tr("settled by you") if row.settled else tr(row.difference.value)
        return f"{change} · {plural(row.claims, 'claim')}" if row.claims else change
    if row.new is not None:
        return said_of(row.new)
    return tr("claims stay behind") if row.claims else ""
