"""No test writes to the folders of the person who runs it."""

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from portfolio_app import paths
from tests.conftest import left_in


@pytest.fixture(scope="module")
def early() -> Path:
    """Where a fixture that is made before any test of its module would write."""
    return paths.user_data()


def test_fixtures_of_a_module_have_a_data_folder_too(early: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert early.is_relative_to(tmp_path_factory.getbasetemp())
    assert paths.user_data().is_relative_to(tmp_path_factory.getbasetemp())
    assert early != paths.user_data()


def test_what_is_written_to_the_users_folder_is_noticed(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PORTFOLIO_APP_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "XDG_DATA_HOME"))
    assert left_in(tmp_path) == []
    written = paths.user_data() / "backups" / "a.portfolio"
    if not written.is_relative_to(tmp_path):
        pytest.skip(f"this system's folder for data is {platformdirs.user_data_path()} whatever is said")
    written.parent.mkdir(parents=True)
    written.touch()
    assert left_in(tmp_path) == [tmp_path / "XDG_DATA_HOME" / "portfolio-evidence-mapper"]
    assert left_in(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes; its folders of a user are that user's")
def test_nobody_else_looks_into_the_folders_of_a_user(tmp_path: Path) -> None:
    former = os.umask(0)
    try:
        paths.own_folder(tmp_path / "data" / "backups")
    finally:
        os.umask(former)
    for folder in (tmp_path / "data", tmp_path / "data" / "backups"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
