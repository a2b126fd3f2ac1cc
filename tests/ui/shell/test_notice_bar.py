"""Notices: they cover nothing, leave by Escape, and do not go while somebody is about to click."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.ui.exporting.changes import keep_details
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.theme import Mode


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def shown(qtbot: QtBot, window: MainWindow, session: Session, page: str) -> QWidget:
    path = session.workspace.path
    session.close()
    window.open_portfolio(path)
    window.show_page(page)
    window.tools.runner.wait()
    QApplication.processEvents()
    return window.pages[page]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("page", ["export", "evidence"])
def test_a_notice_covers_nothing_of_the_page(
    qtbot: QtBot, window: MainWindow, session: Session, page: str, percent: int
) -> None:
    shows = shown(qtbot, window, session, page)
    window.resize(1280, 800)
    window.tools.theme.set_mode(Mode.LIGHT)
    window.tools.theme.set_percent(percent)
    window.say("E001 How I planned my year is removed, with all that was claimed for it.", undo=True)
    QApplication.processEvents()
    assert window.size().height() == 800
    assert not area(window.notice_bar).intersects(area(shows))
    bar = window.notice_bar
    assert bar.height() >= bar.heightForWidth(bar.width())
    if page == "export":
        make = next(b for b in shows.findChildren(QPushButton) if b.text() == "Make the documents")
        middle = make.mapTo(window, make.rect().center())
        assert window.childAt(middle) is make


def test_escape_closes_a_notice_wherever_the_focus_is(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = shown(qtbot, window, session, "accounts")
    window.activateWindow()
    page.setFocus()
    window.say("The disk is full.")
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert not window.notice_bar.isVisible()


def test_the_focus_goes_back_when_a_notice_is_closed_by_key(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    page = shown(qtbot, window, session, "evidence")
    window.activateWindow()
    page.setFocus()
    before = QApplication.focusWidget()
    assert before is not None
    window.say("E001 is removed.", undo=True)
    window.notice_bar._undo.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.notice_bar.undo_wanted):
        qtbot.keyClick(window.notice_bar._undo, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is before


def test_a_notice_waits_until_the_pointer_rests(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = iter([QPoint(5, 5), QPoint(9, 9), QPoint(9, 9)])
    monkeypatch.setattr(QCursor, "pos", lambda: next(places))
    # Where a test before this one left the pointer is no matter here.
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    bar = window.notice_bar
    monkeypatch.setattr(bar, "underMouse", lambda: False)
    window.say("Saved.")
    for there in (True, True, False):
        bar._timer.stop()
        bar._on_read()
        assert bar.isVisible() is there


def test_a_notice_that_was_hidden_with_what_is_beside_it_still_goes(window: MainWindow) -> None:
    window.say("Saved.")
    window.notice_bar.hide()
    assert not window.notice_bar._timer.isActive()
    window.notice_bar.show()
    assert window.notice_bar._timer.isActive()


def test_the_notice_s_undo_undoes_what_it_says_or_is_gone(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    shown(qtbot, window, session, "evidence")
    undo = window.notice_bar._undo
    assert window.session is not None
    session = window.session
    former = session.workspace.details.get().provider
    keep_details(session, {"employer": "Harbour"})
    window.say("The employer is changed.", undo=True)
    assert undo.isVisible()
    keep_details(session, {"provider": "Leeds College"})
    assert not undo.isVisible()  # it would undo that now
    assert window.notice_bar.isVisible()
    window.say("The provider is changed.", undo=True)
    session.undo()
    assert not window.notice_bar.isVisible()  # it is not changed any more
    session.redo()
    window.say("The provider is changed.", undo=True)
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    details = session.workspace.details.get()
    assert (details.employer, details.provider) == ("Harbour", former)
