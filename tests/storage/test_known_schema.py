"""A portfolio from elsewhere brings no tables, views, triggers or indexes of its own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.services.early_overview import look_over
from portfolio_app.storage.connection import engine_for
from portfolio_app.storage.database import Database
from portfolio_app.storage.driver import BoundedConnection, probe
from portfolio_app.storage.first_look import read_first_look
from portfolio_app.storage.known_schema import checked_revision, kept_in
from portfolio_app.storage.revision import HEAD
from tools.schemas import made

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

PLANTED = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON accounts BEGIN DELETE FROM claims; END",
    "a trigger with a name of SQLite's": "CREATE TRIGGER IF NOT EXISTS x AFTER UPDATE ON claims BEGIN SELECT 1; END",
    "a view": f"CREATE VIEW v AS {ENDLESS}",
    "a table": "CREATE TABLE mine (id)",
    "an index": "CREATE INDEX i ON claims (withdrawn_at)",
    "an index on an expression": "CREATE INDEX i ON claims (hex(zeroblob(9)))",
    "a column": "ALTER TABLE portfolio ADD COLUMN sneaky TEXT",
}


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_what_is_kept_is_what_the_migrations_make() -> None:
    for revision, text in made():
        assert kept_in(revision).read_text(encoding="utf-8") == text, "run: python -m tools.schemas"


def test_a_portfolio_of_ours_is_known(closed: Path) -> None:
    with closing(probe(closed, read_only=True)) as connection:
        assert checked_revision(connection) == HEAD


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("statement", PLANTED.values(), ids=PLANTED)
def test_what_is_not_ours_is_refused(closed: Path, statement: str, read_only: bool) -> None:
    change(closed, statement)
    before = closed.read_bytes()
    with pytest.raises(FileError, match="something inside that this program does not make"):
        Database.open(closed, read_only=read_only)
    assert closed.read_bytes() == before
    assert read_first_look(closed) is None
    assert look_over(closed) is None


@pytest.mark.parametrize("read_only", [False, True])
def test_a_view_of_ours_that_says_something_else_is_refused(closed: Path, read_only: bool) -> None:
    change(closed, "DROP VIEW account_texts", f"CREATE VIEW account_texts AS {ENDLESS}")
    with pytest.raises(FileError, match=r"view account_texts"):
        Database.open(closed, read_only=read_only)


def test_the_revision_is_not_asked_of_a_view(closed: Path) -> None:
    change(closed, "DROP TABLE alembic_version", f"CREATE VIEW alembic_version AS {ENDLESS}")
    with pytest.raises(FileError, match="is damaged"):
        Database.open(closed)


def test_a_long_statement_is_stopped(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio_app.storage.bounded._MOST_STEPS", 3)
    with engine_for(closed).connect() as connection:
        for _ in range(5):  # many short ones are none
            connection.exec_driver_sql("SELECT count(*) FROM evidence").scalar_one()
        with pytest.raises(FileError, match="takes too long"):
            connection.exec_driver_sql(ENDLESS).scalar_one()


def test_each_statement_is_counted_alone(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio_app.storage.bounded._STEPS", 100)
    monkeypatch.setattr("portfolio_app.storage.bounded._MOST_STEPS", 50)
    with closing(probe(closed, read_only=True)) as connection:
        assert isinstance(connection, BoundedConnection)
    some = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200) SELECT max(i) FROM n"
    with engine_for(closed).connect() as connection:
        for _ in range(100):
            assert connection.exec_driver_sql(some).scalar_one() == 200
