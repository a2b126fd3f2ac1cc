"""What the program writes can be read by its user alone, whatever the system would let others do by itself."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app import paths
from portfolio_app.log import note_fault
from portfolio_app.ui import unsaved
from tests.cli.conftest import ACCOUNT, Call

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the user's folders are closed to others anyway")


@pytest.fixture(autouse=True)
def everything_is_allowed() -> Iterator[None]:
    former = os.umask(0)
    yield
    os.umask(former)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's data, which is not there yet."""
    folder = tmp_path / "to be made" / "own"
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(folder))
    return folder


def open_to_others(folder: Path) -> list[str]:
    return [str(p) for p in [folder, *folder.rglob("*")] if p.is_file() and stat.S_IMODE(p.stat().st_mode) & 0o077]


def test_files_keys_copies_and_packs_are_for_their_user_alone(call: Call, own: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    path = made / "a.portfolio"
    (tmp_path / "a.md").write_text(ACCOUNT, encoding="utf-8")
    assert call("new", path, "--learner", "Ann Example").code == 0
    assert call("account", "add", path, tmp_path / "a.md").code == 0
    assert call("evidence", "add", path, tmp_path / "a.md").code == 0
    forms = [(f"--{form}", made / f"a.{form}") for form in ("pdf", "docx", "xlsx", "html")]
    options = [each for form in forms for each in form]
    options += ["--pack", made / "a.zip", "--markdown", made / "text.md", "--qdpx", made / "a.qdpx"]
    assert call("export", path, *options, "--allow-personal-data").code == 0
    assert call("evidence", "extract", path, "E002", made / "again.md").code == 0
    assert call("import", made / "a.zip", made / "b.portfolio").code == 0
    unsaved.rescue("# E001 words that could not be saved", path)
    note_fault(ValueError("a fault"))
    assert {file.name for file in own.iterdir()} >= {"backups", "pack-keys.json", "unsaved", "portfolio-app.log"}
    assert open_to_others(made) == []
    assert open_to_others(own) == []
    assert stat.S_IMODE(own.stat().st_mode) == 0o700


def test_the_folder_of_a_former_version_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTFOLIO_APP_DATA")
    former = tmp_path / "former"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: former)
    former.mkdir(mode=0o755)
    paths.own_folder(former / "backups")
    assert stat.S_IMODE(former.stat().st_mode) == 0o700
