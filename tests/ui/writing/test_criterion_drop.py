"""A criterion from the list, dropped on selected words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.section_edit import SectionEdit
from tests.ui.writing.editing import accounts_page, after, choose

WORDS = "She put a kettle on the desk"
CRITERION = "CS103/103/1.2"
TASK = Section.TASK
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    page = accounts_page(window)
    page.open_account(1)
    return page


def dragged(page: AccountsPage) -> QMimeData:
    """Return what the list of criteria gives for a drag."""
    rows = page.editor.panel.criteria.list.rows
    index = rows.index(rows.place_of(CRITERION), 0)
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert page.editor.panel.criteria.list.dragEnabled()
    return rows.mimeData([index])


def place_of(edit: SectionEdit, words: str) -> QPoint:
    start = edit.text.index(words)
    return edit.rect_of(start, start + len(words)).center()


def test_a_criterion_dropped_on_the_selected_words_claims_them(
    page: AccountsPage, window: MainWindow, qtbot: QtBot
) -> None:
    edit, drop = page.editor.star.edit(TASK), page.editor.words.drops[TASK]
    text = edit.text
    choose(edit, WORDS)
    data, at = dragged(page), place_of(edit, WORDS)
    over = edit.viewport()
    QApplication.sendEvent(over, QDragEnterEvent(at, COPY, data, LEFT, NONE))
    moved = QDragMoveEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(over, moved)
    assert moved.isAccepted()
    assert drop.outline.isVisible()
    assert drop.outline.geometry().contains(at)
    QApplication.sendEvent(over, QDropEvent(at.toPointF(), COPY, data, LEFT, NONE))
    assert not drop.outline.isVisible()
    former = {claim.id for claim in page.editor.claims}
    qtbot.waitUntil(lambda: len(page.editor.claims) > len(former))
    [claim] = [claim for claim in page.editor.claims if claim.id not in former]
    assert claim.criterion == CRITERION
    assert claim.passage is not None
    assert claim.passage.quote == WORDS
    assert edit.text == text
    assert window.notice_bar.text == f"“{WORDS}” is claimed for 103 1.2."


def test_a_criterion_dropped_beside_the_words_claims_nothing_and_says_how(
    page: AccountsPage, window: MainWindow, qtbot: QtBot
) -> None:
    edit, drop = page.editor.star.edit(TASK), page.editor.words.drops[TASK]
    text, former = edit.text, page.editor.claims
    after(edit, WORDS)
    data, at = dragged(page), place_of(edit, WORDS)
    QApplication.sendEvent(edit.viewport(), QDragEnterEvent(at, COPY, data, LEFT, NONE))
    QApplication.sendEvent(edit.viewport(), QDragMoveEvent(at, COPY, data, LEFT, NONE))
    assert not drop.outline.isVisible()
    QApplication.sendEvent(edit.viewport(), QDropEvent(at.toPointF(), COPY, data, LEFT, NONE))
    qtbot.waitUntil(lambda: "Select the words" in window.notice_bar.text)
    assert page.editor.claims == former
    assert edit.text == text


def test_words_dragged_over_the_text_are_left_to_it(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    words = QMimeData()
    words.setText("a kettle")
    at = place_of(edit, WORDS)
    moved = QDragEnterEvent(at, COPY, words, LEFT, NONE)
    QApplication.sendEvent(edit.viewport(), moved)
    assert moved.isAccepted()
    assert not page.editor.words.drops[TASK].outline.isVisible()
