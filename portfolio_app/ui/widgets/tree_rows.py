"""Rows that fold: a heading with the lines under it, for lists that are read line by line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import readable
from portfolio_app.translation import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A row as it is painted and spoken.

    ``colour`` is a unit's, or -1 for none; ``sign`` a character, or a mark of the map, before the text; ``key``
    whatever the row stands for. One that is ``quiet`` asks for nothing.
    """

    text: str
    detail: str = ""
    code: str = ""
    colour: int = -1
    state: State | None = None
    share: float = 0.5
    sign: str = ""
    trailing: str = ""
    heading: bool = False
    quiet: bool = False
    key: object = None
    rows: "Sequence[TreeRow]" = ()

    def __post_init__(self) -> None:
        """Show whatever stands in a file as it is, and of endless words the beginning."""
        for name in ("text", "detail", "code", "trailing"):
            object.__setattr__(self, name, readable(getattr(self, name), _LONGEST))

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        state = tr(self.state.value) if self.state else ""
        return ". ".join(filter(None, (f"{self.code} {self.text}".strip(), self.detail, state, self.trailing)))


class LateRows(Sequence[TreeRow]):
    """So many rows, made when one is looked at: a large map's list has tens of thousands, most of them folded away."""

    def __init__(self, count: int, make: Callable[[], tuple[TreeRow, ...]]) -> None:
        self._count = count
        self._make = make
        self._made: tuple[TreeRow, ...] | None = None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> TreeRow:  # type: ignore[override]  # nobody slices them
        if self._made is None:
            self._made = self._make()
        return self._made[place]


class TreeRowsModel(QAbstractItemModel):
    """Shows rows; ``row_at`` gives back the one at an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(TreeRow(""), None, 0)

    def set_rows(self, rows: Iterable[TreeRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._root = _Node(TreeRow("", rows=tuple(rows)), None, 0)
        self.endResetModel()

    def row_at(self, index: Index) -> TreeRow:
        """Return the row at an index."""
        return self._node(index).row

    def find(self, key: object) -> QModelIndex:
        """Return where the row with that key is, or an index that is not valid."""
        waiting = [self._root]
        while waiting:
            node = waiting.pop()
            if node.parent is not None and node.row.key == key:
                return self.createIndex(node.place, 0, node)
            waiting += node.children
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self._node(parent).children
        return self.createIndex(row, column, children[row]) if column == 0 and 0 <= row < len(children) else _NOWHERE

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # the other one is QObject's
        above = self._node(index).parent
        return self.createIndex(above.place, 0, above) if above is not None and above.parent is not None else _NOWHERE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._node(parent).row.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._node(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == Qt.ItemDataRole.UserRole else None

    def _node(self, index: Index) -> "_Node":
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else self._root


class _Node:
    """A row's place in the tree; the model keeps them all, for Qt's indexes do not."""

    __slots__ = ("_children", "parent", "place", "row")

    def __init__(self, row: TreeRow, parent: "_Node | None", place: int) -> None:
        self.row = row
        self.parent = parent
        self.place = place
        self._children: list[_Node] | None = None

    @property
    def children(self) -> "list[_Node]":
        if self._children is None:
            self._children = [_Node(child, self, number) for number, child in enumerate(self.row.rows)]
        return self._children
