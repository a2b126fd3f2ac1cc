"""A locked portfolio works as any other, and nobody reads a word of it without its passphrase."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError, LockedError, WrongPassphraseError
from portfolio_app.services.locking import Locking
from portfolio_app.storage import locked, relock
from portfolio_app.storage.cipher import sqlcipher
from portfolio_app.storage.database import Database
from portfolio_app.storage.driver import APPLICATION_ID
from portfolio_app.storage.first_look import read_first_look
from portfolio_app.storage.self_check import self_check
from tests.storage.conftest import NOW, account, portfolio
from tests.test_migrations import upgrade_to

WORDS = "pässword of four words"
KILLED = """
import os, sys
from pathlib import Path
from portfolio_app.storage import locked
from portfolio_app.storage.database import Database
locked.ROUNDS = int(sys.argv[3])
locked.unlock(Path(sys.argv[1]), sys.argv[2])
with Database.open(Path(sys.argv[1])) as database, database.unit_of_work() as unit:
    unit.connection.exec_driver_sql("PRAGMA cache_size = 1")
    unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    unit.connection.exec_driver_sql("UPDATE accounts SET action = 'half done'")
    for number in range(200):
        unit.connection.exec_driver_sql("INSERT INTO evidence_words VALUES (?, 'n', ?)", (number + 100, "secret" * 900))
    os.kill(os.getpid(), 9)
"""


def lock(path: Path, passphrase: str | None = WORDS) -> None:
    locking = Locking(Database.open(path))
    _ = locking.lock(passphrase) if passphrase else locking.take_away()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A portfolio with an account, and the same locked; made once and copied."""
    folder = tmp_path_factory.mktemp("made")
    plain, kept = folder / "plain.portfolio", folder / "locked.portfolio"
    with Database.create(plain, portfolio()) as database, database.unit_of_work() as unit:
        unit.accounts.add(account(), NOW)
        unit.commit()
    shutil.copy(plain, kept)
    lock(kept)
    return plain, kept


@pytest.fixture
def closed(made: tuple[Path, Path], path: Path) -> Path:
    return Path(shutil.copy(made[0], path))


@pytest.fixture
def kept(made: tuple[Path, Path], path: Path) -> Path:
    return Path(shutil.copy(made[1], path))


def opened(path: Path, *, read_only: bool = False) -> Database:
    locked.unlock(path, WORDS)
    return Database.open(path, read_only=read_only)


def kill_within_a_change(path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(path), WORDS, str(locked.ROUNDS)]
    subprocess.run(command, capture_output=True, check=False)


def actions(database: Database) -> list[str]:
    with database.unit_of_work(reading=True) as unit:
        return [each.text.action for each in unit.accounts.all()]


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_word_of_it_is_on_the_disk(kept: Path, user_data: Path) -> None:
    with opened(kept) as database, database.unit_of_work() as unit:
        unit.accounts.add(account("A quiet title", action="Marmalade sandwiches"), NOW)
        unit.commit()
        journal = everything_below(kept.parent)
    with closing(opened(kept)):
        pass  # makes the backup of the day
    disk = everything_below(kept.parent) + everything_below(user_data) + journal
    for words in (b"SQLite format 3", b"Marmalade", b"quiet title", "Zoë".encode(), b"A till queue", b"CREATE TABLE"):
        assert words not in disk


def test_it_is_opened_written_searched_and_checked_like_any_other(kept: Path) -> None:
    with opened(kept) as database:
        with database.unit_of_work() as unit:
            unit.accounts.add(account(action="Marmalade sandwiches"), NOW)
            unit.commit()
        with database.unit_of_work(reading=True) as unit:
            assert [found.evidence for found in unit.search.find("marmalade")] == ["E002"]
        assert database.locked
        assert self_check(database) == ()
        database.shrink()
    with opened(kept, read_only=True) as database:
        assert actions(database) == ["I listened", "Marmalade sandwiches"]


def test_it_opens_once_for_each_passphrase_that_is_given(kept: Path) -> None:
    opened(kept).close()
    with pytest.raises(LockedError, match="locked with a passphrase, or is no portfolio"):
        Database.open(kept)
    assert read_first_look(kept) is None
    with pytest.raises(WrongPassphraseError):
        locked.unlock(kept, "another")
    locked.unlock(kept, "pa\u0308ssword of four words")  # typed on a system that parts letters and accents
    Database.open(kept).close()


def test_it_stays_open_for_a_second_reader_until_the_last_one_leaves(kept: Path) -> None:
    with opened(kept) as writer:
        Database.open(kept, read_only=True).close()
        with Database.open(kept, read_only=True) as reader:
            assert reader.locked
        assert actions(writer) == ["I listened"]
    with pytest.raises(LockedError):
        Database.open(kept)


