"""The table of evidence: its columns, its order, and what is looked for in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_app.domain.evidence.evidence import METHODS, EvidenceKind, Privacy, reference_of
from portfolio_app.domain.evidence.file import EvidenceSummary, say_size
from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_short_date
from portfolio_app.domain.words.text import excerpt, fold, plural, readable
from portfolio_app.translation import mark, mark_plural, say_number, tr, tr_plural
from portfolio_app.ui.widgets.labels import LONGEST_LINE

AnyIndex = QModelIndex | QPersistentModelIndex

_KINDS = {
    EvidenceKind.ACCOUNT: mark("Account"),
    EvidenceKind.FILE: mark("File"),
    EvidenceKind.STATEMENT: mark("Statement"),
    EvidenceKind.HELD_ELSEWHERE: mark("Held elsewhere"),
}


_COUNTED = {
    EvidenceKind.ACCOUNT: mark_plural("{count} account", "{count} accounts"),
    EvidenceKind.FILE: mark_plural("{count} file", "{count} files"),
    EvidenceKind.STATEMENT: mark_plural("{count} statement", "{count} statements"),
    EvidenceKind.HELD_ELSEWHERE: mark_plural("{count} thing held elsewhere", "{count} things held elsewhere"),
}


class Column(IntEnum):
    """The columns, from left to right."""

    REFERENCE = 0
    TITLE = 1
    STATE = 2
    DATE = 3
    SIZE = 4
    CLAIMS = 5
    CRITERIA = 6
    KIND = 7


HEADINGS = {
    Column.REFERENCE: mark("No."),
    Column.TITLE: mark("Title"),
    Column.KIND: mark("Kind"),
    Column.DATE: mark("Date"),
    Column.SIZE: mark("Size"),
    Column.CLAIMS: mark("Claims"),
    Column.CRITERIA: mark("Criteria"),
    Column.STATE: mark("State"),
}
_NUMBERS = (Column.SIZE, Column.CLAIMS, Column.CRITERIA)


class Standing(Enum):
    """What a piece of evidence still asks for, the most pressing first; and its symbol."""

    RECHECK = State.RECHECK
    NO_CLAIMS = State.NONE
    UNFINISHED = State.PARTLY
    FINE = State.CLAIMED


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A row of the table."""

    summary: EvidenceSummary
    criteria: int
    recheck: int
    unfinished: str
    """What is still missing, in a few words, or ""."""
    method: str = ""
    """What the evidence's method code stands for."""

    @property
    def standing(self) -> Standing:
        """What the evidence still asks for."""
        if self.recheck:
            return Standing.RECHECK
        if not self.summary.claims:
            return Standing.NO_CLAIMS
        return Standing.UNFINISHED if self.unfinished else Standing.FINE

    @property
    def state_words(self) -> str:
        """The standing in words."""
        return {
            Standing.RECHECK: tr("{recheck} to re-check", recheck=self.recheck),
            Standing.NO_CLAIMS: tr("No claims yet"),
            Standing.UNFINISHED: self.unfinished,
            Standing.FINE: tr("Fine"),
        }[self.standing]

    def text(self, column: Column) -> str:
        """Return what a cell shows."""
        return readable(_TEXTS[column](self), LONGEST_LINE)


def evidence_lines(
    summaries: Iterable[EvidenceSummary],
    tallies: Mapping[int, tuple[int, int]],
    thin: Mapping[int, str],
    methods: Mapping[str, str] = METHODS,
) -> tuple[EvidenceLine, ...]:
    """Put together what the table shows; a tally is how many criteria are claimed and how many claims to re-check."""
    return tuple(
        EvidenceLine(
            summary,
            *tallies.get(summary.evidence.id, (0, 0)),
            _missing(summary, thin),
            methods.get(summary.evidence.method, summary.evidence.method),
        )
        for summary in summaries
    )


def counted(lines: Iterable[EvidenceLine]) -> str:
    """Say how much there is of each kind: “10 accounts, 2 files”."""
    counts = Counter(line.summary.evidence.kind for line in lines)
    return ", ".join(tr_plural(*words, counts[kind]) for kind, words in _COUNTED.items() if counts[kind])


def _missing(summary: EvidenceSummary, thin: Mapping[int, str]) -> str:
    if summary.evidence.kind is EvidenceKind.ACCOUNT:
        return thin.get(summary.evidence.id, "")
    return "" if summary.evidence.produced_on else tr("No date yet")


