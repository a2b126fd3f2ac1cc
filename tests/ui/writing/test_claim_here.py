"""The small button at words that were selected with the mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.claim_here import ClaimHere
from portfolio_app.ui.writing.section_edit import SectionEdit
from tests.ui.writing.editing import CONTROL, accounts_page, after, choose, press, type_in

WORDS = "She put a kettle on the desk"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.open_account(1)
    return page


def draw_over(edit: SectionEdit, words: str) -> None:
    """Select words with the mouse."""
    start = edit.text.index(words)
    edit.setFocus()
    first, last = (_at(edit, place) for place in (start, start + len(words)))
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=first)
    kind, left = QEvent.Type.MouseMove, Qt.MouseButton.LeftButton
    there = QPointF(edit.viewport().mapToGlobal(last))
    moved = QMouseEvent(kind, QPointF(last), there, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(edit.viewport(), moved)
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=last)


def _at(edit: SectionEdit, place: int) -> QPoint:
    return edit.rect_of(place, place).center()


def shown(page: AccountsPage, qtbot: QtBot) -> ClaimHere:
    """Select words with the mouse and wait for the button."""
    draw_over(page.editor.star.edit(Section.TASK), WORDS)
    here = page.editor.words.here
    qtbot.waitUntil(here.isVisible)
    return here


def test_words_drawn_over_with_the_mouse_are_claimed_by_the_button_at_them(
    page: AccountsPage, window: MainWindow, qtbot: QtBot
) -> None:
    here = shown(page, qtbot)
    edit = page.editor.star.edit(Section.TASK)
    assert here.button.accessibleName() == "Claim these words"
    assert window.focusWidget() is edit
    assert page.editor.star.viewport().rect().contains(here.geometry())
    assert not here.geometry().intersects(page.editor.star.words_rect())
    qtbot.mouseClick(here.button, Qt.MouseButton.LeftButton)
    assert not here.isVisible()
    assert WORDS in page.editor.picker._title.text()
    type_in(page, " 103 2.2")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_1)
    assert window.notice_bar.text == f"“{WORDS}” is claimed for 103 2.2 (internal factor)."
    former = len(page.editor.claims)
    qtbot.mouseClick(window.notice_bar._undo, Qt.MouseButton.LeftButton)
    assert len(page.editor.claims) == former - 1


def test_the_button_goes_with_the_words_that_the_editor_brings_into_view(page: AccountsPage, qtbot: QtBot) -> None:
    here = shown(page, qtbot)
    before = here.y()
    bar = page.editor.star.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert here.isVisible()
    assert here.y() == before - 20


def test_the_button_goes_with_escape_and_leaves_the_words_selected(
    page: AccountsPage, window: MainWindow, qtbot: QtBot
) -> None:
    here = shown(page, qtbot)
    press(page, Qt.Key.Key_Escape)
    assert not here.isVisible()
    assert page.editor.star.edit(Section.TASK).textCursor().selectedText() == WORDS


@pytest.mark.parametrize("how", ["typing", "scrolling", "leaving", "keys"])
def test_the_button_goes_when_something_else_is_done(page: AccountsPage, qtbot: QtBot, how: str) -> None:
    here = shown(page, qtbot)
    if how == "typing":
        type_in(page, "x")
    elif how == "scrolling":
        page.editor.star.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderSingleStepAdd)
    elif how == "leaving":
        page.editor.panel.criteria.field.setFocus()
    else:
        press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not here.isVisible()


def test_words_selected_with_the_keyboard_bring_no_button(page: AccountsPage, qtbot: QtBot) -> None:
    choose(page.editor.star.edit(Section.TASK), WORDS)
    QApplication.processEvents()
    assert not page.editor.words.here.isVisible()


def test_a_click_into_the_words_brings_no_button(page: AccountsPage, qtbot: QtBot) -> None:
    here = shown(page, qtbot)
    edit = page.editor.star.edit(Section.TASK)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=_at(edit, edit.text.index("kettle")))
    qtbot.waitUntil(lambda: not edit.textCursor().hasSelection())
    QApplication.processEvents()
    assert not here.isVisible()


def test_with_nothing_selected_it_is_said_at_the_caret_how_words_are(page: AccountsPage, window: MainWindow) -> None:
    after(page.editor.star.edit(Section.TASK), WORDS)
    press(page, Qt.Key.Key_T, CONTROL)
    here = page.editor.words.here
    assert here.isVisible()
    assert here.hint.text().startswith("Select the words first")
    assert not here.button.isVisible()
    assert "Select the words" in window.notice_bar.text
    press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not here.isVisible()


def test_a_claim_that_is_moved_takes_the_words_drawn_over(page: AccountsPage, qtbot: QtBot) -> None:
    claim = next(each for each in page.editor.claims if each.passage)
    page.editor.words.choose_words(claim)
    here = shown(page, qtbot)
    assert here.button.text() == "Take these words"
    qtbot.mouseClick(here.button, Qt.MouseButton.LeftButton)
    assert not page.editor.picker.isVisible()
    moved = next(each for each in page.editor.claims if each.id == claim.id)
    assert moved.passage is not None
    assert moved.passage.quote == WORDS
    assert here.button.text() == "Claim these words"
