"""How words come into an account is told apart in the window: real keys, pastes and drops on a real portfolio."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.authorship import Counts
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.section_edit import SectionEdit
from tests.ui.writing.editing import CONTROL, accounts_page, before, caret, choose, press, type_in


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.session.workspace.details.keep({}, authorship=True)
    page.open_account(1)
    return page


def counts(page: AccountsPage) -> Counts:
    page.flush()
    found = page.session.workspace.authorship.get("E001")
    assert found is not None
    return found.of(1).counts


def at_end(page: AccountsPage) -> SectionEdit:
    edit = page.editor.star.edit(Section.ACTION)
    caret(edit, len(edit.text))
    return edit


def test_each_way_is_told_apart_and_undone_ones_do_not_count(page: AccountsPage, window: MainWindow) -> None:
    assert counts(page) == Counts()
    edit = at_end(page)
    type_in(page, " I rang")
    assert counts(page) == Counts(typed=7)

    elsewhere = QMimeData()
    elsewhere.setText(" from elsewhere")
    edit.insertFromMimeData(elsewhere)
    assert counts(page) == Counts(typed=7, pasted=15)
    window.undoing.undo()
    assert counts(page) == Counts(typed=7)
    window.undoing.redo()
    assert counts(page) == Counts(typed=7, pasted=15)

    place = QPointF(edit.cursorRect().center())
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    edit.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, elsewhere, buttons, keys))
    assert counts(page).pasted == 30

    at_end(page)
    for said in ("one", " and two words"):
        event = QInputMethodEvent()
        event.setCommitString(said)
        QApplication.sendEvent(edit, event)
    assert (counts(page).typed, counts(page).dictated) == (10, 14)

    before(edit, "rang")
    type_in(page, "soon ")
    assert counts(page) == Counts(typed=10, pasted=30, dictated=14, reworked=5)


def test_own_words_that_are_moved_or_replaced_are_reworked(page: AccountsPage, window: MainWindow) -> None:
    edit = at_end(page)
    press(page, Qt.Key.Key_Return)
    type_in(page, "kettles")
    choose(edit, "kettles")
    press(page, Qt.Key.Key_X, CONTROL)
    other = page.editor.star.edit(Section.RESULT)
    caret(other, len(other.text))
    press(page, Qt.Key.Key_V, CONTROL)
    assert other.text.endswith("kettles")
    assert counts(page) == Counts(typed=8, reworked=7, removed=7)
    choose(other, "kettles")
    type_in(page, "pots")
    assert counts(page) == Counts(typed=11, reworked=8, removed=14)
    for _ in range(12):
        window.undoing.undo()
    assert counts(page) == Counts()


def test_text_that_is_shown_is_not_written(page: AccountsPage) -> None:
    page.editor.close_account()
    page.open_account(1)
    assert counts(page) == Counts()
