"""The migrations and the models say the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from portfolio_app import paths
from portfolio_app.storage import schema
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.orm import Base

ROOT = Path(__file__).parents[1]


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
        assert compare_metadata(context, Base.metadata) == []
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE type = 'table'").scalars().all()
    assert not [sql for sql in made if " REFERENCES " in sql and "CONSTRAINT" not in sql]


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
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
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    Table("planted", metadata, Column("id", Integer, primary_key=True))
    engine = engine_for(path, pooled=False)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata)


@pytest.mark.parametrize("command", ["upgrade"])
def test_upgrading_twice_does_no_harm(tmp_path: Path, command: str) -> None:
    path = tmp_path / "new.portfolio"
    path.touch()
    for _ in range(2):
        getattr(schema, command)(path)
