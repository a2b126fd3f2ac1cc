"""New content is whole under its name, or nowhere."""

from pathlib import Path

import pytest

from portfolio_app import whole_files
from portfolio_app.whole_files import NewContent


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
