"""Full-text search over accounts and all other evidence (SQLite FTS5).

Evidence writes its entries itself, in its own transactions. Triggers would do so too, but with
``trusted_schema = OFF`` SQLite lets no trigger write to a virtual table (seen with 3.40: "unsafe use of virtual
table").
"""

import re
from collections.abc import Iterator
from itertools import islice

from sqlalchemy.orm import Session

from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.domain.search import SearchHit
from portfolio_app.domain.words.text import clean

PLACES = ("title", "place", *(section.value for section in Section))
"""The columns of the accounts' index, in order."""

OTHER_PLACES = ("title", "description", "name", "body")
"""The columns of the index of all evidence, in order; an account's title stands in its own index alone."""

_SECTIONS = {"body": "text"}
_MOST_WORDS = 16
_AROUND = 5


class _Index:
    """The statements on one full-text index and on the view that its words come from."""

    def __init__(self, name: str, view: str, places: tuple[str, ...], weights: str) -> None:
        columns = ", ".join(places)
        marked = ", ".join(f"highlight({name}, {column}, char(1), char(2))" for column in range(len(places)))
        self.places = places
        # highlight() runs only for the rows that are fetched: FTS5 sorts by rank before it reads any text.
        self.find = f"""
            SELECT {{rank}}, rowid, {marked} FROM {name}
            WHERE {name} MATCH ? AND rank MATCH 'bm25({weights})' ORDER BY {{order}} LIMIT ?"""
        self.add = f"INSERT INTO {name} (rowid, {columns}) SELECT id, {columns} FROM {view} WHERE id = ?"
        # FTS5 must be given the very words that it is to forget.
        self.forget = f"""
            INSERT INTO {name} ({name}, rowid, {columns}) SELECT 'delete', id, {columns} FROM {view} WHERE id = ?"""
        self.merge = f"INSERT INTO {name} ({name}) VALUES ('optimize')"
        self.rebuild = f"INSERT INTO {name} ({name}) VALUES ('rebuild')"
        self.check = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"
        # One row for each piece that FTS5 has taken in (https://www.sqlite.org/fts5.html, section 9).
        self.missing = f"SELECT id FROM {view} WHERE id NOT IN (SELECT id FROM {name}_docsize)"


# Words in a title count more than the same words in a text.
INDEXES = (
    _Index("account_index", "account_texts", PLACES, "4.0, 2.0"),
    _Index("evidence_index", "evidence_texts", OTHER_PLACES, "4.0, 2.0, 2.0"),
)
_MARK = re.compile("\x01([^\x02]*)\x02")
_LONG = re.compile(r'(?:^|AND )"[^"]{2}')
_WORD = re.compile(r"\S+")


class SearchIndex:
    """Finds words in evidence."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return where evidence holds all these words or their beginnings, the best first.

        Case and accents do not matter. Each section that holds one of the words gives one hit, at its first match.
        """
        query = _query(words)
        return tuple(islice(self._hits(query, limit), limit)) if query and limit > 0 else ()

    def add(self, evidence_id: int) -> None:
        """Take in the evidence as it is stored now; a removed piece has nothing to take in."""
        for index in INDEXES:
            self._session.connection().exec_driver_sql(index.add, (evidence_id,))

    def forget(self, evidence_id: int) -> None:
        """Forget the evidence; to be called before anything of it changes."""
        for index in INDEXES:
            self._session.connection().exec_driver_sql(index.forget, (evidence_id,))

    def merge(self) -> None:
        """Write the indexes as one piece: words that were forgotten stand in their older pieces until then."""
        for index in INDEXES:
            self._session.connection().exec_driver_sql(index.merge)

    def rebuild(self) -> None:
        """Make the indexes anew from what they are of."""
        for index in INDEXES:
            self._session.connection().exec_driver_sql(index.rebuild)

    def _hits(self, query: str, limit: int) -> Iterator[SearchHit]:
        for evidence_id, places, texts in self._rows(query, limit):
            for place, text in zip(places, texts, strict=True):
                mark = _MARK.search(text)
                if mark:
                    start, end = mark.start(), mark.start() + len(mark[1])
                    excerpt = _excerpt(_MARK.sub(r"\1", text), start, end)
                    yield SearchHit(reference_of(evidence_id), _SECTIONS.get(place, place), start, end, excerpt)

    def _rows(self, query: str, limit: int) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
        # Single letters stand at the beginning of something in every account: ranking them costs most and says least.
        ranked = _LONG.search(query) is not None
        found: list[tuple[float, int, tuple[str, ...], tuple[str, ...]]] = []
        for index in INDEXES:
            statement = index.find.format(rank="rank" if ranked else "0", order="rank" if ranked else "rowid")
            rows = self._session.connection().exec_driver_sql(statement, (query, limit))
            found += [(rank, evidence_id, index.places, tuple(texts)) for rank, evidence_id, *texts in rows]
        found.sort(key=lambda row: row[:2])
        return [row[1:] for row in found[:limit]]


def _query(words: str) -> str:
    # Each word becomes a quoted string, in which nothing but a double quote means anything to FTS5. A word without a
    # letter or digit has no token, and would make the whole query find nothing.
    wanted = [word for word in clean(words).split() if any(character.isalnum() for character in word)]
    return " AND ".join('"' + word.replace('"', " ") + '"*' for word in wanted[:_MOST_WORDS])


def _excerpt(text: str, start: int, end: int) -> str:
    before = [word.start() for word in _WORD.finditer(text, max(0, start - 200), start)]
    after = [word.end() for word in islice(_WORD.finditer(text, end, end + 200), _AROUND)]
    first = before[-_AROUND] if len(before) >= _AROUND else (before[0] if before else start)
    return " ".join(text[first : after[-1] if after else end].split())
