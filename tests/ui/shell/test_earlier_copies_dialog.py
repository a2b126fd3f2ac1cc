"""*Earlier copies*: listed, looked at in the place of the present portfolio, and saved."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.earlier_copies_dialog import EarlierCopiesDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace


@pytest.fixture
def opened(window: MainWindow, portfolio_file: Path) -> MainWindow:
    """The window on a portfolio from which an account was taken after the copy of the day."""
    with open_workspace(portfolio_file) as workspace:
        workspace.accounts.remove("E001")
    window.open_portfolio(portfolio_file)
    return window


def show(window: MainWindow) -> EarlierCopiesDialog:
    window.show_copies()
    assert window.copies.dialog is not None
    return window.copies.dialog


def accounts(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [account.evidence.reference for account in window.session.workspace.accounts.list()]


def test_a_copy_is_looked_at_and_the_button_leads_back(opened: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    dialog = show(opened)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("Today, ")
    dialog.look.click()
    qtbot.waitUntil(lambda: opened.session is not None and opened.session.read_only, timeout=20_000)
    assert "E001" in accounts(opened)
    assert "This is an earlier copy of “Ann's portfolio” as it was on " in opened._frame.banner.text
    assert opened._frame.banner.again.text() == "Back to the present one"
    assert opened.tools.settings.recent == (portfolio_file,)
    opened._frame.banner.again.click()
    qtbot.waitUntil(lambda: opened.session is not None and not opened.session.read_only, timeout=20_000)
    assert "E001" not in accounts(opened)
    assert opened._frame.banner.isHidden()


def test_a_copy_is_saved_under_another_name_and_over_nothing(opened: MainWindow, tmp_path: Path) -> None:
    assert opened.session is not None
    [copy] = opened.session.workspace.earlier.all()
    opened.copies.save(copy, tmp_path / "as it was")
    assert "The copy is saved as" in opened.notice_bar.text
    with open_workspace(tmp_path / "as it was.portfolio") as saved:
        assert "E001" in [account.evidence.reference for account in saved.accounts.list()]
    opened.copies.save(copy, tmp_path / "as it was.portfolio")
    assert "exists already" in opened.notice_bar.text
