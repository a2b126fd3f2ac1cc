import gc
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app import temporary_folders
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.temporary_folders import PREFIX, TemporaryFolder, sweep_temporary_folders
from portfolio_app.workspace import create_workspace, open_workspace

_OLD = 1_000_000_000
_HOLDS = "import sys; from portfolio_app.temporary_folders import TemporaryFolder; folder = TemporaryFolder()"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of the test alone."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def another(place: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process with a folder of its own in which a file lies."""
    says = f"{_HOLDS}; (folder.path / 'a').write_bytes(b'a'); print('there', flush=True); sys.stdin.read()"
    environment = {**os.environ, "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)}
    process = subprocess.Popen(
        [sys.executable, "-c", says], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline().strip() == b"there"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def make_old(place: Path) -> None:
    for folder in place.iterdir():
        os.utime(folder, (_OLD, _OLD))


def test_a_folder_is_empty_and_for_its_owner_alone_and_gone_when_closed(place: Path) -> None:
    with TemporaryFolder() as folder:
        assert list(folder.iterdir()) == []
        assert folder.is_relative_to(place)
        if os.name == "posix":
            assert folder.stat().st_mode & 0o077 == 0
        (folder / "a").write_bytes(b"a")
    assert list(place.iterdir()) == []


def test_closing_twice_does_no_harm_and_what_nobody_closes_goes_with_its_object(place: Path) -> None:
    folder = TemporaryFolder()
    folder.close()
    folder.close()
    folder = TemporaryFolder()
    assert folder.path.is_dir()
    del folder
    gc.collect()
    assert list(place.iterdir()) == []


def test_a_folder_in_use_stays_however_old_it_is(place: Path, another: "subprocess.Popen[bytes]") -> None:
    with TemporaryFolder() as own:
        make_old(place)
        assert sweep_temporary_folders() == 0
        assert own.is_dir()
        assert another.poll() is None
        assert len(list(place.iterdir())) == 2


def test_a_folder_whose_process_was_killed_is_swept(place: Path, another: "subprocess.Popen[bytes]") -> None:
    another.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    another.wait()
    assert sweep_temporary_folders() == 0  # it may be waiting for its lock
    make_old(place)
    assert sweep_temporary_folders() == 1
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_read_only_files_of_a_killed_process_are_swept(place: Path) -> None:
    left = place / f"{PREFIX}abcd_123"
    left.mkdir()
    (left / "copy.pdf").touch(mode=0o400)
    make_old(place)
    assert sweep_temporary_folders() == 1


def test_folders_of_former_versions_are_swept_after_a_day(place: Path) -> None:
    (place / f"{PREFIX}abcd_123").mkdir()
    assert sweep_temporary_folders() == 0
    make_old(place)
    assert sweep_temporary_folders() == 1


def test_what_is_not_ours_stays(place: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (place / f"{PREFIX}notes-on-it").mkdir()
    (place / "other-abcd1234").mkdir()
    (place / f"{PREFIX}abcdefgh").touch()
    if os.name == "posix":
        (place / f"{PREFIX}linked_1").symlink_to(mine)
    make_old(place)
    before = sorted(place.iterdir())
    assert sweep_temporary_folders() == 0
    assert sorted(place.iterdir()) == before
    assert mine.is_dir()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners are those of POSIX")
def test_folders_of_another_user_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / f"{PREFIX}abcd_123").mkdir()
    make_old(place)
    monkeypatch.setattr(temporary_folders.os, "getuid", lambda: 12_345)
    assert sweep_temporary_folders() == 0


def test_opening_a_portfolio_sweeps(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "Ann.portfolio"
    create_workspace(path, make_portfolio("Ann")).close()
    (place / f"{PREFIX}abcd_123").mkdir()
    make_old(place)
    open_workspace(path).close()
    assert list(place.iterdir()) == []
