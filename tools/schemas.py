"""Keeps what the migrations make, so that a portfolio from elsewhere can be compared with it on opening.

Run after a new migration: python -m tools.schemas
"""

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


def main() -> None:
    """Write a file for each revision."""
    for revision, text in made():
        kept_in(revision).parent.mkdir(exist_ok=True)
        kept_in(revision).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