class EvidenceTableModel(QAbstractTableModel):
    """Sorts and filters by itself: with thousands of rows that takes a fraction of what a proxy takes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[EvidenceLine, ...] = ()
        self._shown: list[EvidenceLine] = []
        self._texts: dict[int, str] = {}
        self._thumbnails: dict[int, bytes] = {}
        self._words: tuple[str, ...] = ()
        self._standing: Standing | None = None
        self._column = Column.REFERENCE
        self._order = Qt.SortOrder.AscendingOrder

    def set_lines(self, lines: tuple[EvidenceLine, ...]) -> None:
        """Show other rows."""
        self._all = lines
        self._texts = {}
        self._thumbnails.clear()
        self._arrange()

    def set_filter(self, typed: str, standing: Standing | None) -> None:
        """Show only the rows in which each of the words stands and that are of a standing."""
        self._words = tuple(fold(typed).split())
        self._standing = standing
        self._arrange()

    def count(self, standing: Standing | None = None) -> int:
        """Return how many rows there are, whatever the filter, of a standing or in all."""
        return sum(standing in (None, line.standing) for line in self._all)

    def line_at(self, row: int) -> EvidenceLine | None:
        """Return a row that shows."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def set_thumbnails(self, thumbnails: Mapping[int, bytes]) -> None:
        """Show small pictures (JPEG), by evidence."""
        self._thumbnails.update(thumbnails)
        if self._shown:
            self.dataChanged.emit(self.index(0, Column.TITLE), self.index(len(self._shown) - 1, Column.TITLE))

    def thumbnail(self, evidence_id: int) -> bytes:
        """Return the small picture of a piece of evidence, or nothing."""
        return self._thumbnails.get(evidence_id, b"")

    def row_of(self, evidence_id: int) -> int:
        """Return where a piece of evidence shows, or -1."""
        return next((row for row, line in enumerate(self._shown) if line.summary.evidence.id == evidence_id), -1)

    def row_text(self, row: int) -> str:
        """Return a row as it is copied: its cells with tabs between them."""
        line = self.line_at(row)
        return "\t".join(map(line.text, Column)) if line else ""

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index.row())
        if line is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(HEADINGS[column])}: {line.text(column)}"
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(line, column) or None
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[Column(section)])
        return _alignment(Column(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in order; equal ones stay in order of their numbers."""
        self._column = Column(column)
        self._order = order
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [line for line in self._all if self._fits(line)]
        shown.sort(key=_KEYS[self._column], reverse=self._order is Qt.SortOrder.DescendingOrder)
        self._shown = shown
        self.endResetModel()

    def _fits(self, line: EvidenceLine) -> bool:
        if self._standing not in (None, line.standing):
            return False
        if not self._words:
            return True
        text = self._texts.get(line.summary.evidence.id)
        if text is None:
            text = self._texts[line.summary.evidence.id] = _searched(line)
        return all(word in text for word in self._words)


def _searched(line: EvidenceLine) -> str:
    """Return what the filter looks through; ``fold`` is slow, and few titles have an accent."""
    columns = (Column.REFERENCE, Column.TITLE, Column.DATE, Column.KIND, Column.STATE)
    text = " ".join((*map(line.text, columns), line.summary.evidence.description))
    return text.casefold() if text.isascii() else fold(text)


def _kind(line: EvidenceLine) -> str:
    evidence, about = line.summary.evidence, line.summary.about
    kind = tr("Annotation of {reference}", reference=reference_of(about)) if about else tr(_KINDS[evidence.kind])
    redacted = tr("redacted") if line.summary.file and line.summary.file.redacted_at else ""
    return ", ".join(filter(None, (kind, evidence.method, redacted)))


def _size(line: EvidenceLine) -> str:
    summary = line.summary
    if summary.file is not None:
        return say_size(summary.file.size)
    return (
        tr("{words} words", words=say_number(summary.words)) if summary.evidence.kind is EvidenceKind.ACCOUNT else "–"
    )


def _size_key(line: EvidenceLine) -> tuple[bool, int]:
    summary = line.summary
    return summary.file is not None, summary.file.size if summary.file else summary.words


def _short_date(day: date | None) -> str:
    return say_short_date(day)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tip(line: EvidenceLine, column: Column) -> str:
    evidence = line.summary.evidence
    if column is Column.KIND:
        return readable(line.method[:1].upper() + line.method[1:], LONGEST_LINE)
    if column is Column.TITLE:
        private = {
            Privacy.OPEN: "",
            Privacy.CONFIDENTIAL: tr("Confidential"),
            Privacy.PRIVATE: tr("Private: not handed over"),
        }
        file = line.summary.file
        words = (excerpt(evidence.title), readable(evidence.description, LONGEST_LINE))
        said = (*words, tr(file.warning) if file else "", private[evidence.privacy])
        return "\n".join(filter(None, said))
    if column is Column.STATE:
        return {
            Standing.RECHECK: tr(
                "{claims} on what changed or went. Look at them again.", claims=plural(line.recheck, "claim")
            ),
            Standing.NO_CLAIMS: tr("Open it and say what it proves."),
            Standing.UNFINISHED: tr("Say when it was made.") if line.summary.file else tr("Something is still empty."),
            Standing.FINE: tr("Nothing is missing, and its claims stand."),
        }[line.standing]
    return ""


_TEXTS: dict[Column, Callable[[EvidenceLine], str]] = {
    Column.REFERENCE: lambda line: line.summary.evidence.reference,
    Column.TITLE: lambda line: line.summary.evidence.title,
    Column.STATE: lambda line: line.state_words,
    Column.DATE: lambda line: _short_date(line.summary.evidence.produced_on),
    Column.SIZE: _size,
    Column.CLAIMS: lambda line: f"{line.summary.claims:,}",
    Column.CRITERIA: lambda line: f"{line.criteria:,}",
    Column.KIND: _kind,
}
_KEYS: dict[Column, Callable[[EvidenceLine], Any]] = {
    Column.REFERENCE: lambda line: line.summary.evidence.id,
    Column.TITLE: lambda line: natural_key(fold(line.summary.evidence.title)),
    Column.KIND: lambda line: line.text(Column.KIND),
    Column.DATE: lambda line: line.summary.evidence.produced_on or date.max,
    Column.SIZE: _size_key,
    Column.CLAIMS: lambda line: line.summary.claims,
    Column.CRITERIA: lambda line: line.criteria,
    Column.STATE: lambda line: (tuple(Standing).index(line.standing), -line.recheck),
}