def test_another_program_cannot_write_while_a_reader_of_ours_comes_and_goes(kept: Path) -> None:
    with opened(kept) as writer, writer.unit_of_work() as unit:
        unit.portfolio.get()  # holds the lock of a writer
        Database.open(kept, read_only=True).close()
        read_first_look(kept)
        program = (
            "import sys; from pathlib import Path; from portfolio_app.storage import locked, driver\n"
            "locked.ROUNDS = 1000; p = Path(sys.argv[1]); locked.unlock(p, sys.argv[2])\n"
            "c = driver.probe(p, read_only=False, patience=0)\n"
            "try: c.execute('BEGIN IMMEDIATE')\n"
            "except driver.failures() as error: print(error)"
        )
        said = subprocess.run([sys.executable, "-c", program, kept, WORDS], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "database is locked"


def test_the_passphrase_is_changed_and_taken_away(kept: Path) -> None:
    locked.unlock(kept, WORDS)
    lock(kept, "something else")
    with pytest.raises(WrongPassphraseError):
        locked.unlock(kept, WORDS)
    locked.unlock(kept, "something else")
    lock(kept, None)
    with Database.open(kept) as database:
        assert not database.locked
        assert actions(database) == ["I listened"]
        assert self_check(database) == ()
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == 0x50454D31


def test_the_bytes_of_the_former_file_are_overwritten(closed: Path) -> None:
    former = os.open(closed, os.O_RDONLY)
    try:
        lock(closed)
        os.lseek(former, 0, os.SEEK_SET)
        assert not os.read(former, 10_000_000).strip(b"\0")
    finally:
        os.close(former)


def test_where_it_is_not_copied_whole_it_stays_as_it_was(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = closed.read_bytes()
    monkeypatch.setattr(relock, "_read", lambda *_: ())
    with pytest.raises(FileError, match="was not copied whole"):
        lock(closed)
    assert closed.read_bytes() == before
    assert [path.name for path in closed.parent.iterdir() if path.is_file()] == [closed.name]


def test_a_file_with_a_second_name_is_not_locked(closed: Path) -> None:
    os.link(closed, closed.with_name("second"))
    with pytest.raises(FileError, match="second name"):
        lock(closed)


def test_what_a_killed_process_left_is_taken_back(kept: Path) -> None:
    kill_within_a_change(kept)
    journal = kept.with_name(f"{kept.name}-journal")
    assert journal.exists()
    assert b"secretsecret" not in kept.read_bytes() + journal.read_bytes()
    with pytest.raises(LockedError):
        Database.open(kept)
    with opened(kept) as database:
        assert actions(database) == ["I listened"]
        assert self_check(database) == ()


def test_a_file_that_may_not_be_written_is_put_right_in_a_copy(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(
        [sys.executable, "-c", KILLED, str(kept), WORDS, str(locked.ROUNDS)], capture_output=True, check=False
    )
    monkeypatch.setattr("portfolio_app.storage.after_a_kill.permitted", lambda path, _: kept.parent not in path.parents)
    with opened(kept, read_only=True) as database:
        assert actions(database) == ["I listened"]


def test_one_of_a_former_version_is_brought_up_to_date_locked(tmp_path: Path, user_data: Path) -> None:
    path = tmp_path / "old.portfolio"
    path.touch()
    upgrade_to(path, "0012")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "INSERT INTO portfolio (id, identity, learner, created_at, learner_number, programme, employer, provider) "
            "VALUES (1, 'a', 'Ann of old', '', '', '', '', '')"
        )
        connection.commit()
    relock.relock(path, locked.key_from(WORDS))
    with opened(path) as database, database.unit_of_work(reading=True) as unit:
        assert unit.portfolio.get().learner == "Ann of old"
        assert database.locked
    assert len(list(user_data.glob("backups/*/* before-*.portfolio"))) == 1
    assert b"Ann of old" not in path.read_bytes() + everything_below(user_data)


def test_an_earlier_copy_opens_with_the_same_passphrase(kept: Path, user_data: Path) -> None:
    opened(kept).close()
    (copy,) = user_data.glob("backups/*/*.portfolio")
    with pytest.raises(LockedError):
        Database.open_copy(copy)
    locked.unlock(copy, WORDS)
    with Database.open_copy(copy) as database:
        assert actions(database) == ["I listened"]


def test_damage_is_said_as_damage(kept: Path) -> None:
    with kept.open("r+b") as stream:
        stream.seek(4096 * 3 + 100)
        stream.write(bytes(40))
    locked.unlock(kept, WORDS)
    with pytest.raises(FileError, match="is damaged"):
        Database.open(kept)


def test_parts_of_others_in_a_locked_file_are_refused(kept: Path) -> None:
    key = locked.key_from(WORDS, kept.read_bytes()[:16])
    with closing(sqlcipher.connect(str(kept))) as connection:
        connection.execute(f'PRAGMA key = "{key.sql}"')
        connection.execute("CREATE TRIGGER theirs AFTER UPDATE ON accounts BEGIN DELETE FROM claims; END")
        connection.commit()
    locked.unlock(kept, WORDS)
    with pytest.raises(FileError, match="trigger theirs"):
        Database.open(kept)


def test_a_program_that_knows_sqlcipher_opens_it_with_the_passphrase(kept: Path) -> None:
    with closing(sqlcipher.connect(str(kept))) as connection:
        connection.execute(f"PRAGMA key = '{WORDS}'")
        connection.execute(f"PRAGMA kdf_iter = {locked.ROUNDS}")
        assert connection.execute("SELECT action FROM accounts").fetchall() == [("I listened",)]


@pytest.mark.parametrize("content", [b"", b"text " * 2000, b"PK\x03\x04" + b"\0" * 9000])
def test_what_cannot_be_locked_is_no_portfolio(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.portfolio"
    path.write_bytes(content)
    with pytest.raises(FileError, match="is not a portfolio file") as raised:
        Database.open(path)
    assert not isinstance(raised.value, LockedError)


def test_what_looks_like_nothing_may_be_locked(tmp_path: Path) -> None:
    path = tmp_path / "a.portfolio"
    path.write_bytes(os.urandom(9000))
    with pytest.raises(LockedError, match="locked with a passphrase, or is no portfolio"):
        Database.open(path)
    with pytest.raises(WrongPassphraseError, match="or no portfolio"):
        locked.unlock(path, WORDS)
