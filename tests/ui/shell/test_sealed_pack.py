"""A sealed pack is opened in the window with its passphrase, and what was taken out of it goes again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from portfolio_app.services.clock import now
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace

WORDS = "seven easy words that nobody guesses"


def answer(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: window.packs.dialog is not None, timeout=20_000)
    assert window.packs.dialog is not None
    window.packs.dialog.field.setText(words)
    window.packs.dialog.open_button.click()


def test_it_is_asked_for_and_gone_when_it_is_closed(
    window: MainWindow, portfolio_file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    sealed = tmp_path / "For you.zip"
    with open_workspace(portfolio_file) as workspace:
        workspace.packs.make(sealed, now(), seal=WORDS)
    window.begin(sealed)
    answer(window, qtbot, "wrong")
    answer(window, qtbot, WORDS)
    qtbot.waitUntil(lambda: window.packs._opened is not None, timeout=20_000)
    qtbot.waitUntil(lambda: window.packs.page.take_over.isEnabled(), timeout=20_000)
    assert "For you.zip" in window.packs.page._header._subtitle.text()
    taken_out = window.packs.page._path
    assert taken_out.is_file()
    assert taken_out.parent != tmp_path
    window.packs.assess(taken_out)
    qtbot.waitUntil(lambda: window.packs.assessing.assessing is not None, timeout=20_000)
    assert window.packs.assessing._beside == tmp_path
    window.packs.assessing.closed.emit()
    assert not taken_out.exists()
