import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.domain.errors import ExitCode, FileError
from portfolio_app.storage import opening, schema
from portfolio_app.storage.database import Database
from portfolio_app.storage.driver import connect
from tests.storage.conftest import NOW, account, portfolio


def refusal(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(FileError) as caught:
        Database.open(path, read_only=read_only)
    assert caught.value.exit_code is ExitCode.PORTFOLIO
    assert str(path) in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.message


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE notes (text)")


def add_account(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.accounts.add(account(), NOW)
        unit.commit()


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Permissions mean nothing to root: be somebody else for a while."""
    if not hasattr(os, "seteuid"):
        pytest.skip("permissions of this kind are POSIX's")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def open_to_all(*paths: Path) -> None:
    for path in paths:
        for folder in reversed(path.parents):
            if folder.stat().st_uid == os.geteuid() and len(folder.parts) > 2:
                folder.chmod(folder.stat().st_mode | 0o055)


def test_a_new_file_is_open_and_comes_back(path: Path) -> None:
    with Database.create(path, portfolio()) as made:
        assert (made.path, made.read_only, made.warnings) == (path, False, ())
    with Database.open(path) as opened, opened.unit_of_work() as unit:
        assert unit.portfolio.get() == portfolio()


def test_nothing_is_left_beside_a_closed_file(closed: Path) -> None:
    assert [entry.name for entry in closed.parent.iterdir() if entry.is_file()] == [closed.name]


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(FileError, match="exists already"):
        Database.create(path, portfolio())
    assert path.read_text() == "precious"
    assert list(path.parent.glob(".*")) == []


def test_a_new_file_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="choose a folder"):
        Database.create(tmp_path / "nowhere" / "A.portfolio", portfolio())


def test_a_failure_while_a_file_is_made_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise FileError("no room")

    monkeypatch.setattr(schema, "make", fail)
    with pytest.raises(FileError, match="no room"):
        Database.create(path, portfolio())
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_missing_file(path: Path, read_only: bool) -> None:
    assert "does not exist" in refusal(path, read_only=read_only)
    assert not path.exists()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder(tmp_path: Path, read_only: bool) -> None:
    assert "is a folder" in refusal(tmp_path, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7" * 500, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_file_of_another_kind(path: Path, content: bytes, read_only: bool) -> None:
    path.write_bytes(content)
    assert "is not a portfolio file" in refusal(path, read_only=read_only)
    assert path.read_bytes() == content


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_of_another_program_is_left_alone(path: Path, read_only: bool) -> None:
    other_database(path)
    before = path.read_bytes()
    assert "another program" in refusal(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_a_newer_version(closed: Path, read_only: bool) -> None:
    for revision in ("0999", "head", "000"):
        with closing(connect(closed)) as newer:
            newer.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        assert "newer version of the program; install it" in refusal(closed, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("keep", [120, 4096, 5000, 40_000, -4096, -1])
def test_a_truncated_file(closed: Path, keep: int, read_only: bool, user_data: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[:keep])
    assert f"backup from the folder {user_data / 'backups'}" in refusal(closed, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_overwritten_pages(closed: Path, read_only: bool) -> None:
    content = bytearray(closed.read_bytes())
    content[8192:40_000] = os.urandom(40_000 - 8192)
    closed.write_bytes(content)
    assert "is damaged" in refusal(closed, read_only=read_only)


def test_the_sentence_on_damage_names_the_folder_of_this_files_backups(closed: Path, user_data: Path) -> None:
    Database.open(closed).close()
    closed.write_bytes(closed.read_bytes()[:5000])
    (folder,) = (user_data / "backups").iterdir()
    assert f"from the folder {folder} " in refusal(closed)


def test_a_portfolio_without_its_revision_is_damaged(closed: Path) -> None:
    for fault in ("DELETE FROM alembic_version", "DROP TABLE alembic_version"):
        with closing(connect(closed)) as broken:
            broken.execute(fault)
        assert "is damaged" in refusal(closed)


def test_a_large_file_is_not_checked_through(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "QUICK_CHECK_BYTES", 10)
    Database.open(closed, read_only=True).close()


@pytest.mark.usefixtures("closed")
def test_a_file_that_may_not_be_read(closed: Path, request: pytest.FixtureRequest) -> None:
    open_to_all(closed)
    closed.chmod(0)
    request.getfixturevalue("ordinary_user")
    assert "You may not read" in refusal(closed)
    assert "You may not read" in refusal(closed, read_only=True)


def test_a_read_only_file_is_only_read(closed: Path, request: pytest.FixtureRequest) -> None:
    open_to_all(closed)
    closed.parent.chmod(0o777)
    closed.chmod(0o444)
    request.getfixturevalue("ordinary_user")
    assert "read-only; copy it" in refusal(closed)
    with Database.open(closed, read_only=True) as opened, opened.unit_of_work() as unit:
        assert len(unit.accounts.all()) == 1


def test_in_a_read_only_folder_a_file_is_only_read(closed: Path, request: pytest.FixtureRequest) -> None:
    open_to_all(closed)
    closed.chmod(0o666)
    closed.parent.chmod(0o555)
    request.getfixturevalue("ordinary_user")
    assert "copy the portfolio to a folder of your own" in refusal(closed)
    with Database.open(closed, read_only=True) as opened, opened.unit_of_work() as unit:
        assert len(unit.accounts.all()) == 1
    assert [entry.name for entry in closed.parent.iterdir() if entry.is_file()] == [closed.name]


def test_reading_changes_no_byte_and_writing_is_refused(closed: Path, user_data: Path) -> None:
    before = closed.read_bytes()
    with Database.open(closed, read_only=True) as opened:
        assert opened.read_only
        with opened.unit_of_work() as unit, pytest.raises(FileError, match="read-only; copy it"):
            unit.accounts.add(account(), NOW)
    assert closed.read_bytes() == before
    assert not user_data.exists()


@pytest.mark.parametrize("read_only", [False, True])
def test_an_unfinished_write_is_put_right_by_opening(closed: Path, tmp_path: Path, read_only: bool) -> None:
    copy = tmp_path / "copy" / closed.name
    copy.parent.mkdir()
    rows = ((number, "x" * 999) for number in range(9, 999))
    with closing(connect(closed)) as writing:
        writing.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
        writing.execute("BEGIN IMMEDIATE")
        writing.executemany("INSERT INTO evidence VALUES (?, '', ?, NULL, '', '', '', 'open')", rows)
        for suffix in ("", "-journal"):
            shutil.copy(f"{closed}{suffix}", f"{copy}{suffix}")
    with Database.open(copy, read_only=read_only) as opened, opened.unit_of_work() as unit:
        assert unit.connection.exec_driver_sql("SELECT count(*) FROM evidence").scalar() == 1
    Database.open(copy, read_only=True).close()


def test_pragmas_are_set(database: Database) -> None:
    wanted = {"journal_mode": "delete", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1}
    with database.unit_of_work() as unit:
        assert {name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_an_up_to_date_file_needs_no_alembic(closed: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from portfolio_app.storage.database import Database\n"
        "for read_only in (False, True):\n"
        "    with Database.open(Path(sys.argv[1]), read_only=read_only) as database:\n"
        "        with database.unit_of_work() as unit: unit.accounts.list()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(closed)], check=True)


def test_a_full_disk_is_one_sentence_and_changes_nothing(database: Database) -> None:
    with database.unit_of_work() as unit:
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(FileError, match="no room left on the disk"):
            unit.accounts.add(account(task="word " * 50_000), NOW)
    with database.unit_of_work() as unit:
        assert unit.accounts.all() == ()


def test_a_deleted_file_is_noticed_by_the_next_change(database: Database) -> None:
    add_account(database)
    database.path.unlink()
    with pytest.raises(FileError, match="moved, deleted or replaced"):
        add_account(database)


def test_an_altered_word_is_damage_and_no_fault_of_ours(database: Database) -> None:
    with database.unit_of_work() as unit:
        kept = unit.accounts.add(account(), NOW)
        unit.connection.exec_driver_sql("UPDATE evidence SET kind = 'poem'")
        unit.commit()
    with database.unit_of_work() as unit, pytest.raises(FileError, match='unknown evidencekind "poem"'):
        unit.accounts.get(kept.evidence.id)


def test_closing_twice_does_no_harm(database: Database) -> None:
    database.close()
    database.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_damage_whose_description_is_no_text(closed: Path, read_only: bool) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET name = CAST(x'ff63' AS TEXT), sql = 'no' WHERE name = 'claims'")
        connection.commit()
    assert "is damaged" in refusal(closed, read_only=read_only)
