"""The whole table of actions: every command has keys of its own, and the keys do what the table says."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView
from pytestqt.qtbot import QtBot

from portfolio_app.ui.actions import Action
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.section_edit import SectionEdit


@pytest.fixture
def whole(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> MainWindow:
    """The window with every page made."""
    window.open_portfolio(portfolio_file)
    for entry in PAGES:
        window.show_page(entry.name)
    window.show_page("overview")
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def all_keys(action: Action) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in action.keys.split("; ") if keys]


def test_no_two_actions_share_keys(whole: MainWindow) -> None:
    keys = Counter(sequence.toString() for action in whole.all_actions() for sequence in all_keys(action))
    assert [each for each, count in keys.items() if count > 1] == []


def test_nothing_else_in_the_window_listens_to_the_keys_of_an_action(whole: MainWindow) -> None:
    table = {sequence.toString() for action in whole.all_actions() for sequence in all_keys(action)}
    of_shortcuts = {
        shortcut.key().toString()
        for shortcut in whole.findChildren(QShortcut)
        if shortcut.context() is not Qt.ShortcutContext.WidgetShortcut
    }
    assert not table & of_shortcuts
    of_actions = Counter(keys.toString() for action in whole.findChildren(QAction) for keys in action.shortcuts())
    assert [keys for keys, count in of_actions.items() if count > 1] == []


def pressed(window: MainWindow, action: Action, sequence: QKeySequence) -> bool:
    """Press the keys, and tell whether exactly this action was run."""
    ran: list[str] = []
    window._menus._actions = {
        each.name: replace(each, run=lambda name=each.name: ran.append(name), enabled=bool_true)
        for each in window.all_actions()
    }
    QTest.keySequence(window, sequence)
    return ran == [action.name]


def bool_true() -> bool:
    return True


@pytest.mark.parametrize("where", ["overview", "accounts"])
def test_each_shortcut_pressed_as_a_real_key_runs_its_action(whole: MainWindow, where: str) -> None:
    if where == "accounts":
        whole.go(Place("accounts", evidence=1))
        whole.findChildren(SectionEdit)[0].setFocus()
    dead = [
        f"{action.name} {sequence.toString()}"
        for action in whole.all_actions()
        if not action.by_field
        for sequence in all_keys(action)
        if not pressed(whole, action, sequence)
    ]
    assert dead == []


def test_pages_have_their_keys_in_the_order_of_the_side_bar() -> None:
    first = [entry.keys for entry in PAGES if entry.keys.startswith("Ctrl+") and "Shift" not in entry.keys]
    assert first == [f"Ctrl+{number}" for number in range(1, len(first) + 1)]
    assert "Ctrl+9" in PAGES[8].keys


def test_the_palette_knows_before_a_page_is_made_what_it_offers(
    window: MainWindow, portfolio_file: Path, qtbot: QtBot
) -> None:
    window.open_portfolio(portfolio_file)
    before = {action.name for action in window.all_actions() if action.enabled()}
    for entry in PAGES:
        window.show_page(entry.name)
    window.show_page("overview")
    after = {action.name for action in window.all_actions() if action.enabled()}
    assert after == before


def opened(window: MainWindow, name: str) -> QMenu:
    menu = window._menus._menus[name]
    menu.aboutToShow.emit()
    return menu


def shown(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == name)


def test_the_edit_menu_says_what_undo_takes_back(whole: MainWindow, qtbot: QtBot) -> None:
    menu = opened(whole, "Edit")
    assert shown(menu, "edit.undo").text() == "Undo"
    whole.go(Place("accounts", evidence=1))
    edit = whole.findChildren(SectionEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Then. ")
    assert shown(opened(whole, "Edit"), "edit.undo").text() == "Undo typing in Situation in E001"
    whole.undoing.undo()
    menu = opened(whole, "Edit")
    assert shown(menu, "edit.redo").text() == "Redo typing in Situation in E001"
    assert shown(menu, "edit.undo").text() == "Undo"


def test_cut_copy_and_paste_act_on_the_field_that_has_the_focus(whole: MainWindow, qtbot: QtBot) -> None:
    whole.show_page("search")
    field = whole.pages["search"].findChildren(QLineEdit)[0]
    field.setFocus()
    field.setText("words")
    actions = {action.name: action for action in whole.all_actions()}
    assert not actions["edit.cut"].enabled()
    actions["edit.select_all"].run()
    assert field.selectedText() == "words"
    actions["edit.cut"].run()
    assert field.text() == ""
    actions["edit.paste"].run()
    actions["edit.paste"].run()
    assert field.text() == "wordswords"
    text = shown(opened(whole, "Edit"), "edit.copy").text()
    assert text.startswith("Copy\t")


def test_copy_in_a_list_copies_the_row(whole: MainWindow) -> None:
    whole.show_page("evidence")
    table = whole.pages["evidence"].findChildren(QTableView)[0]
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    action = next(action for action in whole.all_actions() if action.name == "edit.copy")
    assert action.enabled()
    QApplication.clipboard().clear()
    action.run()
    assert QApplication.clipboard().text().startswith("E001")


def test_save_now_saves_and_says_when(whole: MainWindow, qtbot: QtBot) -> None:
    whole.go(Place("accounts", evidence=1))
    edit = whole.findChildren(SectionEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Kept now. ")
    QTest.keySequence(whole, QKeySequence("Ctrl+S"))
    assert whole.session is not None
    assert "Kept now. " in whole.session.workspace.accounts.get("E001").text.situation
    assert whole.notice_bar.text.startswith("Saved at ")
    assert whole.notice_bar.text.endswith("Everything is saved by itself.")
