"""The outline of a draft as a tree whose rows can be dragged; each row knows its place in the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from portfolio_app.domain.frameworks.editing.draft import At, depths, is_implied
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.framework_tree import FrameworkTree, Index, Level, Node

_MIME = "application/x-framework-part"


@dataclass(eq=False, slots=True)
class Part(Node):
    """A row of the outline and its place in the draft."""

    at: At = ()


class OutlineModel(FrameworkTree):
    """Shows a draft; ``dropped`` tells what was dragged, and into which part before which of its rows."""

    dropped = Signal(object, object, int)  # At, At, row

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self._parts: dict[At, Part] = {}
        self._framework: Framework | None = None

    def show_draft(self, framework: Framework) -> bool:
        """Show a draft as it is now; tell whether its rows are others than before, and not only their words."""
        if framework is self._framework:
            return False
        self._framework = framework
        top = _framework_part(framework)
        parts = {part.at: part for part in _every(top)}
        if [_shape(part) for part in parts.values()] == [_shape(part) for part in self._parts.values()]:
            for at, part in parts.items():
                self._take_over(self._parts[at], part)
            return False
        self._parts = parts
        self.set_nodes([top])
        return True

    def places(self) -> tuple[At, ...]:
        """Return the places that have rows, in order."""
        return tuple(self._parts)

    def part(self, index: Index) -> Part | None:
        """Return what a row is."""
        node = self.node(index)
        return node if isinstance(node, Part) else None

    def index_at(self, at: At) -> QModelIndex:
        """Return the row of a place; that of its unit where it has no row of its own."""
        part = self._parts.get(at) or self._parts.get(at[:1]) or self._parts.get(())
        return self.createIndex(part.row, 0, part) if part is not None else QModelIndex()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        part = self.part(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if part is not None and part.at else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        part = self.part(indexes[0]) if indexes else None
        if part is not None:
            data.setData(_MIME, ",".join(map(str, part.at)).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell where a row is wanted; moving it is the editor's, so nothing is taken out here."""
        said = bytes(data.data(_MIME).data()).decode()
        over = self.part(parent)
        if said and over is not None and self._framework is not None:
            at = tuple(map(int, said.split(",")))
            into, place = landing(self._framework, at, over.at, row)
            self.dropped.emit(at, into, place)
        return False

    def _take_over(self, shown: Part, part: Part) -> None:
        if (shown.code, shown.text, shown.about, shown.needs) == (part.code, part.text, part.about, part.needs):
            shown.framework = part.framework
            return
        shown.framework, shown.code, shown.text = part.framework, part.code, part.text
        shown.about, shown.needs = part.about, part.needs
        index = self.createIndex(shown.row, 0, shown)
        self.dataChanged.emit(index, index)


def landing(framework: Framework, at: At, over: At, row: int) -> tuple[At, int]:
    """Return the part, and its row, where something lands that was dropped before a row of another, or on it (-1).

    What cannot stand in the other lands after it.
    """
    if len(at) == 1:
        return ((), row if row >= 0 else 0) if not over else ((), over[0] + 1)
    if len(at) == 2:
        if len(over) == 1 and not is_implied(framework.units[over[0]]):
            return over, row if row >= 0 else len(framework.units[over[0]].outcomes)
        return (over[:1], over[1] + 1) if len(over) > 1 else (over, row)
    if len(over) == 1:
        unit = framework.units[over[0]]
        if is_implied(unit):
            return (over[0], 0), row
        return (over[0], max(0, (row if row >= 0 else len(unit.outcomes)) - 1)), -1
    if len(over) == 3 and row < 0 and framework.kind is not FrameworkKind.COMPETENCIES:
        criteria = framework.units[over[0]].outcomes[over[1]].criteria
        parent = criteria[over[2]].parent
        above = next((place for place, each in enumerate(criteria) if each.reference == parent), None)
        beside = [place for place, each in enumerate(criteria) if each.parent == parent]
        return over[:2] if above is None else (*over[:2], above), beside.index(over[2]) + 1
    return over, row


def _every(part: Node) -> Iterator[Part]:
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Part):
            yield each
        waiting += reversed(each.children)


def _shape(part: Part) -> tuple[At, Node | At | None]:
    """Return where a row is and under which it stands."""
    return part.at, part.parent.at if isinstance(part.parent, Part) else part.parent


def _framework_part(framework: Framework) -> Part:
    about = " · ".join(
        (framework.code, tr("version {version}", version=excerpt(framework.version)), tr(framework.kind.value))
    )
    top = Part(Level.FRAMEWORK, "", _said(framework.title), about, framework, None)
    for place, unit in enumerate(framework.units):
        top.add(_unit_part(framework, unit, place))
    return top


def _unit_part(framework: Framework, unit: Unit, place: int) -> Part:
    about = noun_of((framework,)).count(len(unit.criteria))
    if unit.combination:
        about += " · " + tr("optional")
    made = Part(Level.UNIT, unit.code, _said(unit.title), about, framework, unit, place % 8, at=(place,))
    for number, outcome in enumerate(unit.outcomes):
        if is_implied(unit):
            _add_criteria(made, framework, unit, outcome, (place, number))
        else:
            below = Part(
                Level.OUTCOME, f"{outcome.code}.", _said(outcome.title), "", framework, unit, at=(place, number)
            )
            made.add(below)
            _add_criteria(below, framework, unit, outcome, (place, number))
    return made


def _add_criteria(over: Part, framework: Framework, unit: Unit, outcome: Outcome, at: At) -> None:
    path: list[Node] = [over]
    for number, (criterion, depth) in enumerate(zip(outcome.criteria, depths(outcome), strict=True)):
        del path[depth + 1 :]
        path.append(path[-1].add(_criterion_part(framework, unit, criterion, (*at, number))))


def _criterion_part(framework: Framework, unit: Unit, criterion: Criterion, at: At) -> Part:
    needs = tuple(f"{need.at_least} × {need.label}" if need.at_least > 1 else need.label for need in criterion.needs)
    words = _said(criterion.text)
    return Part(Level.CRITERION, criterion.code, words, "", framework, unit, at[0] % 8, needs, at=at)


def _said(words: str) -> str:
    return clean_line(words) or tr("(no words yet)")
