"""The frameworks in use as a tree: framework, unit, outcome, criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import MOST_QUOTED, excerpt, readable
from portfolio_app.translation import tr

NODE = Qt.ItemDataRole.UserRole
"""The role that gives a row's Node."""

Index = QModelIndex | QPersistentModelIndex
_LONGEST, _LONGEST_NEED = 4_000, 60


class Level(StrEnum):
    """What a row is."""

    FRAMEWORK = "framework"
    UNIT = "unit"
    OUTCOME = "outcome"
    CRITERION = "criterion"


@dataclass(eq=False, slots=True)
class Node:
    """A row: what it shows, and the framework and unit that it belongs to.

    ``code`` stands before the text; ``needs`` and ``about`` after it. ``colour`` is the unit's, or None.
    """

    level: Level
    code: str
    text: str
    about: str
    framework: Framework
    unit: Unit | None
    colour: int | None = None
    needs: tuple[str, ...] = ()
    parent: Node | None = None
    row: int = 0
    children: list[Node] = field(default_factory=list)
    measured: tuple[object, int] = (None, 0)
    """What its height was last worked out for, and that height."""

    def __post_init__(self) -> None:
        """Show whatever stands in a framework as it is."""
        most = _LONGEST if self.level is Level.CRITERION else MOST_QUOTED
        self.code, self.text, self.about = (readable(each, most) for each in (self.code, self.text, self.about))
        self.needs = tuple(readable(need, _LONGEST_NEED) for need in self.needs)

    def add(self, child: Node) -> Node:
        """Put a row under this one."""
        child.parent = self
        child.row = len(self.children)
        self.children.append(child)
        return child

    @property
    def said(self) -> str:
        """What a screen reader says of it."""
        needs = tr("Needs: {needs}", needs=", ".join(self.needs)) if self.needs else ""
        return ". ".join(part for part in (f"{self.code} {self.text}".strip(), self.about, needs) if part)


class FrameworkTree(QAbstractItemModel):
    """Takes frameworks and the colours of their units; one whose only unit says it all is one row with it."""

    def __init__(
        self, frameworks: tuple[Framework, ...] = (), colours: Mapping[str, int] | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._tops: list[Node] = []
        self.set_frameworks(frameworks, colours or {})

    def set_frameworks(self, frameworks: tuple[Framework, ...], colours: Mapping[str, int]) -> None:
        """Show other frameworks."""
        self.set_nodes([_framework_node(framework, colours) for framework in frameworks])

    def set_nodes(self, tops: list[Node]) -> None:
        """Show other rows, these at the top."""
        self.beginResetModel()
        self._tops = tops
        for row, node in enumerate(tops):
            node.row = row
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """Return what a row is."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else None

    def index_of(self, framework: str) -> QModelIndex:
        """Return the top row of the framework of that code, or none."""
        for node in self._tops:
            if node.framework.code == framework:
                return self.createIndex(node.row, 0, node)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # Qt's
        above = self.node(parent)
        rows = above.children if above is not None else self._tops
        return self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]  # QObject's
        node = self.node(child)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        node = self.node(parent)
        return len(node.children if node is not None else self._tops)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.code} {node.text}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return node.said
        return node if role == NODE else None


def _framework_node(framework: Framework, colours: Mapping[str, int]) -> Node:
    about = [framework.code, tr("version {version}", version=excerpt(framework.version))]
    if framework.kind is not FrameworkKind.QUALIFICATION:
        about.insert(0, tr(framework.kind.value))
    if framework.level is not None:
        about.append(tr("level {level}", level=framework.level))
    about.append(noun_of((framework,)).count(len(framework.criteria)))
    words = " · ".join(about)
    if len(framework.units) == 1:
        unit = framework.units[0]
        top = _unit_node(framework, unit, colours)
        top.about = words
        return top
    top = Node(Level.FRAMEWORK, "", framework.title, words, framework, None)
    for unit in framework.units:
        top.add(_unit_node(framework, unit, colours))
    return top


def _unit_node(framework: Framework, unit: Unit, colours: Mapping[str, int]) -> Node:
    colour = colours.get(f"{framework.code}/{unit.code}", 0)
    count = noun_of((framework,)).count(len(unit.criteria))
    made = Node(Level.UNIT, unit.code, unit.title, count, framework, unit, colour)
    for outcome in unit.outcomes:
        below = made.add(_outcome_node(framework, unit, outcome))
        for criterion in outcome.criteria:
            below.add(_criterion_node(framework, unit, criterion, colour))
    return made


def _outcome_node(framework: Framework, unit: Unit, outcome: Outcome) -> Node:
    return Node(Level.OUTCOME, f"{outcome.code}.", outcome.title, "", framework, unit)


def _criterion_node(framework: Framework, unit: Unit, criterion: Criterion, colour: int) -> Node:
    needs = tuple(f"{need.at_least} × {need.label}" if need.at_least > 1 else need.label for need in criterion.needs)
    return Node(Level.CRITERION, criterion.code, criterion.text, "", framework, unit, colour, needs)
