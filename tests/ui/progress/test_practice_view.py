"""Practice talk on the check page: typed answers are saved, undone, found again, and never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from portfolio_app.domain.errors import FileError
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.progress.practice_view import PracticeView
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.kept_fields import KeptText


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> CheckPage:
    made = CheckPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 776)
    made.show()
    made.show_now()
    qtbot.waitUntil(lambda: not made.checking)
    return made


def _practise(qtbot: QtBot, page: CheckPage, criterion: str) -> PracticeView:
    page.open_place(Place("check", criterion=criterion))
    assert page.practice is not None
    view = page.practice
    qtbot.waitUntil(lambda: not view.reading)
    return view


def _first(view: PracticeView) -> KeptText:
    return next(iter(view.fields.values()))


def test_what_is_typed_is_saved_undone_and_found_again(
    qtbot: QtBot, page: CheckPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = list(session.criteria)[:2]
    view = _practise(qtbot, page, one)
    assert page.place() == Place("check", criterion=one)
    qtbot.keyClicks(_first(view), "I told her why.")
    view.next_button.click()
    qtbot.waitUntil(lambda: not view.reading)
    assert view.criterion == two
    assert _first(view).words == ""
    assert not page.checking, "notes are no reason to check again"
    view = _practise(qtbot, page, one)
    assert _first(view).words == "I told her why."
    session.undo()
    assert _first(view).words == ""
    session.redo()
    assert _first(view).words == "I told her why."
    # What cannot be saved stays where it is, and is handed out to be put aside.
    _first(view).moveCursor(QTextCursor.MoveOperation.End)
    monkeypatch.setattr(session.workspace.practice, "answer", _fail)
    qtbot.keyClicks(_first(view), " More.")
    assert not page.flush()
    view.next_button.click()
    assert view.criterion == one
    (words,) = page.unsaved()
    assert words.endswith("I told her why. More.\n")
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert view.isVisible()
    monkeypatch.undo()
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    assert not view.isVisible()
    assert page.tree.isVisible()
    assert [answer.text for answer in session.workspace.practice.answers()] == ["I told her why. More."]
    assert page.place() == Place("check")


def _fail(*_: object) -> None:
    raise FileError("The disk is full: free some room.")


def test_the_line_that_is_chosen_is_practised(qtbot: QtBot, page: CheckPage) -> None:
    page.tree.setCurrentIndex(page.tree.rows.index(0, 0, page.tree.rows.index(0, 0)))
    (action,) = [action for action in page.actions_offered() if action.name == "check.practise"]
    action.run()
    assert page.practice is not None
    qtbot.waitUntil(lambda: page.practice is not None and not page.practice.reading)
    page.work.practise.click()
    assert page.practice.criterion == page.work._criterion
