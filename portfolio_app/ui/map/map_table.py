"""The map as a table: two columns for the criterion and its state, then one for each piece of evidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.map.map_cell import SIGNS, mark_of, state_words, words_of
from portfolio_app.ui.map.map_data import MapData, MapFilter, MapRow, RowKind
from portfolio_app.ui.map.map_shape import shape

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SAID = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class MapColumn(IntEnum):
    """The columns that every map has; evidence begins at ``EVIDENCE``."""

    CRITERION = 0
    STATE = 1
    EVIDENCE = 2


class MapTableModel(QAbstractTableModel):
    """Holds the map and shows the part of it that is wanted; units and outcomes fold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = MapData()
        self._filter = MapFilter()
        self._folded: set[str] = set()
        self._rows: tuple[MapRow, ...] = ()
        self._evidence: tuple[Evidence, ...] = ()
        self._heads: list[int] = []

    @property
    def map(self) -> MapData:
        """Everything, filtered or not."""
        return self._map

    @property
    def filter(self) -> MapFilter:
        """Which part is wanted."""
        return self._filter

    @property
    def rows(self) -> tuple[MapRow, ...]:
        """The rows that show."""
        return self._rows

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence whose columns show."""
        return self._evidence

    def set_map(self, data: MapData) -> None:
        """Show a map, filtered and folded as the former one was."""
        self._map = data
        self._reshape()

    def set_filter(self, wanted: MapFilter) -> None:
        """Show another part."""
        if wanted != self._filter:
            self._filter = wanted
            self._reshape()

    def fold(self, key: str, folded: bool) -> None:
        """Fold or unfold a unit or an outcome."""
        if folded != (key in self._folded):
            (self._folded.add if folded else self._folded.discard)(key)
            self._reshape()

    def unfold_all(self) -> None:
        """Show every criterion that the filter lets through."""
        self._folded.clear()
        self._reshape()

    def head_of(self, row: int) -> int:
        """Return the row of the unit that a row belongs to."""
        return self._heads[row]

    def row_of(self, key: str) -> int:
        """Return the row that shows a unit, an outcome or a criterion, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def evidence_at(self, column: int) -> Evidence | None:
        """Return a column's evidence."""
        place = column - MapColumn.EVIDENCE
        return self._evidence[place] if 0 <= place < len(self._evidence) else None

    def spots_in(self, row: int) -> Mapping[int, Sequence[ClaimSpot]]:
        """Return the claims on a row's criterion by evidence."""
        return self._map.spots.get(self._rows[row].key, {})

    def spots_at(self, row: int, column: int) -> Sequence[ClaimSpot]:
        """Return the claims where a criterion and a piece of evidence meet."""
        evidence = self.evidence_at(column)
        return self._map.at(self._rows[row].key, evidence.id) if evidence else ()

    def matrix(self) -> list[list[str]]:
        """Return what shows as a table of texts, the heading first; folded parts are left out."""
        return self.matrix_maker()()

    def matrix_maker(self) -> Callable[[], list[list[str]]]:
        """Return what makes that table, in any thread and whatever shows by then."""
        return partial(_matrix, self._map, self._rows, self._evidence)

    @property
    def cells(self) -> int:
        """How many cells show."""
        return len(self._rows) * len(self._evidence)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else MapColumn.EVIDENCE + len(self._evidence)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in _SAID:
            return self._said(row, column)
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == MapColumn.CRITERION:
            return row.spoken
        if column == MapColumn.STATE:
            return state_words(row.entry) if row.entry else row.count
        evidence = self.evidence_at(column)
        return _sign(self._map, row, evidence.id) if evidence else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, *_SAID):
            return None
        if way is Qt.Orientation.Vertical:
            return self._rows[section].code if section < len(self._rows) else None
        if section < MapColumn.EVIDENCE:
            return (self._map.noun.head, tr("State"))[section]
        evidence = self.evidence_at(section)
        if evidence is None:
            return None
        return (
            evidence.reference
            if role == Qt.ItemDataRole.DisplayRole
            else f"{evidence.reference}: {excerpt(evidence.title)}"
        )

    def _reshape(self) -> None:
        self.beginResetModel()
        self._rows, self._evidence = shape(self._map, self._filter, self._folded)
        self._heads = []
        head = 0
        for number, row in enumerate(self._rows):
            head = number if row.kind is RowKind.UNIT else head
            self._heads.append(head)
        self.endResetModel()

    def _said(self, row: MapRow, column: int) -> str:
        if row.entry is None:
            return row.spoken
        if column == MapColumn.CRITERION:
            return f"{row.spoken}: {tr(row.entry.state.value)}, {state_words(row.entry)}"
        if column == MapColumn.STATE:
            return f"{row.code}: {tr(row.entry.state.value)}, {state_words(row.entry)}"
        evidence = self.evidence_at(column)
        if evidence is None:
            return ""
        words = words_of(self._map.at(row.key, evidence.id))
        return f"{row.spoken}, {evidence.reference} {excerpt(evidence.title)}: {words}"


def _matrix(data: MapData, rows: Iterable[MapRow], evidence: tuple[Evidence, ...]) -> list[list[str]]:
    table = [[data.noun.head, tr("What it asks"), tr("State"), *(f"{e.reference} {e.title}" for e in evidence)]]
    for row in rows:
        if row.entry is None:
            table.append([row.code, row.text, row.count, *("" for _ in evidence)])
            continue
        state = tr(row.entry.state.value)
        words = state_words(row.entry)
        said = words if words.startswith(state) else f"{state}: {words}"
        table.append([row.code, row.text, said, *(_sign(data, row, e.id) for e in evidence)])
    return table


def _sign(data: MapData, row: MapRow, evidence_id: int) -> str:
    spots = data.at(row.key, evidence_id)
    if not spots or row.entry is None:
        return ""
    sign = SIGNS[mark_of(spots, row.entry.state)]
    return f"{sign} {len(spots)}" if len(spots) > 1 else sign
