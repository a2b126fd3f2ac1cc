"""The migrations and the models say the same."""

import hashlib
import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from portfolio_app import paths
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage import schema
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.database import Database
from portfolio_app.storage.driver import APPLICATION_ID
from portfolio_app.storage.in_pieces import copy_out
from portfolio_app.storage.known_schema import parts_of
from portfolio_app.storage.tables import TABLES

ROOT = Path(__file__).parents[1]
_DETAILS = "id, identity, learner, created_at, learner_number, programme, employer, provider"
"""What the first revisions have of the portfolio."""


def script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    return ScriptDirectory.from_config(config)


def test_the_program_knows_the_newest_revision() -> None:
    assert script().get_heads() == [schema.HEAD]


def test_the_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    path = tmp_path / "new.portfolio"
    path.touch()
    schema.upgrade(path)
    engine = engine_for(path, pooled=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _parents: (
                    not str(name).startswith(("account_index", "evidence_index"))
                )
            },
        )
        assert compare_metadata(context, TABLES) == []
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE type = 'table'").scalars().all()
    assert not [sql for sql in made if " REFERENCES " in sql and "CONSTRAINT" not in sql]


def test_every_constraint_has_a_name() -> None:
    for table in TABLES.tables.values():
        for constraint in table.constraints:
            assert constraint.name, (table.name, constraint)


def test_alembic_check_agrees(tmp_path: Path) -> None:
    config = tmp_path / "alembic.ini"
    config.write_text(f"[alembic]\nscript_location = {paths.migrations()}\n")
    checked = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", str(config), "check"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_planted_difference_is_noticed(tmp_path: Path) -> None:
    from sqlalchemy import Column, Integer, MetaData, Table

    path = tmp_path / "new.portfolio"
    path.touch()
    schema.upgrade(path)
    metadata = MetaData(naming_convention=TABLES.naming_convention)
    Table("planted", metadata, Column("id", Integer, primary_key=True))
    engine = engine_for(path, pooled=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata)


def test_upgrading_twice_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "new.portfolio"
    path.touch()
    for _ in range(2):
        schema.upgrade(path)


def test_files_of_a_former_revision_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "former.portfolio"
    path.touch()
    with (
        Database.create(tmp_path / "new.portfolio", make_portfolio("Ann")) as new,
        new.unit_of_work(reading=True) as it,
    ):
        portfolio = it.connection.exec_driver_sql(f"SELECT {_DETAILS} FROM portfolio").one()
    contents = [os.urandom(2 * 1024 * 1024 + 5), b"", b"short"]
    upgrade_to(path, "0005")
    engine = engine_for(path, pooled=False)
    with engine.begin() as connection:
        marks = ", ".join("?" * len(portfolio))
        connection.exec_driver_sql(f"INSERT INTO portfolio VALUES ({marks})", tuple(portfolio))
        for number, content in enumerate(contents, start=1):
            digest = hashlib.sha256(content).hexdigest()
            connection.exec_driver_sql(
                "INSERT INTO evidence (kind, title, method, removed_at) VALUES ('file', 'A file', 'WP', '')"
            )
            connection.exec_driver_sql("INSERT INTO evidence_files VALUES (?, 1)", (number,))
            connection.exec_driver_sql(
                "INSERT INTO file_versions VALUES (?, ?, 1, 'a.bin', 'a/b', ?, ?, ?, '', 0, '', '')",
                (number + 10, number, len(content), digest, digest),
            )
            connection.exec_driver_sql("INSERT INTO file_contents VALUES (?, ?)", (number + 10, content))
    engine.dispose()
    with Database.open(path) as database:
        for number, content in enumerate(contents, start=1):
            out = io.BytesIO()
            copy_out(database, number, out)
            assert out.getvalue() == content
        with database.unit_of_work(reading=True) as unit:
            assert unit.files.damaged() == ()


def test_frameworks_of_a_former_revision_are_in_use(tmp_path: Path) -> None:
    path = tmp_path / "former.portfolio"
    path.touch()
    with (
        Database.create(tmp_path / "new.portfolio", make_portfolio("Ann")) as new,
        new.unit_of_work(reading=True) as it,
    ):
        portfolio = it.connection.exec_driver_sql(f"SELECT {_DETAILS} FROM portfolio").one()
    upgrade_to(path, "0006")
    engine = engine_for(path, pooled=False)
    with engine.begin() as connection:
        marks = ", ".join("?" * len(portfolio))
        connection.exec_driver_sql(f"INSERT INTO portfolio VALUES ({marks})", tuple(portfolio))
        connection.exec_driver_sql("INSERT INTO frameworks VALUES (1, 'F', 'Title', '1', NULL, '', '')")
    engine.dispose()
    with Database.open(path) as database, database.unit_of_work(reading=True) as unit:
        assert [framework.code for framework in unit.frameworks.all()] == ["F"]
        assert unit.frameworks.archived() == ()


def upgrade_to(path: Path, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    engine = engine_for(path, foreign_keys=False, pooled=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def test_a_new_portfolio_is_what_the_migrations_make(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made", tmp_path / "migrated"
    for path, fill in ((made, schema.make), (migrated, schema.upgrade)):
        path.touch()
        fill(path)
    with closing(sqlite3.connect(made)) as one, closing(sqlite3.connect(migrated)) as other:
        assert parts_of(one) == parts_of(other)
        found = one.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        tables = [name for (name,) in found if not name.endswith("_index_data")]  # counts how often it was written
        for table in tables:
            rows = [[*file.execute(f"SELECT * FROM {table}")] for file in (one, other)]  # our own names
            assert (len(rows[0]) == len(rows[1])) if table == "pack_key" else rows[0] == rows[1], table
        for setting in ("application_id", "user_version", "page_size", "auto_vacuum", "encoding"):
            assert [*one.execute(f"PRAGMA {setting}")] == [*other.execute(f"PRAGMA {setting}")]
        assert [*one.execute("SELECT private FROM pack_key")] != [*other.execute("SELECT private FROM pack_key")]
