"""Writing: autosave, failing saves, undo, the layout of sections, marks that follow the text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.ui.writing.revisions_dialog import RevisionsDialog
from portfolio_app.workspace import open_workspace
from tests.ui.settling import settle
from tests.ui.writing.editing import (
    CONTROL,
    accounts_page,
    after,
    before,
    caret,
    choose,
    press,
    stored,
    tag,
    type_in,
    words_of,
)

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


def test_typing_is_saved_after_a_pause(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    edit = page.editor.star.edit(TASK)
    caret(edit, 0)
    type_in(page, "So: ")
    assert page.editor.star.head.saved.text() == "Saving…"
    assert not stored(window).text.task.startswith("So: ")
    qtbot.waitUntil(lambda: stored(window).text.task.startswith("So: "))
    assert page.editor.star.head.saved.text().startswith("Saved ")


def test_typing_is_saved_when_the_focus_leaves(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    caret(edit, 0)
    type_in(page, "So: ")
    press(page, Qt.Key.Key_Tab)
    assert stored(window).text.task.startswith("So: ")


def test_typing_is_saved_when_the_page_changes(page: AccountsPage, window: MainWindow) -> None:
    caret(page.editor.star.edit(TASK), 0)
    type_in(page, "So: ")
    window.show_page("overview")
    assert stored(window).text.task.startswith("So: ")


def test_a_failing_save_keeps_the_text_and_tries_again(
    page: AccountsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    assert session is not None

    def fail(*_given: object) -> None:
        raise FileError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(session.workspace.accounts, "write", fail)
        edit = page.editor.star.edit(TASK)
        caret(edit, 0)
        type_in(page, "So: ")
        assert not page.editor.flush()
        assert page.editor.star.head.saved.text() == "Not saved"
        assert "The disk is full." in window.notice_bar.text
        assert edit.text.startswith("So: ")
        assert page.editor.saving.pending
        window.notice_bar.hide()
        assert not page.editor.flush()
        assert not window.notice_bar.isVisible()
        page.show_list()
        assert page.writing
    assert page.editor.flush()
    assert page.editor.saving.state is SaveState.SAVED
    assert stored(window).text.task.startswith("So: ")


def test_marks_stay_round_their_words(page: AccountsPage, window: MainWindow) -> None:
    claim = tag(page, TASK, WORDS, "2.2")
    edit = page.editor.star.edit(TASK)
    caret(edit, 0)
    type_in(page, "Before. ")
    assert words_of(page, claim) == WORDS
    before(edit, WORDS)
    type_in(page, "Then ")
    assert words_of(page, claim) == WORDS
    after(edit, WORDS)
    type_in(page, ", wet")
    assert words_of(page, claim) == WORDS
    after(edit, "leaked")
    type_in(page, " badly")
    assert words_of(page, claim) == WORDS
    assert page.editor.flush()
    assert words_of(page, claim) == WORDS
    after(edit, "put a ")
    type_in(page, "new ")
    assert words_of(page, claim) == "She put a new kettle on the desk"
    assert page.editor.flush()
    changed = next(each for each in page.editor.claims if each.id == claim.id)
    assert changed.to_recheck
    assert words_of(page, claim) == "She put a new kettle on the desk"
    assert [mark.changed for mark, _, _ in edit.marks.all() if mark.claim == claim.id] == [True]


def test_undo_brings_words_and_mark_back(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    claim = tag(page, TASK, WORDS, "2.2")
    edit = page.editor.star.edit(TASK)
    choose(edit, WORDS)
    press(page, Qt.Key.Key_Delete)
    assert WORDS not in edit.text
    assert words_of(page, claim) == ""
    assert page.editor.flush()
    assert page.editor.panel.claims.rows.claims[0].claim.id == claim.id
    assert page.editor.panel.claims.rows.claims[0].trouble == "words gone"
    edit.setFocus()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert WORDS in edit.text
    qtbot.waitUntil(lambda: words_of(page, claim) == WORDS)
    assert not any(each.to_recheck for each in page.editor.claims)
    press(page, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert WORDS not in edit.text
    qtbot.waitUntil(lambda: any(each.to_recheck for each in page.editor.claims))


def test_undo_at_once_brings_the_mark_back(page: AccountsPage, qtbot: QtBot) -> None:
    claim = tag(page, TASK, WORDS, "2.2")
    edit = page.editor.star.edit(TASK)
    choose(edit, WORDS)
    press(page, Qt.Key.Key_Backspace)
    press(page, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: words_of(page, claim) == WORDS)


def test_emoji_before_and_inside_a_mark(page: AccountsPage, window: MainWindow, portfolio_file: Path) -> None:
    edit = page.editor.star.edit(TASK)
    caret(edit, 0)
    edit.insertPlainText("👍🏽 ok 😀. ")
    after(edit, "put a ")
    edit.insertPlainText("😀 ")
    words = "She put a 😀 kettle on the desk"
    claim = tag(page, TASK, words, "2.2")
    assert claim.passage is not None
    assert claim.passage.quote == words
    assert words_of(page, claim) == words
    caret(edit, 0)
    edit.insertPlainText("😀😀")
    assert words_of(page, claim) == words
    window.close_portfolio()
    with open_workspace(portfolio_file) as workspace:
        kept = next(each for each in workspace.claims.of(1) if each.id == claim.id)
        assert kept.anchor is not None
        text = workspace.accounts.get("E001").text.task
        assert text[kept.anchor.start : kept.anchor.end] == words


def test_everything_is_there_after_opening_again(page: AccountsPage, window: MainWindow, portfolio_file: Path) -> None:
    claim = tag(page, TASK, WORDS, "2.2")
    window.open_portfolio(portfolio_file)
    again = accounts_page(window)
    again.open_account(1)
    assert words_of(again, claim) == WORDS
    assert again.editor.claims == page_claims(window)


def page_claims(window: MainWindow) -> tuple[object, ...]:
    assert window.session is not None
    return window.session.workspace.claims.of(1)


def test_overlapping_marks_are_on_different_levels(page: AccountsPage) -> None:
    one = tag(page, TASK, WORDS, "2.2")
    two = tag(page, TASK, "kettle on the desk that had leaked", "1.8")
    levels = {mark.claim: mark.level for mark, _, _ in page.editor.star.edit(TASK).marks.all()}
    assert levels[one.id] != levels[two.id]


def test_codes_in_the_margin_never_collide(page: AccountsPage) -> None:
    for typed in ("2.2", "1.8", "3.1", "1.3"):
        tag(page, TASK, WORDS, typed)
    boxes = [box for _, box in page.editor.star.blocks[TASK].margin.tags]
    assert len(boxes) == 4
    assert not any(one.intersects(two) for one in boxes for two in boxes if one is not two)
    assert page.editor.star.blocks[TASK].margin.height() >= boxes[-1].bottom()


def test_sections_grow_with_their_text(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    former = edit.height()
    caret(edit, 0)
    for _ in range(5):
        press(page, Qt.Key.Key_Return)
    assert edit.height() > former
    assert edit.verticalScrollBar().maximum() == 0


def test_arrows_go_on_in_the_next_section(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(Section.SITUATION)
    caret(edit, len(edit.text))
    press(page, Qt.Key.Key_Down)
    assert window.focusWidget() is page.editor.star.edit(TASK)
    press(page, Qt.Key.Key_Up)
    assert window.focusWidget() is edit


def test_pasting_takes_the_words_alone(page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    mime = QMimeData()
    mime.setHtml("<p><b>Bold</b> words</p>")
    mime.setText("Bold words")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.insertFromMimeData(mime)
    assert edit.text.startswith("Bold words")
    assert not edit.document().firstBlock().begin().fragment().charFormat().fontWeight() > 500


def test_special_spaces_are_kept(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    caret(edit, 0)
    edit.insertPlainText("10\u00a0kg\n")
    page.editor.flush()
    assert stored(window).text.task.startswith("10\u00a0kg\n")


def test_a_restored_text_shows_and_can_be_undone(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    assert session is not None
    edit = page.editor.star.edit(TASK)
    former = edit.text
    edit.selectAll()
    edit.setFocus()
    type_in(page, "Short.")
    page.editor.flush()
    AccountChanges(session).restore("E001", 1)
    assert edit.text == former
    edit.setFocus()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert edit.text == "Short."
    qtbot.waitUntil(lambda: stored(window).text.task == "Short.")


@pytest.mark.parametrize("width", [720, 1280])
@pytest.mark.parametrize("percent", [80, 200])
def test_every_word_shows_at_any_text_size(
    page: AccountsPage, window: MainWindow, qtbot: QtBot, percent: int, width: int
) -> None:
    star = page.editor.star
    window.tools.theme.set_percent(percent)
    window.resize(width, 800)

    def fits() -> None:
        assert star.widget().width() <= star.viewport().width()
        for section in Section:
            edit = star.edit(section)
            assert edit.height() >= edit.document().size().height()
            assert edit.document().size().width() <= edit.viewport().width() + 1

    qtbot.waitUntil(fits)
    window.tools.theme.set_percent(100)


def test_words_are_found_by_keyboard(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    page.editor.star.edit(TASK).setFocus()
    press(page, Qt.Key.Key_F, CONTROL)
    assert page.editor.aids.find.isVisible()
    type_in(page, "kettle over")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Escape)
    edit = page.editor.star.edit(Section.ACTION)
    assert window.focusWidget() is edit
    assert edit.textCursor().selectedText() == "kettle over"


def test_misspelt_words_are_marked_beside_the_claims(page: AccountsPage, qtbot: QtBot) -> None:
    edit = page.editor.star.edit(TASK)
    claim = tag(page, TASK, WORDS, "2.2")
    caret(edit, 0)
    type_in(page, "Teh costomer. ")
    qtbot.waitUntil(lambda: len(edit.extraSelections()) >= 2)
    assert words_of(page, claim) == WORDS


def test_a_former_text_comes_back(page: AccountsPage, window: MainWindow) -> None:
    edit = page.editor.star.edit(TASK)
    former = edit.text
    edit.selectAll()
    edit.setFocus()
    type_in(page, "Short.")
    page.open_revisions()
    dialog = page.findChild(RevisionsDialog)
    assert dialog is not None
    dialog.restore.click()
    assert edit.text == former
    assert stored(window).text.task == former


def caret_shows(page: AccountsPage) -> bool:
    """Tell whether the caret of the section in use is within what shows of the page."""
    star = page.editor.star
    edit = star.edit(star.current)
    box = edit.cursorRect()
    top = edit.viewport().mapTo(star.viewport(), box.topLeft()).y()
    return edit.hasFocus() and top >= 0 and top + box.height() <= star.viewport().height()


def test_the_view_follows_the_caret_after_a_long_paste(page: AccountsPage, qtbot: QtBot) -> None:
    edit = page.editor.star.edit(TASK)
    caret(edit, len(edit.text))
    mime = QMimeData()
    mime.setText("\n".join(f"Line {number} of what was pasted." for number in range(300)))
    edit.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: caret_shows(page))
    for _ in range(40):
        press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: caret_shows(page))
    press(page, Qt.Key.Key_Z, CONTROL)


def test_the_view_follows_the_caret_through_the_sections(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    star = page.editor.star
    for section in Section:
        caret(star.edit(section), 0)
        type_in(page, "So. ")
        star.edit(section).insertPlainText("\n".join("word" for _ in range(40)))
    caret(star.edit(Section.SITUATION), 0)
    qtbot.waitUntil(lambda: caret_shows(page))
    for _ in range(2):
        press(page, Qt.Key.Key_End, CONTROL)
    assert window.focusWidget() is star.edit(Section.REFLECTION)
    assert star.edit(Section.REFLECTION).textCursor().atEnd()
    qtbot.waitUntil(lambda: caret_shows(page))
    for _ in range(2):
        press(page, Qt.Key.Key_Home, CONTROL)
    assert window.focusWidget() is star.edit(Section.SITUATION)
    qtbot.waitUntil(lambda: caret_shows(page))
    for _ in range(130):
        press(page, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: caret_shows(page))
    assert star.current is not Section.SITUATION


def test_every_account_opens_with_all_its_words(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    window.resize(1920, 1040)
    window.show()
    window.open_portfolio(portfolio_file)
    for name in ("accounts", "map", "help"):
        window.show_page(name)
        settle()
    for number in (4, 1, 8, 3):
        window.go(Place("accounts", evidence=number))
        settle()
        page = window.pages["accounts"]
        assert isinstance(page, AccountsPage)
        for block in page.editor.star.blocks.values():
            assert block.edit.geometry().bottom() <= block.rect().bottom(), (number, block.section)
