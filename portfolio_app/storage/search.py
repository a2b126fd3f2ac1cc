"""Full-text search over accounts (SQLite FTS5).

Accounts write their entries themselves, in their own transactions. Triggers would do so too, but with
``trusted_schema = OFF`` SQLite lets no trigger write to a virtual table (seen with 3.40: "unsafe use of virtual
table").
"""

import re
from collections.abc import Iterator
from itertools import islice

from sqlalchemy.orm import Session

from portfolio_app.domain.evidence import Section, reference_of
from portfolio_app.domain.search import SearchHit
from portfolio_app.domain.text import clean

PLACES = ("title", "place", *(section.value for section in Section))
"""The index's columns, in order."""

_MOST_WORDS = 16
_AROUND = 5

# Words in a title count more than the same words in a text. highlight() runs only for the rows that are fetched:
# FTS5 sorts by rank before it reads any text.
_FIND = f"""
SELECT rowid, {", ".join(f"highlight(account_index, {column}, char(1), char(2))" for column in range(len(PLACES)))}
FROM account_index
WHERE account_index MATCH ? AND rank MATCH 'bm25(4.0, 2.0)'
ORDER BY {{order}} LIMIT ?
"""
_COLUMNS = ", ".join(PLACES)
_ADD = f"INSERT INTO account_index (rowid, {_COLUMNS}) SELECT id, {_COLUMNS} FROM account_texts WHERE id = ?"
# FTS5 must be given the very words that it is to forget.
_FORGET = f"""
INSERT INTO account_index (account_index, rowid, {_COLUMNS})
SELECT 'delete', id, {_COLUMNS} FROM account_texts WHERE id = ?
"""
_MARK = re.compile("\x01([^\x02]*)\x02")
_LONG = re.compile(r'(?:^|AND )"[^"]{2}')
_WORD = re.compile(r"\S+")


class SearchIndex:
    """Finds words in accounts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return where accounts hold all these words or their beginnings, best accounts first.

        Case and accents do not matter. Each section that holds one of the words gives one hit, at its first match.
        """
        query = _query(words)
        return tuple(islice(self._hits(query, limit), limit)) if query and limit > 0 else ()

    def add(self, evidence_id: int) -> None:
        """Take in the account as it is stored now; a removed one has nothing to take in."""
        self._session.connection().exec_driver_sql(_ADD, (evidence_id,))

    def forget(self, evidence_id: int) -> None:
        """Forget the account; to be called before anything of it changes."""
        self._session.connection().exec_driver_sql(_FORGET, (evidence_id,))

    def rebuild(self) -> None:
        """Make the whole index anew from the accounts."""
        self._session.connection().exec_driver_sql("INSERT INTO account_index (account_index) VALUES ('rebuild')")

    def _hits(self, query: str, limit: int) -> Iterator[SearchHit]:
        # Single letters stand at the beginning of something in every account: ranking them costs most and says least.
        order = "rank" if _LONG.search(query) else "rowid"
        rows = self._session.connection().exec_driver_sql(_FIND.format(order=order), (query, limit))
        for evidence_id, *texts in rows:
            for place, text in zip(PLACES, texts, strict=True):
                mark = _MARK.search(text)
                if mark:
                    start, end = mark.start(), mark.start() + len(mark[1])
                    excerpt = _excerpt(_MARK.sub(r"\1", text), start, end)
                    yield SearchHit(reference_of(evidence_id), place, start, end, excerpt)


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
