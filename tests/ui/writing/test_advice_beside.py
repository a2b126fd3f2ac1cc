"""Advice beside an account: shown after a pause, three at most, dismissed for good, undone, reached by keyboard."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.advice_beside import AdviceBeside
from portfolio_app.ui.writing.advice_card import AdviceCard
from portfolio_app.workspace import create_workspace
from tests.domain.coaching.accounts import GOOD
from tests.ui.settling import settle
from tests.ui.writing.editing import accounts_page, caret, type_in

_POOR = {
    Section.ACTION: "I looked at the toaster. I always follow the Equality Act 2010. " + GOOD.action,
    Section.RESULT: "He left happy, so he is a loyal customer now.",
    Section.REFLECTION: "The shop closed at nine and the day was very long and busy.",
}


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> AccountsPage:
    path = tmp_path / "Ann.portfolio"
    with create_workspace(path, make_portfolio("Ann")) as workspace:
        account = workspace.accounts.create("A toaster")
        text = GOOD
        for section, words in _POOR.items():
            text = text.with_section(section, words)
        workspace.accounts.write(replace(account, text=text, place="Returns desk"))
    window.open_portfolio(path)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.open_account(1)
    return page


def _advice(page: AccountsPage) -> AdviceBeside:
    return page.editor.aids.advice


def _wait(qtbot: QtBot, page: AccountsPage, *kinds: str) -> list[AdviceCard]:
    advice = _advice(page)
    advice.look()
    qtbot.waitUntil(lambda: [card.advice.kind.value for card in advice.cards] == list(kinds))
    settle()
    return advice.cards


_ALL = ("act_not_applied", "satisfaction_taken_for_loyalty", "no_reflection_learning")


def test_three_at_most_stand_under_their_sections(page: AccountsPage, qtbot: QtBot) -> None:
    assert _advice(page).cards == []
    cards = _wait(qtbot, page, *_ALL)
    for card in cards:
        assert card.advice.section
        edit = page.editor.star.edit(card.advice.section)
        assert card.isVisible()
        assert card.mapToGlobal(card.rect().topLeft()).y() >= edit.mapToGlobal(edit.rect().bottomLeft()).y()


def test_every_card_can_be_reached_and_is_named(page: AccountsPage, qtbot: QtBot) -> None:
    for card in _wait(qtbot, page, *_ALL):
        assert card.advice.title in card.accessibleName()
        assert card.advice.question in card.accessibleDescription()
        for each in card.findChildren(QPushButton):
            assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert card.advice.title in each.accessibleName()


def test_what_is_dismissed_stays_away_and_can_be_brought_back(
    page: AccountsPage, window: MainWindow, qtbot: QtBot
) -> None:
    card = _wait(qtbot, page, *_ALL)[0]
    card.dismiss.setFocus()
    QTest.keyClick(card.dismiss, Qt.Key.Key_Return)
    left = ("satisfaction_taken_for_loyalty", "no_reflection_learning")
    _wait(qtbot, page, *left)
    assert window.session
    assert "act_not_applied" not in [a.kind.value for a in window.session.workspace.coaching.advise("E001")]
    page.open_account(1)
    _wait(qtbot, page, *left)
    window.session.undo()
    _wait(qtbot, page, *_ALL)


def test_a_kind_that_is_off_is_off_for_all(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    _wait(qtbot, page, *_ALL)[1].turn_off.click()
    _wait(qtbot, page, "act_not_applied", "no_reflection_learning")
    assert window.session
    assert [kind.value for kind in window.session.workspace.coaching.off()] == ["satisfaction_taken_for_loyalty"]


def test_what_was_put_away_can_be_brought_back(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    _wait(qtbot, page, *_ALL)[1].turn_off.click()
    _wait(qtbot, page, "act_not_applied", "no_reflection_learning")[0].dismiss.click()
    _wait(qtbot, page, "no_reflection_learning")
    (back,) = [action for action in page.actions_offered() if action.name == "edit.advice"]
    back.run()
    _wait(qtbot, page, *_ALL)
    assert window.session
    assert window.session.workspace.coaching.off() == ()
    window.session.undo()
    _wait(qtbot, page, "no_reflection_learning")
    window.session.redo()
    _wait(qtbot, page, *_ALL)


def test_words_are_shown_that_it_is_about(page: AccountsPage, qtbot: QtBot) -> None:
    _wait(qtbot, page, *_ALL)[0].show_words.click()
    assert page.editor.star.edit(Section.ACTION).textCursor().selectedText() == "Equality Act 2010"


def test_nothing_is_said_in_the_middle_of_a_sentence(page: AccountsPage, qtbot: QtBot) -> None:
    edit = page.editor.star.edit(Section.REFLECTION)
    caret(edit, len(edit.text))
    type_in(page, " And then we")
    assert page.editor.flush()
    _wait(qtbot, page, "act_not_applied", "satisfaction_taken_for_loyalty")
    type_in(page, " went home.")
    assert page.editor.flush()
    _wait(qtbot, page, *_ALL)


@pytest.mark.skipif(find_spec("harper") is None, reason="the extra grammar is not installed")
def test_grammar_and_advice_do_not_wait_for_each_other(qtbot: QtBot, page: AccountsPage, window: MainWindow) -> None:
    edit, go_on = page.editor.star.edit(Section.TASK), Event()
    try:
        window.tools.runner.start(lambda _: go_on.wait())
        edit.setPlainText("I should of told him.")
        qtbot.waitUntil(lambda: len(page.editor.aids.grammar.selections(edit)) == 1, timeout=10_000)
    finally:
        go_on.set()
