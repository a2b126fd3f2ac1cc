"""From what is to be done next to the work itself: writing about it, or finding words that one has."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app.ui.claiming.work_buttons import WorkButtons
from portfolio_app.ui.map.map_page import MapPage
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.progress.overview_page import OverviewPage
from portfolio_app.ui.search.search_page import SearchPage
from portfolio_app.ui.search.search_results import Result
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.write_about_dialog import WriteAboutDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> MainWindow:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def overview(window: MainWindow) -> OverviewPage:
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    return page


def accounts(window: MainWindow) -> AccountsPage:
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    assert page.isVisible()
    return page


def asked(window: MainWindow) -> WriteAboutDialog:
    return next(dialog for dialog in window.findChildren(WriteAboutDialog) if dialog.isVisible())


def test_a_next_step_leads_to_a_new_account_with_its_question_and_the_caret_in_the_title(
    opened: MainWindow, qtbot: QtBot
) -> None:
    step = overview(opened).steps[0]
    before = opened.session.workspace.accounts.count() if opened.session else 0
    qtbot.mouseClick(step.work.write, LEFT)
    qtbot.mouseClick(asked(opened).new, LEFT)
    page = accounts(opened)
    assert page.session.workspace.accounts.count() == before + 1
    assert page.editor.question.isVisible()
    assert page.editor.question.question.text() == page.session.criteria[step.criterion].text
    assert page.editor.question.asked.text().startswith("Still to show: ")
    assert opened.focusWidget() is page.editor.star.head.title


def test_a_next_step_leads_to_an_account_chosen_from_those_written_last(opened: MainWindow, qtbot: QtBot) -> None:
    step = overview(opened).steps[0]
    qtbot.mouseClick(step.work.write, LEFT)
    dialog = asked(opened)
    assert 0 < len(dialog.rows) <= 5
    chosen = dialog.rows[-1]
    qtbot.mouseClick(chosen, LEFT)
    page = accounts(opened)
    assert page.editor.account is not None
    assert chosen.accessibleName().startswith(page.editor.account.evidence.reference)
    assert page.editor.question.criterion == step.criterion
    page.open_account(page.editor.account.evidence.id)
    page.show_list()
    page.open_account(1)
    assert not page.editor.question.isVisible()


def test_a_next_step_leads_to_words_that_one_has_with_the_picker_ready(opened: MainWindow, qtbot: QtBot) -> None:
    step = next(each for each in overview(opened).steps if each.criterion.endswith("101/1.8"))
    qtbot.mouseClick(step.work.find_words, LEFT)
    page = opened.pages["search"]
    assert isinstance(page, SearchPage)
    assert page.about.isVisible()
    assert "101 1.8" in page.about.text()
    assert page.model.rowCount() > 0
    result: Result = page.model.index(0).data(Qt.ItemDataRole.UserRole)
    assert result.bold
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    writing = accounts(opened)
    edit = writing.editor.star.edit(result.section) if result.section else None
    assert edit is not None
    assert writing.editor.picker.isVisible()
    chosen = writing.editor.picker.list.current_row()
    assert chosen is not None
    assert chosen.key == step.criterion
    assert edit.text[result.hit.start : result.hit.end] == edit.textCursor().selectedText().replace("\u2029", "\n")
    qtbot.keyClick(writing.editor.picker.field, Qt.Key.Key_Return)
    while writing.editor.picker.isVisible():
        qtbot.keyClick(writing.editor.picker.field, Qt.Key.Key_Return)
    assert "is claimed for 101 1.8" in opened.notice_bar.text
    opened.show_page("search")
    left = [page.model.index(row).data(Qt.ItemDataRole.UserRole).hit for row in range(page.model.rowCount())]
    assert result.hit not in left
    qtbot.mouseClick(page.leave, LEFT)
    assert not page.about.isVisible()


def test_the_row_of_a_next_step_still_leads_to_the_map(opened: MainWindow, qtbot: QtBot) -> None:
    step = overview(opened).steps[0]
    qtbot.mouseClick(step, LEFT)
    page = opened.pages["map"]
    assert isinstance(page, MapPage)
    qtbot.waitUntil(lambda: page.panel.key == step.criterion)
    assert page.panel.work is not None
    qtbot.mouseClick(page.panel.work.find_words, LEFT)
    assert opened.pages["search"].isVisible()


def test_a_line_of_the_check_on_a_criterion_leads_to_the_work(opened: MainWindow, qtbot: QtBot) -> None:
    opened.show_page("check")
    page = opened.pages["check"]
    assert isinstance(page, CheckPage)
    qtbot.waitUntil(lambda: not page.checking and page.tree.model().rowCount() > 0, timeout=60_000)
    gap = overview(opened).session.coverage().gaps()[0].criterion.reference
    assert page._found is not None
    finding = next((each for each in page._found[0] if each.where.criterion == gap), None)
    assert finding is not None
    assert not page.work.isVisible()
    assert page.tree.show_row(finding)
    assert page.work.isVisible()
    qtbot.mouseClick(page.work.write, LEFT)
    asked(opened).reject()


def test_the_two_ways_say_which_criterion_they_are_for(qtbot: QtBot) -> None:
    work = WorkButtons("F/103/2.2", "103 2.2", writable=False)
    qtbot.addWidget(work)
    assert [each.accessibleName() for each in work.findChildren(QPushButton)] == [
        "Write about this: 103 2.2",
        "Find words that I have: 103 2.2",
        "Practise the talk: 103 2.2",
    ]
    assert not work.write.isEnabled()
    assert work.find_words.isEnabled()
