"""Keeps what the migrations make: a portfolio from elsewhere is compared with it, a new one is made at once by it.

Run after a new migration: python -m tools.schemas
"""

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from portfolio_app import paths
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.known_schema import kept_in, lines_of, parts_of
from portfolio_app.storage.schema import statements_file, upgrade

_SHADOW = re.compile(r"(account|evidence)_index_\w+|sqlite_\w+")
"""What SQLite and its full-text index make by themselves."""
_NEVER_THE_SAME = "pack_key"


def made() -> Iterator[tuple[str, str]]:
    """Yield each revision, from the first, with the text that is kept of its schema."""
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    revisions = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.portfolio"
        path.touch()
        for revision in reversed(revisions):
            engine = engine_for(path, foreign_keys=False, pooled=False)
            with engine.begin() as connection:
                connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
                config.attributes["connection"] = connection
                command.upgrade(config, revision)
            with closing(sqlite3.connect(path)) as plain:
                yield revision, "".join(f"{line}\n" for line in lines_of(parts_of(plain)))


def statements() -> str:
    """Return what makes an empty portfolio of the newest revision, as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.portfolio"
        path.touch()
        upgrade(path)
        with closing(sqlite3.connect(path)) as plain:
            return "".join(f"{each};\n" for each in _statements(plain))


def _statements(plain: sqlite3.Connection) -> Iterator[str]:
    parts = plain.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    ours = [(kind, name, sql) for kind, name, sql in parts if not _SHADOW.fullmatch(name)]
    yield from (sql for _kind, _name, sql in ours)
    for kind, name, sql in ours:
        if kind != "table" or sql.startswith("CREATE VIRTUAL") or name == _NEVER_THE_SAME:
            continue
        columns = [column for _id, column, *_ in plain.execute(f'PRAGMA table_info("{name}")')]
        values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
        for (row,) in plain.execute(f'SELECT {values} FROM "{name}" ORDER BY rowid'):  # our own names
            yield f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({row})"


def main() -> None:
    """Write a file for each revision, and the statements of the newest."""
    for revision, text in made():
        kept_in(revision).parent.mkdir(exist_ok=True)
        kept_in(revision).write_text(text, encoding="utf-8")
    statements_file().write_text(statements(), encoding="utf-8")


if __name__ == "__main__":
    main()
