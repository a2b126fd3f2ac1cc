"""One undo for words and deeds, in the order of time: real keys in a real window, on a real portfolio."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.storage.database import Database
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from tests.ui.writing.editing import CONTROL, SHIFT, accounts_page, after, caret, choose, press, stored, tag, type_in

ACTION, TASK, RESULT = Section.ACTION, Section.TASK, Section.RESULT
DEEDS = "type cut paste delete claim claim move accept withdraw undo redo".split()
WORDS = "She put a kettle on the desk"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.open_account(1)
    return page


def state(page: AccountsPage) -> object:
    """Everything of the account that a learner could miss."""
    session = page.session
    account = session.workspace.accounts.get("E001")
    claims = session.workspace.claims.of(1)
    shown = tuple(block.edit.text for block in page.editor.star.blocks.values())
    assert shown == tuple(text for _, text in account.text)
    return account.evidence, account.place, account.text, tuple(map(said, claims))


def said(claim: Claim) -> object:
    return claim.id, claim.criterion, claim.need, claim.note, claim.starred, claim.passage, claim.anchor


def test_words_cut_here_and_pasted_there_come_back_step_by_step(page: AccountsPage, window: MainWindow) -> None:
    claim = tag(page, TASK, WORDS, "1.3")
    states = [state(page)]
    choose(page.editor.star.edit(TASK), f"{WORDS} ")
    press(page, Qt.Key.Key_X, CONTROL)
    page.flush()
    states.append(state(page))
    caret(page.editor.star.edit(RESULT), 0)
    press(page, Qt.Key.Key_V, CONTROL)
    page.flush()
    states.append(state(page))
    assert len(set(map(repr, states))) == 3
    window.undoing.undo()
    assert state(page) == states[1]
    window.undoing.undo()
    assert state(page) == states[0]
    window.undoing.redo()
    window.undoing.redo()
    assert state(page) == states[2]
    moved = next(each for each in page.editor.claims if each.id == claim.id)
    assert moved.passage is not None
    assert (moved.passage.section, moved.passage.quote) == (RESULT, WORDS)


def test_a_long_stretch_of_typing_goes_back_sentence_by_sentence(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(ACTION)
    before = edit.text
    caret(edit, len(before))
    type_in(page, " One is here. Two is here. Three is here")
    whole = edit.text
    press(page, Qt.Key.Key_Z, CONTROL)
    assert edit.text == f"{before} One is here. Two is here. "
    press(page, Qt.Key.Key_Z, CONTROL)
    assert edit.text == f"{before} One is here. "
    press(page, Qt.Key.Key_Y, CONTROL)
    press(page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert edit.text == whole
    assert stored(window).text[ACTION] == whole


def test_a_claim_and_the_words_round_it_go_back_in_their_order(page: AccountsPage, window: MainWindow) -> None:
    first = state(page)
    edit = page.editor.star.edit(TASK)
    after(edit, WORDS)
    type_in(page, " gently")
    tag(page, TASK, f"{WORDS} gently", "1.3")
    after(edit, f"{WORDS} gently")
    type_in(page, " and waited")
    press(page, Qt.Key.Key_Z, CONTROL)
    assert f"{WORDS} gently" in edit.text
    assert "and waited" not in edit.text
    assert any(claim.passage and claim.passage.quote == f"{WORDS} gently" for claim in page.editor.claims)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert "gently" in edit.text
    assert not any(claim.passage and claim.passage.quote == f"{WORDS} gently" for claim in page.editor.claims)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert state(page) == first


def test_undo_on_another_page_goes_to_the_place_and_says_what_it_took_back(
    page: AccountsPage, window: MainWindow
) -> None:
    tag(page, TASK, WORDS, "1.3")
    window.show_page("frameworks")
    window.undoing.undo()
    assert page.isVisible()
    assert page.editor.account is not None
    assert window.notice_bar.text.startswith("Undone: claiming ")
    assert "E001" in window.notice_bar.text


def test_a_new_account_is_taken_back_and_comes_again_with_its_words(page: AccountsPage, window: MainWindow) -> None:
    page.new_account()
    type_in(page, "Wet floor")
    page.flush()
    window.undoing.undo()
    window.undoing.undo()
    assert not page.writing
    window.undoing.redo()
    window.undoing.redo()
    assert page.editor.account is not None
    assert page.editor.account.evidence.title == "Wet floor"


def test_a_claim_or_a_star_costs_at_most_one_write_and_two_reads(
    page: AccountsPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("overview", "map", "check", "evidence"):
        window.show_page(name)
    check = window.pages["check"]
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(lambda: not check.checking, timeout=60_000)
    window.show_page("accounts")
    with qtbot.waitActive(window):
        window.activateWindow()
    choose(page.editor.star.edit(TASK), WORDS)
    window.session.workspace.suggestions.for_words("")  # what was learned before is read once
    counted: list[bool] = []
    real = Database.unit_of_work

    def count(self: Database, *, reading: bool = False):  # noqa: ANN202  # as the real one
        counted.append(reading)
        return real(self, reading=reading)

    monkeypatch.setattr(Database, "unit_of_work", count)
    press(page, Qt.Key.Key_T, CONTROL)
    type_in(page, " 1.3")
    press(page, Qt.Key.Key_Return)
    assert counted.count(False) == 1
    assert counted.count(True) <= 2
    claim = page.editor.panel.claims.current
    assert claim is not None
    counted.clear()
    page.editor.steps.star(claim, True)
    assert counted.count(False) == 1
    assert counted.count(True) <= 2


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_done_all_undone_is_the_first_state_and_all_redone_the_last(
    page: AccountsPage, window: MainWindow, seed: int
) -> None:
    chance = random.Random(seed)
    states = [state(page)]
    history = page.session.history
    for _ in range(chance.randint(6, 14)):
        do_something(page, window, chance)
        page.flush()
        walk_back_and_forth(page, window)
        if len(states) <= history.index:
            states.append(state(page))
    last = state(page)
    while history.next_undo:
        window.undoing.undo()
    assert state(page) == states[0]
    while history.next_redo:
        window.undoing.redo()
    assert state(page) == last


def walk_back_and_forth(page: AccountsPage, window: MainWindow) -> None:
    """All undone, and all redone, after every prefix."""
    here, index = state(page), page.session.history.index
    while page.session.history.next_undo:
        window.undoing.undo()
    for _ in range(index):
        window.undoing.redo()
    assert page.session.history.index == index
    assert state(page) == here


def do_something(page: AccountsPage, window: MainWindow, chance: random.Random) -> None:
    edit = page.editor.star.edit(chance.choice([TASK, ACTION, RESULT]))
    text = edit.text
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(1, 60))
    match chance.choice(
        ["type", "cut", "paste", "delete", "claim", "claim", "move", "accept", "withdraw", "undo", "redo"]
    ):
        case "type":
            caret(edit, start)
            type_in(page, chance.choice(["I rang. Then ", "x", "a few more words"]))
        case "cut":
            edit.select(start, end)
            edit.setFocus()
            press(page, Qt.Key.Key_X, CONTROL)
        case "paste":
            if not QApplication.clipboard().text():
                QApplication.clipboard().setText("Pasted 😀 words, ")
            caret(edit, start)
            press(page, Qt.Key.Key_V, CONTROL)
        case "delete":
            caret(edit, start)
            for _ in range(chance.randint(1, 5)):
                press(page, Qt.Key.Key_Backspace)
        case "undo":
            window.undoing.undo()
        case "redo":
            window.undoing.redo()
        case deed:
            change_claims(page, deed, chance, edit.section, start, end)


def change_claims(page: AccountsPage, deed: str, chance: random.Random, section: Section, start: int, end: int) -> None:
    claims = page.editor.claims
    changes = ClaimChanges(page.session)
    criterion = chance.choice(list(page.session.criteria))
    try:
        if deed == "claim":
            page.editor.star.edit(section).select(start, end)
            page.editor.star.current = section
            page.editor.words.claim_for(criterion)
            if page.editor.picker.isVisible():
                press(page, Qt.Key.Key_Return)
        elif claims and deed == "move":
            changes.move(chance.choice(claims), criterion)
        elif claims and deed == "withdraw":
            changes.withdraw(chance.choice(claims))
        elif deed == "accept" and (unsure := [claim for claim in claims if claim.to_recheck and not claim.lost]):
            changes.accept(chance.choice(unsure))
    except PortfolioError:
        pass  # claimed already, or a need that has to be named: nothing was done
