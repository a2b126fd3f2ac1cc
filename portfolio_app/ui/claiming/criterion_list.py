"""Criteria as a list to choose from: filtered by what is typed, the open ones or the recent ones first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from portfolio_app.domain.frameworks.framework import Criterion, each_unit
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import excerpt, fold
from portfolio_app.translation import tr
from portfolio_app.ui.session import Session

ROW = Qt.ItemDataRole.UserRole
RECENT = 9
"""How many recent criteria have a number key."""
CRITERION_MIME = "application/x-evidence-mapper-criterion"
"""What a criterion is dragged as: its reference."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A line to choose: a criterion, or one of a criterion's needs.

    ``key`` is a criterion's reference or a need's label; ``chips`` are small texts with whether they are met;
    ``number`` is the key that picks it, 0 for none; ``words`` is what a filter looks in.
    """

    key: str
    code: str
    colour: int
    text: str
    state: State
    share: float
    chips: tuple[tuple[str, bool], ...] = ()
    covered: bool = False
    number: int = 0
    words: str = ""
    unneeded: bool = False


class CriterionListModel(QAbstractListModel):
    """Rows that can be filtered; the text and the accessible text say everything a row shows."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self._all = tuple(rows)
        self._shown = self._all
        self._typed = ""
        self._recent: tuple[str, ...] = ()
        self._suggested: dict[str, str] = {}
        self._gaps_first = True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.text}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = tr(", key {number}", number=row.number) if row.number else ""
            return ", ".join((f"{row.code} {row.text}", *(text for text, _ in row.chips), tr(row.state.value))) + key
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a row be chosen, and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [CRITERION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: the row's key."""
        data = QMimeData()
        row = self.row_at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(CRITERION_MIME, row.key.encode())
        return data

    def row_at(self, place: int) -> Row | None:
        """Return the row that shows there."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, key: str) -> int:
        """Return where a row shows, or -1."""
        return next((place for place, row in enumerate(self._shown) if row.key == key), -1)

    def numbered(self, number: int) -> Row | None:
        """Return the row that a number key picks."""
        return next((row for row in self._shown if row.number == number), None)

    def set_rows(
        self, rows: Sequence[Row], recent: Sequence[str] = (), suggested: Mapping[str, str] | None = None
    ) -> None:
        """Show other rows; ``suggested`` come first, each with its reason, then ``recent``, the latest first.

        Both name rows by their keys.
        """
        self._all = tuple(rows)
        self._suggested = dict(suggested or {})
        self._recent = tuple(recent)[:RECENT]
        self._show()

    def set_gaps_first(self, gaps_first: bool) -> None:
        """Show what is still open first, or keep the framework's order."""
        self._gaps_first = gaps_first
        self._show()

    def filter(self, typed: str) -> None:
        """Show the rows with all the words typed, in any order, whatever their case and accents."""
        self._typed = typed
        self._show()

    def _show(self) -> None:
        wanted = fold(self._typed)
        rows = self._ordered() if not wanted else self._fitting(wanted)
        if rows != self._shown:
            self.beginResetModel()
            self._shown = rows
            self.endResetModel()

    def _ordered(self) -> tuple[Row, ...]:
        known = {row.key: row for row in self._all}
        recent = [known[key] for key in self._recent if key in known]
        first = {row.key for row in recent} | self._suggested.keys()
        others = [row for row in self._all if row.key not in first]
        if self._gaps_first:
            others.sort(key=lambda row: (row.covered, row.unneeded, row.state is State.NONE))
        if not self._typed:
            recent = [replace(row, number=place + 1) for place, row in enumerate(recent)]
        shown = {row.key: row for row in recent}
        suggested = [
            replace(row, chips=((reason, True), *row.chips))
            for key, reason in self._suggested.items()
            if (row := shown.get(key) or known.get(key)) is not None
        ]
        return (*suggested, *(row for row in recent if row.key not in self._suggested), *others)

    def _fitting(self, wanted: str) -> tuple[Row, ...]:
        parts = wanted.split()
        found = [row for row in self._all if all(part in row.words for part in parts)]
        return tuple(sorted(found, key=lambda row: _distance(row, wanted, parts)))


def dragged_criterion(data: QMimeData) -> str:
    """Return the reference of the criterion that is dragged."""
    return data.data(CRITERION_MIME).toStdString()


def criterion_rows(session: Session) -> tuple[Row, ...]:
    """Return a row for every criterion in use, in the framework's order."""
    titles = {key: unit.title for key, unit in each_unit(session.frameworks)}
    return tuple(
        criterion_row(session, entry, titles.get(entry.criterion.reference.rsplit("/", 1)[0], ""))
        for entry in session.coverage().criteria
    )


def criterion_row(session: Session, entry: CriterionCoverage, unit_title: str = "") -> Row:
    """Return the row of one criterion."""
    criterion = entry.criterion
    needs = tuple(
        (
            tr(
                "{label} {have} of {at_least}",
                label=excerpt(need.need.label),
                have=need.have,
                at_least=need.need.at_least,
            ),
            need.met,
        )
        for need in entry.needs
    )
    needs_said = " ".join(text for text, _ in needs)
    return Row(
        key=criterion.reference,
        code=session.code_of(criterion),
        colour=session.colour_of(criterion),
        text=criterion.text,
        state=entry.state,
        share=entry.had / entry.asked,
        chips=((tr("not needed"), True),) if entry.unneeded else needs,
        covered=not entry.open,
        unneeded=entry.unneeded,
        words=fold(f"{criterion.label} {criterion.reference} {criterion.text} {unit_title} {needs_said}"),
    )


def need_rows(session: Session, criterion: Criterion) -> tuple[Row, ...]:
    """Return a row for each need of a criterion, with number keys: in its order, so that they never change."""
    entry = next(e for e in session.coverage().criteria if e.criterion.reference == criterion.reference)
    return tuple(
        Row(
            key=need.need.label,
            code=session.code_of(criterion),
            colour=session.colour_of(criterion),
            text=need.need.label[:1].upper() + need.need.label[1:],
            state=State.CLAIMED if need.met else State.PARTLY if need.have else State.NONE,
            share=need.have / need.need.at_least,
            chips=((tr("{have} of {at_least}", have=need.have, at_least=need.need.at_least), need.met),),
            covered=need.met,
            number=place + 1 if place < RECENT else 0,
            words=fold(need.need.label),
        )
        for place, need in enumerate(entry.needs)
    )


def _distance(row: Row, wanted: str, parts: list[str]) -> int:
    """Return how far a row is from what was typed: its code, its own words, or only its unit's."""
    code = row.code.casefold()
    if code.startswith(wanted) or code.split()[-1].startswith(wanted):
        return 0
    own = fold(" ".join((row.text, *(text for text, _ in row.chips))))
    return 1 if all(part in own for part in parts) else 2
