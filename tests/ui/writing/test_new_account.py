"""A new account begins with its title, wherever it is begun."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.ui.progress.overview_page import OverviewPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from tests.ui.writing.editing import CONTROL, accounts_page, press


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> MainWindow:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.mark.parametrize("where", ["overview", "list", "another account", "keys"])
def test_the_caret_stands_in_the_title(opened: MainWindow, qtbot: QtBot, where: str) -> None:
    if where == "overview":
        overview = opened.pages["overview"]
        assert isinstance(overview, OverviewPage)
        qtbot.mouseClick(overview.new_button, Qt.MouseButton.LeftButton)
    else:
        page = accounts_page(opened)
        if where == "another account":
            page.open_account(1)
        if where == "keys":
            press(page, Qt.Key.Key_N, CONTROL)
        elif where == "list":
            qtbot.mouseClick(page.list.new, Qt.MouseButton.LeftButton)
        else:
            page.new_account()
    writing = opened.pages["accounts"]
    assert isinstance(writing, AccountsPage)
    qtbot.waitUntil(lambda: writing.writing)
    for _ in range(5):
        QApplication.processEvents()
    assert opened.focusWidget() is writing.editor.star.head.title
    qtbot.keyClicks(opened.focusWidget(), "A parcel")
    assert writing.editor.star.head.title.text == "A parcel"
