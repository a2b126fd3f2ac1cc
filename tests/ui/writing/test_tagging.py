"""Tagging by keyboard: the picker, needs, recent criteria, changing, noting, starring, withdrawing, re-checking."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.claiming.criterion_list import criterion_rows
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from tests.ui.settling import settle
from tests.ui.writing.editing import CONTROL, accounts_page, after, choose, press, tag, type_in, words_of

WORDS = "She put a kettle on the desk"
TASK = Section.TASK


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.open_account(1)
    return page


def now(page: AccountsPage, claim: Claim) -> Claim:
    return next(each for each in page.editor.claims if each.id == claim.id)


def test_words_are_claimed_with_the_keyboard_alone(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    choose(edit, f"{WORDS} ")
    press(page, Qt.Key.Key_T, CONTROL)
    assert window.focusWidget() is page.editor.picker.field
    page.editor.picker.field.insert("external fáctor identify")
    assert page.editor.picker.list.rows.rowCount() == 1
    press(page, Qt.Key.Key_Return)
    assert page.editor.picker.choosing_need
    press(page, Qt.Key.Key_1)
    assert not page.editor.picker.isVisible()
    assert window.focusWidget() is edit
    claim = page.editor.panel.claims.current
    assert claim is not None
    assert claim.passage is not None
    assert (claim.criterion.split("/", 1)[1], claim.need) == ("103/2.2", "internal factor")
    assert claim.passage.quote == WORDS
    assert words_of(page, claim) == WORDS
    assert "103 2.2" in [mark.code for mark, _ in page.editor.star.blocks[TASK].margin.tags]


def test_needs_keep_their_numbers_and_the_first_unmet_is_chosen(page: AccountsPage) -> None:
    choose(page.editor.star.edit(TASK), WORDS)
    press(page, Qt.Key.Key_T, CONTROL)
    type_in(page, "identify factor")
    press(page, Qt.Key.Key_Return)
    rows = page.editor.picker.list.rows
    shown = [rows.row_at(place) for place in range(2)]
    assert [(row.number, row.text, row.covered) for row in shown if row] == [
        (1, "Internal factor", True),
        (2, "External factor", False),
    ]
    chosen = page.editor.picker.list.current_row()
    assert chosen is not None
    assert chosen.text == "External factor"
    press(page, Qt.Key.Key_Backspace)
    assert not page.editor.picker.choosing_need
    press(page, Qt.Key.Key_Escape)


def test_escape_gives_the_focus_back(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    former = page.editor.claims
    choose(edit, WORDS)
    press(page, Qt.Key.Key_T, CONTROL)
    press(page, Qt.Key.Key_Escape)
    assert not page.editor.picker.isVisible()
    assert window.focusWidget() is edit
    assert edit.textCursor().selectedText() == WORDS
    assert page.editor.claims == former


def test_number_keys_take_recent_criteria(page: AccountsPage) -> None:
    first = tag(page, TASK, WORDS, "105 1.2")
    choose(page.editor.star.edit(TASK), "leaked from the base")
    press(page, Qt.Key.Key_T, CONTROL)
    press(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    while page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    second = page.editor.panel.claims.current
    assert second is not None
    assert second.criterion == first.criterion
    assert second.id != first.id


def test_digits_look_for_a_code_and_claim_nothing(page: AccountsPage) -> None:
    tag(page, TASK, WORDS, "105 1.2")
    choose(page.editor.star.edit(TASK), "leaked from the base")
    press(page, Qt.Key.Key_T, CONTROL)
    type_in(page, "103 2.2")
    row = page.editor.picker.list.current_row()
    assert row is not None
    assert row.code == "103 2.2"
    press(page, Qt.Key.Key_Escape)


def test_the_whole_account_is_claimed_by_its_own_keys_alone(page: AccountsPage, window: MainWindow) -> None:
    after(page.editor.star.edit(TASK), WORDS)
    press(page, Qt.Key.Key_T, CONTROL)
    assert not page.editor.picker.isVisible()
    assert "Select the words" in window.notice_bar.text
    press(page, Qt.Key.Key_A, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "whole account" in page.editor.picker._title.text()
    type_in(page, " 105 1.2")
    press(page, Qt.Key.Key_Return)
    while page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    claim = page.editor.panel.claims.current
    assert claim is not None
    assert claim.passage is None


def test_the_same_claim_twice_is_said(page: AccountsPage, window: MainWindow) -> None:
    tag(page, TASK, WORDS, "105 1.2")
    former = page.editor.claims
    choose(page.editor.star.edit(TASK), WORDS)
    press(page, Qt.Key.Key_T, CONTROL)
    press(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    while page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    assert page.editor.claims == former or len(page.editor.claims) == len(former) + 1
    if page.editor.claims == former:
        assert "already" in window.notice_bar.text


def test_the_caret_in_a_mark_chooses_the_claim(page: AccountsPage) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    edit = page.editor.star.edit(TASK)
    after(edit, "tripped")
    assert page.editor.panel.claims.current is None
    after(edit, "She put")
    assert page.editor.panel.claims.current == claim
    assert edit.marks.chosen == claim.id


def test_a_click_in_the_margin_chooses_the_claim(page: AccountsPage, qtbot: QtBot) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    page.editor.choose(0)
    margin = page.editor.star.blocks[TASK].margin
    box = next(box for mark, box in margin.tags if mark.claim == claim.id)
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.editor.panel.claims.current == claim


def test_criterion_and_need_change_without_selecting_again(page: AccountsPage, window: MainWindow) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    page.editor.panel.claims.details.change.click()
    assert page.editor.picker.isVisible()
    type_in(page, "identify external factor")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_2)
    moved = now(page, claim)
    assert moved.criterion.endswith("103/2.2")
    assert moved.need == "external factor"
    assert moved.passage == claim.passage
    session = window.session
    assert session is not None
    session.undo()
    assert now(page, claim).criterion == claim.criterion


def test_a_note_and_a_star(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    panel = page.editor.panel.claims
    panel.list.setFocus()
    press(page, Qt.Key.Key_F2)
    type_in(page, "Dawn saw it")
    press(page, Qt.Key.Key_Return)
    assert now(page, claim).note == "Dawn saw it"
    assert window.focusWidget() is panel.list
    press(page, Qt.Key.Key_F2)
    type_in(page, "x")
    press(page, Qt.Key.Key_Escape)
    assert now(page, claim).note == "Dawn saw it"
    qtbot.mouseClick(panel.details.star, Qt.MouseButton.LeftButton)
    assert now(page, claim).starred
    assert (
        "Dawn saw it"
        in page.editor.star.edit(TASK)
        .marks.at(next(start for mark, start, _ in page.editor.star.edit(TASK).marks.all() if mark.claim == claim.id))[
            0
        ]
        .tip
    )


def test_delete_withdraws_and_undo_brings_it_back(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    page.editor.panel.claims.list.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert claim.id not in {each.id for each in page.editor.claims}
    assert words_of(page, claim) == ""
    qtbot.mouseClick(window.notice_bar._undo, Qt.MouseButton.LeftButton)
    assert words_of(page, claim) == WORDS


def test_changed_words_are_accepted(page: AccountsPage) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    edit = page.editor.star.edit(TASK)
    after(edit, "put a ")
    type_in(page, "new ")
    page.editor.flush()
    details = page.editor.panel.claims.details
    page.editor.choose(claim.id)
    assert details.accept.isVisible()
    details.accept.click()
    assert not now(page, claim).to_recheck
    assert now(page, claim).passage.quote == "She put a new kettle on the desk"


def test_other_words_are_chosen_for_lost_ones(page: AccountsPage) -> None:
    claim = tag(page, TASK, WORDS, "105 1.2")
    edit = page.editor.star.edit(TASK)
    choose(edit, WORDS)
    press(page, Qt.Key.Key_Delete)
    page.editor.flush()
    page.editor.choose(claim.id)
    details = page.editor.panel.claims.details
    assert not details.accept.isVisible()
    details.words.click()
    choose(edit, "leaked from the base")
    press(page, Qt.Key.Key_T, CONTROL)
    assert not page.editor.picker.isVisible()
    anchor = now(page, claim).anchor
    assert anchor is not None
    assert anchor.outcome is Outcome.KEPT
    assert words_of(page, claim) == "leaked from the base"


def test_enter_on_a_criterion_in_the_panel_claims_the_selection(page: AccountsPage) -> None:
    choose(page.editor.star.edit(TASK), WORDS)
    criteria = page.editor.panel.criteria
    criteria.field.setFocus()
    type_in(page, "105 1.2")
    criteria.list.choose(0)
    criteria.list.setFocus()
    press(page, Qt.Key.Key_Return)
    while page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    claim = page.editor.panel.claims.current
    assert claim is not None
    assert claim.criterion.endswith("105/1.2")
    assert words_of(page, claim) == WORDS


def test_words_dropped_on_a_criterion_are_claimed_and_stay(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    former = edit.text
    choose(edit, WORDS)
    view = page.editor.panel.criteria.list
    place = view.rows.place_of(next(row.key for row in criterion_rows(page.session) if row.code == "105 1.2"))
    view.choose(place)
    mime = edit.createMimeDataFromSelection()
    at = QPointF(view.visualRect(view.rows.index(place, 0)).center())
    actions, left = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    event = QDropEvent(at, actions, mime, left, Qt.KeyboardModifier.NoModifier)
    view.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction
    while page.editor.picker.isVisible():
        press(page, Qt.Key.Key_Return)
    claim = page.editor.panel.claims.current
    assert claim is not None
    assert claim.criterion.endswith("105/1.2")
    assert edit.text == former


def test_the_context_menu_offers_to_claim(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    choose(edit, WORDS)
    menu = edit.createStandardContextMenu()
    edit.add_to_context_menu(menu, edit.cursorRect().center())
    action, whole = menu.actions()[:2]
    assert action.text() == "Claim these words for…"
    action.trigger()
    assert "these words" in page.editor.picker._title.text()
    press(page, Qt.Key.Key_Escape)
    whole.trigger()
    assert "whole account" in page.editor.picker._title.text()
    menu.deleteLater()


def test_what_is_selected_in_a_section_is_not_claimed_from_the_head(page: AccountsPage, window: MainWindow) -> None:
    choose(page.editor.star.edit(TASK), WORDS)
    for field in (page.editor.star.head.title, page.editor.star.head.date, page.editor.star.head.place):
        field.setFocus()
        window.notice_bar.hide()
        press(page, Qt.Key.Key_T, CONTROL)
        assert not page.editor.picker.isVisible()
        assert window.notice_bar.isVisible()
        assert "Select the words" in window.notice_bar.text


def test_a_selection_left_in_another_section_is_dropped(page: AccountsPage, qtbot: QtBot) -> None:
    former = page.editor.star.edit(TASK)
    choose(former, WORDS)
    after(page.editor.star.edit(Section.ACTION), "the")
    qtbot.waitUntil(lambda: not former.textCursor().hasSelection())
    press(page, Qt.Key.Key_T, CONTROL)
    assert not page.editor.picker.isVisible()


def test_words_found_by_the_find_bar_are_the_ones_claimed(page: AccountsPage) -> None:
    choose(page.editor.star.edit(Section.SITUATION), "The")
    press(page, Qt.Key.Key_F, CONTROL)
    type_in(page, "a kettle on the desk")
    press(page, Qt.Key.Key_T, CONTROL)
    assert "a kettle on the desk" in page.editor.picker._title.text()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (900, 620)])
@pytest.mark.parametrize("section", [Section.SITUATION, TASK, Section.ACTION, Section.REFLECTION])
def test_the_picker_never_stands_on_the_words(
    page: AccountsPage, window: MainWindow, qtbot: QtBot, section: Section, size: tuple[int, int]
) -> None:
    window.resize(*size)
    edit = page.editor.star.edit(section)
    edit.setFocus()
    edit.selectAll()
    settle()
    press(page, Qt.Key.Key_T, CONTROL)
    picker = page.editor.picker
    assert picker.isVisible()
    assert page.editor.rect().contains(picker.geometry())
    assert not picker.geometry().intersects(page.editor.near_words())


def test_the_latest_recent_criterion_has_the_first_number(page: AccountsPage) -> None:
    one = tag(page, TASK, WORDS, "105 1.2")
    two = tag(page, TASK, "leaked from the base", "103 2.2")
    for number, wanted in ((1, two), (2, one)):
        choose(page.editor.star.edit(TASK), "She put a kettle")
        press(page, Qt.Key.Key_T, CONTROL)
        row = page.editor.picker.list.rows.numbered(number)
        assert row is not None
        assert row.key == wanted.criterion
        press(page, Qt.Key.Key_Escape)


def test_the_panel_folds(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    assert page.editor.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Backslash, CONTROL)
    assert not page.editor.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Backslash, CONTROL)
    assert page.editor.panel.isVisible()


def test_undo_takes_back_what_was_done_last(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    after(edit, WORDS)
    type_in(page, " quickly")
    former = page.editor.claims
    tag(page, TASK, WORDS, "105 1.2")
    edit.setFocus()
    assert len(page.editor.claims) == len(former) + 1
    window.undoing.undo()
    assert page.editor.claims == former
    assert f"{WORDS} quickly" in edit.text
    window.undoing.undo()
    assert f"{WORDS} quickly" not in edit.text


def test_undo_steps_back_through_words_and_claims_in_turn(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    first = edit.text
    after(edit, WORDS)
    type_in(page, " quickly")
    page.flush()
    type_in(page, " and calmly")
    former = page.editor.claims
    tag(page, TASK, WORDS, "105 1.2")
    after(edit, f"{WORDS} quickly and calmly")
    type_in(page, " too")
    page.flush()
    window.undoing.undo()
    assert f"{WORDS} quickly and calmly too" not in edit.text
    assert len(page.editor.claims) == len(former) + 1
    window.undoing.undo()
    assert page.editor.claims == former
    assert f"{WORDS} quickly and calmly" in edit.text
    window.undoing.undo()
    assert f"{WORDS} quickly and calmly" not in edit.text
    assert f"{WORDS} quickly" in edit.text
    window.undoing.undo()
    assert edit.text == first
    for _ in range(4):
        window.undoing.redo()
    assert f"{WORDS} quickly and calmly" in edit.text


def test_a_few_claims_take_no_more_room_than_they_need(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    claims = page.editor.panel.claims.list
    settle()
    assert claims.model().rowCount() > 8
    assert claims.height() < sum(claims.sizeHintForRow(row) for row in range(claims.model().rowCount()))
    page.new_account()
    page.editor.star.edit(TASK).setFocus()
    type_in(page, "I listened to him and said that I was sorry.")
    tag(page, TASK, "I listened to him", "listen actively")
    settle()
    assert claims.model().rowCount() == 1
    assert claims.height() == claims.sizeHintForRow(0)


def test_the_chosen_claim_stays_in_view_when_its_details_take_room(page: AccountsPage, qtbot: QtBot) -> None:
    page.window().resize(1280, 760)
    claims = page.editor.panel.claims
    claims.choose(0)
    settle()
    last = max(
        place
        for place in range(claims.rows.rowCount())
        if claims.list.viewport().rect().contains(claims.list.visualRect(claims.rows.index(place, 0)))
    )
    claims.choose(claims.rows.claims[last].claim.id)
    settle()
    chosen = claims.list.visualRect(claims.list.currentIndex())
    assert claims.list.viewport().rect().contains(chosen)


@pytest.mark.parametrize("height", [740, 820])
def test_the_chosen_criterion_stays_in_view_when_its_text_wraps_again(
    page: AccountsPage, qtbot: QtBot, height: int
) -> None:
    page.window().resize(1280, height)
    view = page.editor.panel.criteria.list
    for claim in {each.criterion: each for each in page.editor.claims}.values():
        page.editor.choose(0)
        view.scrollToTop()
        settle()
        page.editor.star.claim_pointed.emit(claim.id)
        qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(view.currentIndex())))


def test_a_selection_that_begins_and_ends_inside_words_claims_them_whole(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    choose(edit, "e put a kettle on the des")
    page.editor.words.claim()
    type_in(page, "external factor identify")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_1)
    claim = page.editor.panel.claims.current
    assert claim is not None
    assert claim.passage is not None
    assert claim.passage.quote == WORDS
