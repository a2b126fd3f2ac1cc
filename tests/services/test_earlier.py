"""Earlier copies: listed, opened beside the present file, saved under another name."""

import shutil
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.services.clock import today
from portfolio_app.services.earlier import copies_named, save_copy
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage.connection import engine_for
from portfolio_app.workspace import create_workspace, open_copy, open_workspace
from tests.test_migrations import upgrade_to


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A portfolio with an account that came after today's copy."""
    path = tmp_path / "Ann 2026.portfolio"
    create_workspace(path, make_portfolio("Ann")).close()
    with open_workspace(path) as workspace:
        workspace.accounts.create("Written later")
    return path


def test_the_copy_of_the_day_is_listed_and_shows_what_was_then(path: Path) -> None:
    with open_workspace(path) as workspace:
        [copy] = workspace.earlier.all()
        assert (copy.name, copy.day, copy.before_upgrade) == ("Ann 2026", today(), False)
        assert copy.size == copy.path.stat().st_size
        with open_copy(copy.path, path) as earlier:
            assert earlier.read_only
            assert earlier.copy_of == path
            assert earlier.accounts.list() == ()
            assert earlier.earlier.all() == (copy,)
        assert len(workspace.accounts.list()) == 1


def test_a_copy_from_before_an_update_is_brought_up_to_date_elsewhere(tmp_path: Path) -> None:
    old = tmp_path / "Ann 2026-01-02 before-0008.portfolio"
    old.touch()
    upgrade_to(old, "0006")
    engine = engine_for(old, pooled=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO portfolio VALUES (1, 'a', 'Ann', '', '', '', '', '')")
    engine.dispose()
    content = old.read_bytes()
    with open_copy(old, tmp_path / "Ann.portfolio") as earlier:
        assert earlier.read_only
        assert earlier.path != old
        assert earlier.details.get().learner == "Ann"
        aside = earlier.path
    assert not aside.exists()
    assert old.read_bytes() == content


def test_copies_of_a_file_that_cannot_be_opened_are_found_by_its_name(path: Path) -> None:
    path.write_bytes(b"spoilt")
    [copy] = copies_named(path)
    assert copy.name == path.stem
    assert copies_named(path.with_name("Ann.portfolio")) == ()


def test_files_that_are_no_copies_are_not_listed(path: Path) -> None:
    [copy] = copies_named(path)
    for name in ("Ann 2026.portfolio", "Ann 2026 2026-13-45.portfolio", "2026-01-01.portfolio"):
        shutil.copy(copy.path, copy.path.with_name(name))
    with open_workspace(path) as workspace:
        assert workspace.earlier.all() == (copy,)


def test_a_copy_is_saved_and_nothing_is_written_over(path: Path, tmp_path: Path) -> None:
    [copy] = copies_named(path)
    save_copy(copy, tmp_path / "saved.portfolio")
    with open_workspace(tmp_path / "saved.portfolio") as saved:
        assert saved.accounts.list() == ()
    content = path.read_bytes()
    with pytest.raises(FileError, match="exists already"):
        save_copy(copy, path)
    assert path.read_bytes() == content
