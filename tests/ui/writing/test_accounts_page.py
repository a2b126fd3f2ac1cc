"""The accounts page: the list, a new account, removing one, going to a place, reading only."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.account_table import Column
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.workspace import open_workspace
from tests.ui.writing.editing import CONTROL, accounts_page, press, stored, type_in


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> MainWindow:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def test_the_list_finds_sorts_and_opens_by_keyboard(opened: MainWindow, qtbot: QtBot) -> None:
    page = accounts_page(opened)
    assert page.list.rows.rowCount() == 10
    page.list.field.setFocus()
    qtbot.keyClicks(page.list.field, "kettle returns")
    assert page.list.table.model().rowCount() == 1
    qtbot.keyClick(page.list.field, Qt.Key.Key_Return)
    assert page.writing
    assert page.editor.star.head.title.text == "A returned kettle and a long queue"
    page.show_list()
    page.list.field.clear()
    page.list.table.sortByColumn(Column.WORDS, Qt.SortOrder.AscendingOrder)
    assert page.list.table.model().index(0, Column.REFERENCE).data() == "E006"


def test_a_new_account_from_the_keyboard_is_kept(opened: MainWindow, qtbot: QtBot, portfolio_file: Path) -> None:
    page = accounts_page(opened)
    qtbot.keyClick(opened, Qt.Key.Key_N, CONTROL)
    assert page.writing
    type_in(page, "A wet floor")
    press(page, Qt.Key.Key_Return)
    assert opened.focusWidget() is page.editor.star.edit(Section.SITUATION)
    type_in(page, "It rained.")
    opened.close_portfolio()
    with open_workspace(portfolio_file) as workspace:
        account = workspace.accounts.get("E011")
        assert account.evidence.title == "A wet floor"
        assert account.text.situation == "It rained."


def test_tab_goes_through_the_editor_in_reading_order(opened: MainWindow) -> None:
    page = accounts_page(opened)
    page.open_account(1)
    star = page.editor.star
    wanted = [star.head.date, star.head.place, star.head.title, *(star.edit(s) for s in Section)]
    star.head.date.setFocus()
    met = []
    for _ in wanted:
        met.append(opened.focusWidget())
        press(page, Qt.Key.Key_Tab)
    assert met == wanted


def test_a_date_that_cannot_be_read_is_said_and_changes_nothing(opened: MainWindow) -> None:
    page = accounts_page(opened)
    page.open_account(1)
    head = page.editor.star.head
    former = stored(opened).evidence.produced_on
    head.date.setFocus()
    head.date.selectAll()
    type_in(page, "last Monday")
    press(page, Qt.Key.Key_Tab)
    assert head._fault.isVisible()
    assert stored(opened).evidence.produced_on == former
    head.date.setFocus()
    head.date.selectAll()
    type_in(page, "3/3/2026")
    press(page, Qt.Key.Key_Tab)
    assert head.date.text() == "3 March 2026"
    day = stored(opened).evidence.produced_on
    assert day is not None
    assert day.isoformat() == "2026-03-03"


def test_a_removed_account_comes_back_with_undo(opened: MainWindow, qtbot: QtBot) -> None:
    page = accounts_page(opened)
    page.list.choose(3)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert page.list.rows.rowCount() == 9
    qtbot.mouseClick(opened.notice_bar._undo, Qt.MouseButton.LeftButton)
    assert page.list.rows.rowCount() == 10


def test_going_to_words_and_to_a_claim(opened: MainWindow) -> None:
    session = opened.session
    assert session is not None
    opened.go(Place("accounts", evidence=2, section="action", start=10, end=20))
    page = accounts_page(opened)
    words = page.editor.star.selected()
    assert words is not None
    assert words.section is Section.ACTION
    assert (words.start, words.end) == whole_words(page.editor.star.edit(Section.ACTION).text, 10, 20)
    claim = next(c for c in session.workspace.claims.of(2) if c.passage and c.passage.section is Section.RESULT)
    opened.go(Place("accounts", evidence=2, claim=claim.id))
    assert page.editor.panel.claims.current == claim
    assert claim.passage is not None
    words = page.editor.star.selected()
    assert words is not None
    assert words.text == claim.passage.quote
    edit = page.editor.star.edit(Section.RESULT)
    at = edit.viewport().mapTo(page.editor.star, edit.cursorRect().center())
    assert page.editor.star.rect().contains(at)


def test_an_account_that_is_gone_is_said(opened: MainWindow) -> None:
    opened.go(Place("accounts", evidence=99))
    assert "E099" in opened.notice_bar.text
    assert not accounts_page(opened).writing


def test_an_empty_portfolio_says_what_to_do(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.door.make_soon(tmp_path / "new.portfolio", "Ann")
    qtbot.waitUntil(lambda: window.session is not None)
    page = accounts_page(window)
    assert page.list._empty.isVisible()
    assert not page.list.table.isVisible()
    page.new_account()
    assert page.writing
    page.show_list()
    assert page.list.table.isVisible()


def test_a_read_only_portfolio_can_be_read_but_not_changed(
    window: MainWindow, portfolio_file: Path, qtbot: QtBot
) -> None:
    with open_workspace(portfolio_file):
        window.open_portfolio(portfolio_file)
        page = accounts_page(window)
        assert not page.list.new.isEnabled()
        page.open_account(1)
        edit = page.editor.star.edit(Section.ACTION)
        former = edit.text
        edit.setFocus()
        qtbot.keyClicks(edit, "no")
        assert edit.text == former
        edit.select(0, 10)
        qtbot.keyClick(edit, Qt.Key.Key_T, CONTROL)
        page.editor.words.claim()
        assert not page.editor.picker.isVisible()
        claim = page.editor.claims[0]
        page.editor.choose(claim.id)
        qtbot.keyClick(page.editor.panel.claims.list, Qt.Key.Key_Delete)
        assert page.editor.claims[0] == claim
        assert not page.editor.panel.claims.details.withdraw.isEnabled()


def test_a_date_that_is_not_understood_is_said_beside_it(
    opened: MainWindow, qtbot: QtBot, portfolio_file: Path
) -> None:
    page = accounts_page(opened)
    page.open_account(1)
    head = page.editor.star.head
    former = stored(opened).evidence.produced_on
    head.date.setFocus()
    head.date.selectAll()
    type_in(page, "31/2/2026")
    assert not head._fault.isVisible()
    qtbot.waitUntil(lambda: not page.editor.saving.pending)
    assert head._fault.isVisible()
    assert "31/2/2026" in head._fault.text()
    assert "2 March 2026" in head._fault.text()
    assert head.saved.text() == "Saved, but not the date"
    assert head.date.property("wrong")
    page.editor.star.edit(Section.TASK).setFocus()
    type_in(page, "Kept. ")
    page.flush()
    assert "Kept. " in stored(opened).text.task
    assert stored(opened).evidence.produced_on == former
    assert head.saved.text() == "Saved, but not the date"
    assert head.date.text() == "31/2/2026"
    head.date.setFocus()
    head.date.selectAll()
    type_in(page, "28/2/2026")
    assert not head._fault.isVisible()
    press(page, Qt.Key.Key_Tab)
    assert head.date.text() == "28 February 2026"
    assert head.saved.text().startswith("Saved ")
    assert not head.date.property("wrong")
    assert str(stored(opened).evidence.produced_on) == "2026-02-28"


def test_the_list_says_what_is_thin(opened: MainWindow) -> None:
    page = accounts_page(opened)
    session = page.session
    kettle = session.workspace.accounts.get("E001")
    AccountChanges(session).save(replace(kettle, text=kettle.text.with_section(Section.RESULT, "")))
    AccountChanges(session).create("Spill in aisle four")
    page.refresh()
    model = page.list.rows
    rows = range(model.rowCount())
    said = {model.index(row, Column.REFERENCE).data(): model.index(row, Column.TODO).data() for row in rows}
    assert (said["E001"], said["E002"], said[max(said)]) == ("Result is empty", "", "No words yet")
