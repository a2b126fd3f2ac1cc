"""Reading a portfolio whose last change was cut off puts it right by itself."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.storage.after_a_kill import is_half_done, journal_of
from portfolio_app.storage.database import Database


@pytest.fixture
def half_done(closed: Path, tmp_path: Path) -> Path:
    """A portfolio as it is after a kill amid a commit: its pages changed, and a journal that takes them back."""
    folder = tmp_path / "killed"
    folder.mkdir()
    killed = folder / closed.name
    with closing(sqlite3.connect(closed, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE accounts SET action = 'half done'")
        for _ in range(200):
            connection.execute("INSERT INTO evidence_words VALUES (?, 'n', ?)", (_ + 100, "x" * 5000))
        shutil.copy(closed, killed)
        shutil.copy(journal_of(closed), journal_of(killed))
        connection.execute("ROLLBACK")
    assert is_half_done(killed)
    return killed


def words_in(path: Path) -> list[str]:
    with Database.open(path, read_only=True) as opened, opened.unit_of_work(reading=True) as unit:
        assert opened.path == path
        return [account.text.action for account in unit.accounts.all()]


def test_reading_puts_the_file_right(half_done: Path) -> None:
    assert words_in(half_done) == ["I listened"]
    assert not journal_of(half_done).exists()


@pytest.fixture
def unwritable(half_done: Path) -> Iterator[Path]:
    if not hasattr(os, "seteuid"):
        pytest.skip("permissions of this kind are POSIX's")
    half_done.parent.chmod(0o555)
    half_done.chmod(0o444)
    journal_of(half_done).chmod(0o444)
    root = os.geteuid() == 0
    for folder in half_done.parents:
        if root and len(folder.parts) > 2 and folder != half_done.parent:
            folder.chmod(0o755)
    if root:
        os.seteuid(65534)
    yield half_done
    if root:
        os.seteuid(0)
    half_done.parent.chmod(0o755)


def test_a_file_that_may_not_be_written_is_read_through_a_copy(unwritable: Path) -> None:
    before = unwritable.read_bytes(), journal_of(unwritable).read_bytes()
    assert words_in(unwritable) == ["I listened"]
    assert (unwritable.read_bytes(), journal_of(unwritable).read_bytes()) == before
