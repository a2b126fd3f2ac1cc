import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.storage import backup, opening, schema
from portfolio_app.storage.database import Database
from portfolio_app.storage.driver import connect
from tests.storage.conftest import IDENTITY, NOW, account

FIRST = date(2026, 11, 20)
PRESENT = schema.HEAD

LATER = '''
"""Planted."""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "later", "HEAD", None, None

def upgrade() -> None:
    with op.batch_alter_table("evidence", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("hours", sa.Integer(), nullable=False, server_default="0"))
'''


@pytest.fixture
def folder(user_data: Path) -> Path:
    return user_data / "backups" / IDENTITY


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it will be: with one more migration, which rebuilds a table that others point at."""
    migrations = tmp_path / "mi%grations"
    shutil.copytree(Path(__file__).parents[2] / "migrations", migrations)
    (migrations / "versions" / "later.py").write_text(LATER.replace("HEAD", schema.HEAD))
    monkeypatch.setattr("portfolio_app.paths.migrations", lambda: migrations)
    monkeypatch.setattr(schema, "HEAD", "later")
    return migrations


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


def test_the_first_opening_of_a_day_makes_a_backup(closed: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder) == []
    for day in range(3):
        monkeypatch.setattr(opening, "today", lambda day=day: FIRST + timedelta(day))
        for _ in range(2):
            Database.open(closed).close()
    assert names(folder) == [f"{closed.stem} 2026-11-{day}.portfolio" for day in (20, 21, 22)]
    shutil.copy(folder / names(folder)[0], closed.with_name("Restored.portfolio"))
    with Database.open(closed.with_name("Restored.portfolio")) as opened, opened.unit_of_work() as unit:
        assert len(unit.accounts.all()) == 1


def test_the_newest_five_of_this_file_are_kept(closed: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    others = ["Other 2020-01-01.portfolio", f"{closed.stem} 2020-01-01 before-0002.portfolio", "notes.txt"]
    for name in others:
        (folder / name).touch()
    with closing(connect(closed)) as connection:
        for day in range(9):
            backup.back_up_daily(connection, closed, FIRST + timedelta(day))
    kept = [f"{closed.stem} {(FIRST + timedelta(day)).isoformat()}.portfolio" for day in range(4, 9)]
    assert names(folder) == sorted(others + kept)


def test_a_backup_that_fails_is_a_warning(closed: Path, user_data: Path) -> None:
    user_data.write_text("not a folder")
    with Database.open(closed) as opened, opened.unit_of_work() as unit:
        (warning,) = opened.warnings
        unit.accounts.add(account(), NOW)
        unit.commit()
    assert "backup" in warning
    assert str(user_data) in warning


def test_an_identity_cannot_lead_out_of_the_folder(user_data: Path) -> None:
    for identity in ("../../x", "", ".", "/etc", "a" * 999):
        assert backup.folder_for(identity).parent == user_data / "backups"
        assert len(backup.folder_for(identity).name) == 64


def test_an_older_file_is_backed_up_and_brought_up_to_date(closed: Path, newer_program: Path, folder: Path) -> None:
    assert newer_program
    with Database.open(closed) as opened, opened.unit_of_work() as unit:
        assert unit.connection.exec_driver_sql("SELECT hours FROM evidence").scalar() == 0
        assert [kept.evidence.title for kept in unit.accounts.all()] == ["The angry customer"]
        assert len(unit.accounts.revisions(1)) == 1
        assert len(unit.search.find("angry")) == 1
    (before, daily) = sorted(names(folder), key=len, reverse=True)
    assert before.endswith(" before-later.portfolio")
    assert " before" not in daily
    with closing(connect(folder / before)) as kept:
        assert schema.revision_of(kept) == PRESENT


def test_an_older_file_is_not_opened_for_reading(closed: Path, newer_program: Path) -> None:
    assert newer_program
    with pytest.raises(FileError, match="open it once for writing to bring it up to date"):
        Database.open(closed, read_only=True)


def test_without_a_backup_there_is_no_upgrade(closed: Path, newer_program: Path, user_data: Path) -> None:
    assert newer_program
    user_data.write_text("not a folder")
    before = closed.read_bytes()
    with pytest.raises(FileError, match="no backup of it could be made"):
        Database.open(closed)
    assert closed.read_bytes() == before


@pytest.mark.parametrize(
    "fault", ["    raise ValueError", "    op.execute('DELETE FROM evidence')", "    op.execute('nonsense')"]
)
def test_an_upgrade_that_fails_changes_nothing(closed: Path, newer_program: Path, fault: str) -> None:
    with (newer_program / "versions" / "later.py").open("a") as migration:
        migration.write(f"{fault}\n")
    before = closed.read_bytes()
    with pytest.raises(FileError, match=r"as it was|could not be used"):
        Database.open(closed)
    with closing(connect(closed)) as kept:
        assert schema.revision_of(kept) == PRESENT
        assert kept.execute("SELECT count(*) FROM evidence").fetchone() == (1,)
    assert len(closed.read_bytes()) == len(before)
