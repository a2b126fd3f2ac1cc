"""New content is whole under its name, or nowhere."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portfolio_app import whole_files
from portfolio_app.whole_files import NewContent, copy_whole, made_beside, sweep, write_whole


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def source(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not request.param:
        monkeypatch.setattr(whole_files, "_NAMELESS", 0)
    path = tmp_path / "source"
    path.write_bytes(b"new" * 100_000)
    return path


def test_content_replaces_a_file_when_it_is_put(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = folder / "target"
    target.write_bytes(b"former")
    content = NewContent(source, target)
    assert target.read_bytes() == b"former"
    content.put()
    content.discard()
    assert target.read_bytes() == source.read_bytes()
    assert list(folder.iterdir()) == [target]


def test_content_that_is_discarded_leaves_nothing(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    NewContent(source, folder / "target").discard()
    assert list(folder.iterdir()) == []


def test_a_failing_copy_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(FileNotFoundError):
        NewContent(tmp_path / "missing", folder / "target")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_a_new_file_is_for_its_owner_and_a_former_one_keeps_its_mode(source: Path, tmp_path: Path) -> None:
    def beside(path: Path) -> None:
        with made_beside(path) as part:
            assert part.stat().st_mode & 0o777 == 0o600
            part.write_bytes(b"x")

    for number, write in enumerate(
        (lambda path: write_whole(path, b"x"), lambda path: copy_whole(source, path), beside)
    ):
        path = tmp_path / f"{number}.txt"
        write(path)
        assert path.stat().st_mode & 0o777 == 0o600
        for mode in (0o640, 0o666, 0o444):
            path.chmod(mode)
            write(path)
            assert path.stat().st_mode & 0o777 == mode


def test_a_file_that_is_there_is_not_written_over_unless_that_is_wanted(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_bytes(b"mine")
    for write in (lambda: write_whole(target, b"x", over=False), lambda: copy_whole(source, target, over=False)):
        with pytest.raises(FileExistsError):
            write()
    assert target.read_bytes() == b"mine"
    copy_whole(source, tmp_path / "new", over=False)
    assert (tmp_path / "new").read_bytes() == source.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "source", "there"]


def test_what_fails_while_it_is_written_leaves_the_former_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "there"
    target.write_bytes(b"mine")
    with pytest.raises(ValueError, match="stop"):
        _fail_beside(target)
    with pytest.raises(ValueError, match="stop"):
        _fail(NewContent(None, target))
    assert target.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "there"]
    assert source.exists()


def _fail_beside(target: Path) -> None:
    with made_beside(target) as part:
        part.write_bytes(b"half")
        raise ValueError("stop")


def _fail(made: NewContent) -> None:
    def stop(_stream: object) -> None:
        raise ValueError("stop")

    try:
        made.write(stop)
    finally:
        made.discard()


_KILLED = """
import os, sys
from pathlib import Path
from portfolio_app import whole_files
whole_files._NAMELESS = 0
made = whole_files.NewContent(None, Path(sys.argv[1]))
made.write(lambda stream: stream.write(b"half"))
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name != "posix", reason="there are no signals like this one")
def test_what_a_killed_process_left_is_swept_when_it_is_old(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path / "target")], check=False)
    (left,) = tmp_path.iterdir()
    others = [tmp_path / "mine.part", tmp_path / ".notours.part"]
    for path in others:
        path.write_bytes(b"x")
    assert sweep(tmp_path) == 0  # somebody may be at work on it
    hours_ago = time.time() - 7200
    for path in (left, *others):
        os.utime(path, (hours_ago, hours_ago))
    assert sweep(tmp_path) == 1
    assert sorted(tmp_path.iterdir()) == sorted(others)
    assert sweep(tmp_path / "missing") == 0


def test_no_other_module_writes_aside_and_renames() -> None:
    package = Path(whole_files.__file__).parent
    aside = re.compile(
        r"os\.(replace|rename)\(|mkstemp|NamedTemporaryFile|\.part\"|\.tmp\"|QSaveFile"
        r"|\.(replace|rename)\((path|target|self\._target)\)"
    )
    found = [p for p in package.rglob("*.py") if p.name != "whole_files.py" and aside.search(p.read_text("utf-8"))]
    assert [str(path.relative_to(package)) for path in found] == []
