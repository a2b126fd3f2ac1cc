"""Grammar while writing: marks and the menu where the extra is installed, and nothing at all where it is not."""

from importlib.util import find_spec

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from portfolio_app import paths
from portfolio_app.ui.page import Tools
from portfolio_app.ui.writing import grammar as module
from portfolio_app.ui.writing.grammar import Grammar

_installed = pytest.mark.skipif(find_spec("harper") is None, reason="the extra grammar is not installed")


@pytest.fixture
def edit(qtbot: QtBot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def grammar(tools: Tools) -> Grammar:
    made = Grammar(tools.theme, tools.settings)
    made.runner = tools.aside
    return made


def _marked(grammar: Grammar, edit: QTextEdit) -> list[str]:
    return [selection.cursor.selectedText() for selection in grammar.selections(edit)]


@_installed
def test_slips_are_marked_move_with_the_text_and_are_put_right_from_the_menu(
    qtbot: QtBot, grammar: Grammar, edit: QTextEdit
) -> None:
    edit.setPlainText("A smile 😀. He could of told me the the truth.")
    grammar.attach(edit)
    qtbot.waitUntil(lambda: _marked(grammar, edit) == ["could of", "the the"])
    cursor = QTextCursor(edit.document())
    cursor.insertText("So: ")
    assert _marked(grammar, edit) == ["could of", "the the"]
    menu = QMenu()
    at = edit.toPlainText().index("could of") + 2
    grammar.fill_menu(menu, edit, at)
    assert "could have" in [action.text() for action in menu.actions()]
    next(action for action in menu.actions() if action.text() == "could have").trigger()
    assert "He could have told me" in edit.toPlainText()
    qtbot.waitUntil(lambda: _marked(grammar, edit) == ["the the"])
    menu.clear()
    grammar.fill_menu(menu, edit, edit.toPlainText().index("the the") + 2)
    next(action for action in menu.actions() if action.text() == "Leave it as it is").trigger()
    assert _marked(grammar, edit) == []
    menu.clear()
    grammar.fill_menu(menu, edit, 0)
    assert menu.actions() == []


@_installed
def test_it_can_be_turned_off_and_is_off_where_the_profile_wants_it_so(
    qtbot: QtBot, grammar: Grammar, tools: Tools, edit: QTextEdit
) -> None:
    folder = paths.user_data() / "profiles"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text('title = "Own"\ngrammar = false\n', "utf-8")
    tools.settings.profile = "own"
    edit.setPlainText("He could of told me.")
    grammar.attach(edit)
    assert not grammar.on
    grammar.switch()
    assert grammar.on
    qtbot.waitUntil(lambda: _marked(grammar, edit) == ["could of"])
    grammar.switch()
    assert _marked(grammar, edit) == []
    action = grammar.action()
    assert action is not None
    assert action.checked is not None
    assert not action.checked()


def test_where_it_is_not_installed_nothing_is_shown_or_done(
    grammar: Grammar, edit: QTextEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "installed", lambda: False)
    edit.setPlainText("He could of told me.")
    grammar.attach(edit)
    grammar.allow(["A word"])
    assert not grammar.on
    assert grammar.action() is None
    assert grammar.selections(edit) == []
    menu = QMenu()
    grammar.fill_menu(menu, edit, 5)
    assert menu.actions() == []
