"""Spelling while writing: marks, the menu, own words, the switch, and no process left behind."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from portfolio_app.services.spelling import own_words
from portfolio_app.ui.page import Tools
from portfolio_app.ui.theme import Mode
from portfolio_app.ui.writing.spelling import Spelling


@pytest.fixture
def edit(qtbot: QtBot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def spelling(tools: Tools) -> Iterator[Spelling]:
    made = Spelling(tools.theme, tools.settings)
    yield made
    made.close()


def _words(spelling: Spelling, edit: QTextEdit) -> list[str]:
    text = edit.toPlainText().encode("utf-16-le")
    return [text[2 * s : 2 * (s + n)].decode("utf-16-le") for s, n in spelling.misspelt(edit)]


def _wait_for(qtbot: QtBot, spelling: Spelling, edit: QTextEdit, *words: str) -> None:
    qtbot.waitUntil(lambda: _words(spelling, edit) == list(words))


def _menu_texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def _press(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_misspelt_words_are_marked_in_qts_units(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("A smile 😀 for teh costomer.\nMarek said so. I thanked Marek, GDPR.")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh", "costomer")
    selections = spelling.selections(edit)
    assert [selection.cursor.selectedText() for selection in selections] == ["teh", "costomer"]
    assert edit.extraSelections() == []


def test_a_name_may_open_a_sentence(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("Priya rang. Then I rang Priya. Xqzt came teh")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "Xqzt", "teh")


def test_a_slip_with_a_capital_is_marked_and_a_name_is_not(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("On Saterday Agnieszka met the Custumer in Febuary. Saterday was busy, said the GDPR team")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "Saterday", "Custumer", "Febuary", "Saterday")
    spelling.allow(["Custumer Ltd"])
    _wait_for(qtbot, spelling, edit, "Saterday", "Febuary", "Saterday")
    spelling.add_word("Saterday")
    _wait_for(qtbot, spelling, edit, "Febuary")


def test_a_word_is_marked_once_it_is_finished(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.show()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.setPlainText("a wrng word and ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    spelling.attach(edit)
    qtbot.keyClicks(edit, "recieve")
    _wait_for(qtbot, spelling, edit, "wrng")
    qtbot.keyClicks(edit, " it")
    _wait_for(qtbot, spelling, edit, "wrng", "recieve")


def test_marks_move_with_the_words(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("see teh end")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")
    QTextCursor(edit.document()).insertText("So, ")
    assert _words(spelling, edit) == ["teh"]


def test_a_suggestion_takes_the_words_place_and_can_be_undone(
    qtbot: QtBot, spelling: Spelling, edit: QTextEdit
) -> None:
    edit.setPlainText("I recieve it")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "recieve")
    menu = QMenu(edit)
    menu.addAction("Cut")
    assert spelling.fill_menu(menu, edit, 4)
    assert _menu_texts(menu)[0] == "Looking for suggestions…"
    qtbot.waitUntil(lambda: "receive" in _menu_texts(menu))
    texts = _menu_texts(menu)
    assert len(texts) <= 5 + 3
    assert texts[-3:] == ["Add “recieve” to your dictionary", "Ignore here", "Cut"]
    _press(menu, "receive")
    assert edit.toPlainText() == "I receive it"
    _wait_for(qtbot, spelling, edit)
    edit.undo()
    assert edit.toPlainText() == "I recieve it"


def test_a_menu_that_is_gone_when_the_suggestions_come(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("I recieve it")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "recieve")
    menu = QMenu(edit)
    spelling.fill_menu(menu, edit, 4)
    with qtbot.waitSignal(spelling._helper.suggested):
        delete(menu)


def test_nothing_is_offered_for_a_right_word(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("I recieve it")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "recieve")
    menu = QMenu(edit)
    assert not spelling.fill_menu(menu, edit, 0)
    assert not menu.actions()


def test_own_words_hold_everywhere_and_ignored_ones_here(
    qtbot: QtBot, spelling: Spelling, edit: QTextEdit, tools: Tools
) -> None:
    other = QTextEdit("a ellerix and a qwxz")
    qtbot.addWidget(other)
    edit.setPlainText("each ellerix is a qwxz")
    spelling.attach(edit)
    spelling.attach(other)
    _wait_for(qtbot, spelling, edit, "ellerix", "qwxz")
    _wait_for(qtbot, spelling, other, "ellerix", "qwxz")
    menu = QMenu(edit)
    spelling.fill_menu(menu, edit, 6)
    _press(menu, "Add “ellerix” to your dictionary")
    assert own_words() == {"ellerix"}
    assert _words(spelling, other) == ["qwxz"]
    menu = QMenu(edit)
    spelling.fill_menu(menu, edit, 19)
    _press(menu, "Ignore here")
    assert _words(spelling, edit) == []
    assert _words(spelling, other) == ["qwxz"]


def test_words_of_criteria_are_right(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    spelling.allow(["Explain how ellerixes build loyalty"])
    edit.setPlainText("Two ellerixes, wrng")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "wrng")


def test_the_switch_is_remembered(qtbot: QtBot, spelling: Spelling, edit: QTextEdit, tools: Tools) -> None:
    edit.setPlainText("teh end")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")
    action = spelling.action()
    assert action.checked
    assert action.checked()
    with qtbot.waitSignal(spelling.changed):
        action.run()
    assert not action.checked()
    assert spelling.misspelt(edit) == []
    assert not Spelling(tools.theme, tools.settings).on
    action.run()
    _wait_for(qtbot, spelling, edit, "teh")


def test_the_line_follows_the_theme(qtbot: QtBot, spelling: Spelling, edit: QTextEdit, tools: Tools) -> None:
    spelling.attach(edit)
    light = spelling.format().underlineColor()
    with qtbot.waitSignal(spelling.changed):
        tools.theme.set_mode(Mode.DARK)
    assert spelling.format().underlineColor() != light


def test_a_long_text_is_read_in_slices(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("A longer sentence that is right. " * 4000 + "teh end")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")


def test_a_helper_that_ends_is_started_again(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("teh end")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")
    assert spelling._helper._process
    with qtbot.waitSignal(spelling._helper.lost):
        spelling._helper._process.kill()
    edit.setPlainText("a costomer came")
    _wait_for(qtbot, spelling, edit, "costomer")


def test_read_only_text_is_not_corrected(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("teh end")
    edit.setReadOnly(True)
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")
    menu = QMenu(edit)
    spelling.fill_menu(menu, edit, 1)
    assert _menu_texts(menu) == ["Add “teh” to your dictionary", "Ignore here"]


def test_a_deleted_edit_is_forgotten(qtbot: QtBot, spelling: Spelling, tools: Tools) -> None:
    edit = QTextEdit("teh end")
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "teh")
    edit.deleteLater()
    qtbot.waitUntil(lambda: not isValid(edit))
    assert spelling._marks == {}
    tools.theme.set_mode(Mode.DARK)


def test_no_process_is_left_when_the_owner_is_deleted(qtbot: QtBot, tools: Tools) -> None:
    owner = QTextEdit("teh end")
    spelling = Spelling(tools.theme, tools.settings, owner)
    spelling.attach(owner)
    _wait_for(qtbot, spelling, owner, "teh")
    process = spelling._helper._process
    assert process
    assert process.state() is QProcess.ProcessState.Running
    ended: list[int] = []
    process.finished.connect(lambda code, _: ended.append(code))
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    assert ended


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_that_grows_stays_on_the_screen(qtbot: QtBot, spelling: Spelling, edit: QTextEdit) -> None:
    edit.setPlainText("I recieve it")
    edit.show()
    spelling.attach(edit)
    _wait_for(qtbot, spelling, edit, "recieve")
    menu = QMenu(edit)
    menu.addAction("Cut")
    assert spelling.fill_menu(menu, edit, 4)
    room = menu.screen().availableGeometry()
    menu.popup(room.bottomRight())
    qtbot.waitUntil(lambda: "receive" in _menu_texts(menu))
    assert room.contains(menu.geometry())
    assert menu.height() >= menu.sizeHint().height()
    menu.close()
