import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage.database import Database
from portfolio_app.storage.lock import lock_path
from portfolio_app.workspace import create_workspace
from tests.storage.conftest import NOW, account

HOLD = """
import sys
from pathlib import Path
from portfolio_app.storage.database import Database
with Database.open(Path(sys.argv[1])) as database:
    print("open", flush=True)
    sys.stdin.readline()
"""
WRITE = """
import sys
from pathlib import Path
from portfolio_app.storage.database import Database
from tests.storage.conftest import NOW, account
with Database.open(Path(sys.argv[1])) as database:
    while True:
        with database.unit_of_work() as unit:
            kept = unit.accounts.add(account(action="word " * 3000), NOW)
            unit.commit()
        print(kept.evidence.id, flush=True)
"""

KILLED_IN_A_CHANGE = """
import sys
from pathlib import Path
from portfolio_app.storage.database import Database
with Database.open(Path(sys.argv[1])) as database, database.unit_of_work() as unit:
    unit.connection.exec_driver_sql("PRAGMA cache_size = 1")
    unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    unit.connection.exec_driver_sql("UPDATE accounts SET action = 'half done'")
    for number in range(200):
        unit.connection.exec_driver_sql("INSERT INTO evidence_words VALUES (?, 'n', ?)", (number + 100, "x" * 5000))
    print("changed", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def process(program: str, path: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def line(running: "subprocess.Popen[str]") -> str:
    assert running.stdout
    return running.stdout.readline().strip()


def test_a_second_window_may_only_read(closed: Path) -> None:
    with process(HOLD, closed) as other:
        assert line(other) == "open"
        with pytest.raises(FileError, match="open in another window; close it there"):
            Database.open(closed)
        with Database.open(closed, read_only=True) as reading, reading.unit_of_work() as unit:
            assert len(unit.accounts.all()) == 1
        other.communicate("\n", timeout=20)
        assert other.returncode == 0
    Database.open(closed).close()


def test_a_second_opening_in_the_same_process_is_refused_too(database: Database) -> None:
    with pytest.raises(FileError, match="open in another window"):
        Database.open(database.path)


def test_a_link_to_an_open_file_is_the_same_file(database: Database, tmp_path: Path) -> None:
    link = tmp_path / "Link.portfolio"
    link.symlink_to(database.path)
    with pytest.raises(FileError, match="open in another window"):
        Database.open(link)


def test_a_hard_link_to_an_open_file_is_the_same_file(database: Database, tmp_path: Path) -> None:
    link = tmp_path / "Second name.portfolio"
    os.link(database.path, link)
    with pytest.raises(FileError, match="open in another window"):
        Database.open(link)
    with Database.open(link, read_only=True) as reading:
        assert reading.read_only
    database.close()
    Database.open(link).close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_kill_is_taken_back_by_either_name(closed: Path, tmp_path: Path, read_only: bool) -> None:
    link = tmp_path / "Second name.portfolio"
    os.link(closed, link)
    with process(KILLED_IN_A_CHANGE, closed) as other:
        assert line(other) == "changed"
        other.kill()
        other.wait(20)
    with Database.open(link, read_only=read_only) as opened, opened.unit_of_work(reading=True) as unit:
        assert [found.text.action for found in unit.accounts.all()] == ["I listened"]
        assert unit.connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_a_leftover_lock_file_does_not_lock(closed: Path) -> None:
    lock_path(closed).write_text("4711")
    Database.open(closed).close()
    assert not lock_path(closed).exists()


def test_a_killed_window_leaves_no_lock(closed: Path) -> None:
    with process(HOLD, closed) as other:
        assert line(other) == "open"
        other.send_signal(signal.SIGKILL)
        other.wait(20)
    assert lock_path(closed).exists()
    Database.open(closed).close()


def test_a_refused_opening_lets_go_of_the_lock(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> tuple[str, ...]:
        raise FileError("no")

    with monkeypatch.context() as patched:
        patched.setattr("portfolio_app.storage.opening.daily_backup", fail)
        with pytest.raises(FileError, match="no"):
            Database.open(closed)
    Database.open(closed).close()


@pytest.mark.parametrize("commits", [1, 4, 9])
def test_what_was_acknowledged_survives_a_kill(closed: Path, commits: int) -> None:
    with process(WRITE, closed) as other:
        acknowledged = [int(line(other)) for _ in range(commits)]
        os.kill(other.pid, signal.SIGKILL)
        assert other.stdout
        acknowledged += [int(number) for number in other.stdout.read().split("\n")[:-1]]
    with Database.open(closed) as opened, opened.unit_of_work() as unit:
        stored = {kept.evidence.id: kept for kept in unit.accounts.all()}
        assert set(acknowledged) <= set(stored)
        assert all(kept.text.action for kept in stored.values())
        added = unit.accounts.add(account(), NOW)
        assert added.evidence.id > max(acknowledged)


def test_two_threads_take_turns(database: Database) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def add(_number: int) -> None:
        with database.unit_of_work() as unit:
            unit.accounts.add(account(), NOW)
            unit.commit()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(20)))
    with database.unit_of_work(reading=True) as unit:
        assert len(unit.accounts.list()) == 20


def test_the_users_own_folder_stays_when_nothing_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(own))
    path = tmp_path / "p.portfolio"
    with create_workspace(path, make_portfolio("Ann Example")):
        assert list(own.iterdir())
    assert own.is_dir()
    assert list(own.iterdir()) == []
