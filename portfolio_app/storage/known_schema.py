"""What a portfolio file may be made of: the tables, indexes, views and triggers of its revision, word by word.

SQLite runs what a file's schema says: triggers change rows, views and indexes may go on for ever. So before anything of
a file is asked, its schema is compared with what our migrations make, which ``migrations/schemas`` keeps as digests.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from portfolio_app import paths
from portfolio_app.storage.revision import HEAD, revision_of

_REVISION = re.compile(r"\d{4}")
_REVISION_TABLE = "table alembic_version"
_SPACE = re.compile(r"\s+")
_MOST = 1000
"""Parts of a schema that are looked at; ours has under a hundred, so that with more of them some are foreign."""
_TWICE = "twice"


def parts_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the digest of each part of a file's schema under its kind and name; raises sqlite3.Error."""
    found = connection.execute(f"SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT {_MOST}")
    parts: dict[str, str] = {}
    for kind, name, table, sql in found:
        if kind == "index" and sql is None:  # what keeps a constraint, which the table's own words name
            continue
        part = f"{kind} {name}"
        parts[part] = _TWICE if part in parts else _digest(str(table), str(sql))
    return parts


def known_parts(revision: str) -> Mapping[str, str] | None:
    """Return the same for a portfolio of that revision, or None where the program does not know it."""
    if not _REVISION.fullmatch(revision):
        return None
    try:
        lines = kept_in(revision).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    return {part: digest for digest, part in (line.split(" ", 1) for line in lines)}


class ForeignSchemaError(Exception):
    """The file has parts that our migrations do not make, of its revision; ``parts`` names them."""

    def __init__(self, parts: Iterable[str]) -> None:
        self.parts = tuple(sorted(parts))
        super().__init__(", ".join(self.parts))


def checked_revision(connection: sqlite3.Connection) -> str:
    """Return the file's revision, or nothing where parts of it are missing; nothing that is not ours is run.

    Raises ForeignSchemaError, and sqlite3.Error. A revision that the program does not know is returned as it is.
    """
    parts = parts_of(connection)
    if _REVISION_TABLE not in parts:
        return ""
    if parts[_REVISION_TABLE] != (known_parts(HEAD) or {}).get(_REVISION_TABLE):
        raise ForeignSchemaError([_REVISION_TABLE])
    revision = revision_of(connection)
    known = known_parts(revision)
    if known is None:
        return revision
    if foreign := [part for part, digest in parts.items() if known.get(part) != digest]:
        raise ForeignSchemaError(foreign)
    return "" if known.keys() - parts.keys() else revision


def kept_in(revision: str) -> Path:
    """Return the file in which the digests of a revision's parts are kept."""
    return paths.migrations() / "schemas" / f"{revision}.txt"


def lines_of(parts: Mapping[str, str]) -> Iterable[str]:
    """Return the lines of such a file."""
    return (f"{digest} {part}" for part, digest in sorted(parts.items()))


def _digest(table: str, sql: str) -> str:
    # White space and quotation of names are not the same in all versions of SQLite and SQLAlchemy, nor is the order in
    # which a rebuilt table's constraints are named.
    words = _SPACE.sub(" ", sql.replace('"', "")).strip()
    columns, *constraints = words.removesuffix(")").rstrip().split(", CONSTRAINT ")
    exact = "\n".join((table, columns, *sorted(constraints)))
    return hashlib.sha256(exact.encode("utf-8", "surrogatepass")).hexdigest()[:32]
