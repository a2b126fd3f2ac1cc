"""The progress of long work: shown where somebody watches, and gone when it is done."""

import io
import sys

import pytest

from portfolio_app.cli.progress import shown


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_screen_shows_what_is_done_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with shown() as report:
        for done in range(0, 101, 20):
            report("Checking files", done, 100)
        report("Taking files over", 1, 2)
        report("Nothing to do", 0, 0)
    said = screen.getvalue()
    assert "Checking files" in said
    assert "Taking files over" in said
    assert not said.rpartition("\r")[0].rpartition("\r")[2].strip()


def test_a_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with shown() as report:
        report("Checking files", 1, 2)
    assert not file.getvalue()
