"""The menu bar: what is in it, in which order, and that it stays while pages come and go."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.menus import ORDER
from tests.ui.settling import settle


def menu_of(window: MainWindow, name: str) -> list[QAction]:
    menu = next(top.menu() for top in window.menuBar().actions() if top.text() == f"&{name}")
    assert isinstance(menu, QMenu)
    return menu.actions()


def opened(window: MainWindow, name: str) -> QMenu:
    menu = window._menus._menus[name]
    menu.aboutToShow.emit()
    return menu


def test_menus_stand_in_order_and_in_parts(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    for page in ("accounts", "map", "export"):
        window.show_page(page)
    shown = [top.text() for top in window.menuBar().actions() if top.isVisible()]
    assert shown == [f"&{name}" for name in ORDER]
    names = [action.objectName() for action in menu_of(window, "Portfolio")]
    assert names[0] == "portfolio.new"
    assert names[-1] == "portfolio.quit"
    for name in ORDER:
        entries = menu_of(window, name)
        lines = [place for place, entry in enumerate(entries) if entry.isSeparator()]
        assert lines == [] or (lines[0] > 0 and lines[-1] < len(entries) - 1)
        assert all(after - before > 1 for before, after in pairwise(lines))


def test_every_menu_opens_with_its_icons(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    for entry in PAGES:
        window.show_page(entry.name)
    actions = {action.name: action for action in window.all_actions()}
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        entries = [entry for entry in menu.actions() if not entry.isSeparator() and entry.menu() is None]
        for entry in entries:
            action = actions[entry.objectName()]
            assert entry.icon().isNull() is (not action.icon or action.checked is not None), action.name


def test_no_two_actions_have_the_same_shortcut(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    for page in ("accounts", "map", "export", "evidence", "check"):
        window.show_page(page)
    keys = [action.keys for action in window.all_actions() if action.keys]
    assert len(keys) == len(set(keys))


def test_what_a_page_offered_is_gone_with_its_portfolio(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("accounts")
    assert "claim.add" in [action.objectName() for action in menu_of(window, "Claim")]
    window.close_portfolio()
    assert [top.text() for top in window.menuBar().actions() if not top.isVisible()] == ["&Claim"]
    settle()  # until what is deleted later is deleted
    assert "account.revisions" not in [action.objectName() for action in menu_of(window, "Account")]
    window.open_portfolio(portfolio_file)
    window.show_page("accounts")
    assert "claim.add" in [action.objectName() for action in menu_of(window, "Claim")]


def test_a_command_looks_the_same_before_and_after_its_page_was_shown(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    before = {each.name: (each.text, each.menu, each.keys, each.icon) for each in window.all_actions()}
    for entry in PAGES:
        window.show_page(entry.name)
    after = {each.name: (each.text, each.menu, each.keys, each.icon) for each in window.all_actions()}
    assert {name: after[name] for name in before} == before


def test_recent_portfolios_are_in_the_menu_but_for_the_open_one(
    window: MainWindow, portfolio_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Fish & chips.portfolio"
    other.write_bytes(portfolio_file.read_bytes())
    window.open_portfolio(other)
    window.open_portfolio(portfolio_file)
    menu = opened(window, "Portfolio > Recent")
    assert [action.text() for action in menu.actions()] == ["Fish && chips"]
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: window.session is not None and window.session.workspace.path == other)
    assert [action.text() for action in opened(window, "Portfolio > Recent").actions()] == ["Ann's portfolio"]
