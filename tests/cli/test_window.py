"""When the command line opens the window."""

from pathlib import Path

import pytest

from portfolio_app.cli import main

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")


@pytest.fixture
def opened() -> list[Path | None]:
    return []


@pytest.mark.usefixtures("screen")
def test_no_call_or_a_file_opens_the_window(opened: list[Path | None], tmp_path: Path) -> None:
    def window(path: Path | None) -> int:
        opened.append(path)
        return 0

    assert main.run([], window) == 0
    assert main.run([str(tmp_path / "a.portfolio")], window) == 0
    assert main.run(["covrage"], window) == 2
    assert opened == [None, tmp_path / "a.portfolio"]


@pytest.mark.usefixtures("screen")
def test_demo_opens_the_window_on_the_example(opened: list[Path | None], tmp_path: Path) -> None:
    def window(path: Path | None) -> int:
        opened.append(path)
        return 0

    assert main.run(["demo", str(tmp_path)], window) == 0
    assert main.run(["demo", str(tmp_path), "--no-window"], window) == 0
    assert opened == [tmp_path / "Example learner.portfolio"]


def test_without_a_screen_it_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main.run([], lambda _path: 0) == 2
    assert "no screen" in capsys.readouterr().err
