"""Which schema this program writes, and bringing a file up to it. Alembic is imported only when there is work."""

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.driver import APPLICATION_ID, connect
from portfolio_app.storage.revision import HEAD, revision_of
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["HEAD", "is_older", "make", "revision_of", "statements_file", "upgrade"]


def is_older(revision: str) -> bool:
    """Tell whether this is a former revision, from which the program knows the way to its own."""
    from alembic.script import ScriptDirectory

    # Compared here and not looked up: Alembic would take "head", or the beginning of a revision, for one.
    known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
    return revision in known - {HEAD}


def statements_file() -> Path:
    """Return the file of what makes an empty portfolio, as SQL: what all migrations together make (tools.schemas)."""
    return paths.migrations() / "schemas" / "new.sql"


def make(path: Path) -> None:
    """Make an empty portfolio of HEAD in an empty file, at once; raises sqlite3.Error."""
    statements = statements_file().read_text(encoding="utf-8")
    with closing(connect(path)) as connection:
        connection.executescript(f"BEGIN;\n{statements}COMMIT;\nPRAGMA application_id = {APPLICATION_ID};")
        connection.execute("INSERT INTO pack_key (id, private) VALUES (1, ?)", (os.urandom(32),))


def upgrade(path: Path) -> None:
    """Bring the file to HEAD in one transaction; raises FileError and changes nothing when that fails."""
    from alembic import command

    config = _config()
    # A batch migration rebuilds tables: with foreign keys on, dropping the old one would delete every child row.
    engine = engine_for(path, foreign_keys=False, pooled=False)
    with engine.begin() as connection:
        # Views must not be looked at while one of their tables is away (https://www.sqlite.org/lang_altertable.html).
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise FileError(
                tr(
                    "{path} holds rows that belong to nothing, so it was left as it was; open a backup of it.",
                    path=path,
                )
            )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    return config
