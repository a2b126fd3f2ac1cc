"""A portfolio is locked, opened again with its passphrase, and has its lock taken away, in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.errors import LockedError
from portfolio_app.services.locking import unlock
from portfolio_app.ui import unsaved
from portfolio_app.ui.shell.lock_dialog import LockDialog, UnlockDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.passphrase_dialog import PassphraseDialog
from portfolio_app.workspace import open_workspace

WORDS = "four quite easy words"


def wait_for_passphrase(window: MainWindow, qtbot: QtBot) -> PassphraseDialog:
    qtbot.waitUntil(lambda: isinstance(window.locking.dialog, PassphraseDialog), timeout=20_000)
    assert isinstance(window.locking.dialog, PassphraseDialog)
    return window.locking.dialog


def answer(window: MainWindow, qtbot: QtBot, words: str) -> None:
    dialog = wait_for_passphrase(window, qtbot)
    dialog.field.setText(words)
    dialog.open_button.click()


def test_from_locking_to_taking_the_lock_away(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    window.open_portfolio(portfolio_file)
    window.locking.lock()
    dialog = window.locking.dialog
    assert isinstance(dialog, LockDialog)
    dialog.new.setText("short")
    dialog.again.setText("short")
    dialog.known.box.setChecked(True)
    assert not dialog.keep.isEnabled()
    dialog.new.setText(WORDS)
    assert "Strong" in dialog.strength.text()
    assert "not the same" in dialog.said.text()
    dialog.again.setText(WORDS)
    dialog.known.box.setChecked(False)
    assert not dialog.keep.isEnabled()
    dialog.known.box.setChecked(True)
    dialog.keep.click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.workspace.locked, timeout=20_000)
    assert window.windowTitle() == "Ann's portfolio (locked) - Evidence Mapper"
    assert window.notice_bar.text == "The portfolio is locked. So are its earlier copies."
    qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=20_000)

    window.close_portfolio()
    with pytest.raises(LockedError):
        open_workspace(portfolio_file)
    window.expect(portfolio_file)
    answer(window, qtbot, "wrong")
    qtbot.waitUntil(lambda: "not the passphrase" in wait_for_passphrase(window, qtbot).said.text())
    answer(window, qtbot, WORDS)
    qtbot.waitUntil(lambda: window.session is not None, timeout=20_000)

    assert window.session is not None
    (copy,) = window.session.workspace.earlier.all()
    window.door.copy_soon(copy.path, portfolio_file)
    qtbot.waitUntil(lambda: window.session is not None and window.session.read_only, timeout=20_000)
    window.try_writing()
    qtbot.waitUntil(lambda: window.session is not None and not window.session.read_only, timeout=20_000)
    assert window.session.workspace.locked
    assert window.locking.dialog is None

    window.locking.take_away()
    dialog = window.locking.dialog
    assert isinstance(dialog, UnlockDialog)
    dialog.present.setText("wrong")
    dialog.keep.click()
    assert "another one" in dialog.said.text()
    dialog.present.setText(WORDS)
    dialog.keep.click()
    qtbot.waitUntil(lambda: window.session is not None and not window.session.workspace.locked, timeout=20_000)
    assert window.notice_bar.text == "The lock is taken away."
    window.close_portfolio()
    with open_workspace(portfolio_file) as workspace:
        assert workspace.accounts.list()


def test_three_wrong_answers_are_enough(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    with open_workspace(portfolio_file) as workspace:
        workspace.locking.lock(WORDS)
    window.expect(portfolio_file)
    for _ in range(3):
        answer(window, qtbot, "wrong")
        qtbot.waitUntil(lambda: not window.door.busy, timeout=20_000)
    assert window.locking.dialog is None
    assert "does not open with this passphrase" in window.notice_bar.text
    assert window.session is None


def test_words_that_cannot_be_saved_into_a_locked_portfolio_lie_sealed_beside_it(
    window: MainWindow, portfolio_file: Path
) -> None:
    with open_workspace(portfolio_file) as workspace:
        workspace.locking.lock(WORDS)
    unlock(portfolio_file, WORDS)
    window.open_portfolio(portfolio_file)
    path = unsaved.rescue("# E001 A title\n\nMarmalade", portfolio_file)
    assert b"Marmalade" not in path.read_bytes()
    (waiting,) = unsaved.waiting(portfolio_file)
    assert (waiting.reference, waiting.words) == ("E001", "# E001 A title\n\nMarmalade")
    window.locking.lock()
    assert window.locking.dialog is None
    assert "waiting" in window.notice_bar.text
    window.close_portfolio()
    assert unsaved.waiting(portfolio_file) == ()
