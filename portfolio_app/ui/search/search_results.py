"""The results of a search: what each shows, where it leads, and which of its words were looked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from portfolio_app.domain.evidence.evidence import Section, id_of
from portfolio_app.domain.search import SearchHit
from portfolio_app.domain.words.text import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Result:
    """A hit with its account's title; ``bold`` are the words in the excerpt that were looked for."""

    hit: SearchHit
    title: str
    bold: tuple[tuple[int, int], ...]

    @property
    def evidence_id(self) -> int:
        """The account's id."""
        return id_of(self.hit.evidence) or 0

    @property
    def section(self) -> Section | None:
        """The section that the words stand in; None for a title or a place."""
        return Section(self.hit.section) if self.hit.section in list(Section) else None

    @property
    def where(self) -> str:
        """Where in the account the words stand, as it is shown."""
        return self.hit.section.capitalize()

    @property
    def spoken(self) -> str:
        """The result as a screen reader says it."""
        return f"{self.hit.evidence}, {self.title}, {self.where}: {self.hit.excerpt}"


def results(hits: Iterable[SearchHit], titles: Mapping[str, str], typed: str) -> tuple[Result, ...]:
    """Put the results together."""
    wanted = tuple(fold(word) for word in _WORD.findall(typed))
    return tuple(Result(hit, titles.get(hit.evidence, ""), _found(hit.excerpt, wanted)) for hit in hits)


class SearchResultsModel(QAbstractListModel):
    """The results in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Result, ...] = ()

    def set_results(self, found: tuple[Result, ...]) -> None:
        """Show other results."""
        self.beginResetModel()
        self._results = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's
        return 0 if parent.isValid() else len(self._results)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._results):
            return None
        result = self._results[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return result
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return result.spoken
        return None


def _found(excerpt: str, wanted: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span() for match in _WORD.finditer(excerpt) if any(fold(match[0]).startswith(word) for word in wanted)
    )
