"""Faults of the program itself: said with details to copy, and no word is lost."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.errors import InputError
from portfolio_app.log import read_log
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.fault_dialog import FaultDialog
from portfolio_app.ui.shell.log_dialog import LogDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.section_edit import SectionEdit


@pytest.fixture(autouse=True)
def former_hook() -> Iterator[None]:
    former = sys.excepthook
    yield
    sys.excepthook = former


def fault(window: MainWindow, error: Exception) -> None:
    """Let an error arrive where those of slots arrive, while pytest-qt listens there itself."""
    try:
        raise error
    except type(error) as raised:
        window.telling.hook(type(raised), raised, raised.__traceback__)


def test_a_fault_is_told_with_details_to_copy_and_words_are_saved(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    edit = window.findChildren(SectionEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Precious words. ")
    fault(window, ZeroDivisionError("Precious words."))
    (dialog,) = window.findChildren(FaultDialog)
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "test_fault_dialog.py" in copied
    assert "ZeroDivisionError" in copied
    assert "Precious" not in copied
    assert "Precious words." in edit.toPlainText()
    assert window.session is not None
    assert "Precious words." in window.session.workspace.accounts.get("E001").text.situation
    fault(window, ValueError("another"))
    assert window.findChildren(FaultDialog) == [dialog]
    assert "ValueError" in dialog.details.toPlainText()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    fault(window, ValueError("once more"))
    (again,) = window.findChildren(FaultDialog)
    with qtbot.waitSignal(again.destroyed):
        qtbot.keyClick(again, Qt.Key.Key_Escape)


def test_an_error_that_the_user_can_mend_is_a_notice(window: MainWindow) -> None:
    fault(window, InputError("Say which criterion."))
    assert window.notice_bar.text == "Say which criterion."
    assert window.findChildren(FaultDialog) == []


def test_help_shows_the_log_of_faults_without_words(qtbot: QtBot, window: MainWindow) -> None:
    fault(window, ValueError("Mrs Ormerod"))
    (dialog,) = window.findChildren(FaultDialog)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    next(action for action in window.all_actions() if action.name == "help.log").run()
    (shown,) = window.findChildren(LogDialog)
    assert shown.isVisible()
    qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "in fault" in copied
    assert "ValueError" in copied
    assert "Ormerod" not in copied.replace('ValueError("Mrs Ormerod")', "")


def test_what_a_notice_says_of_an_unforeseen_error_is_in_the_log() -> None:
    assert "log" in message_of(ZeroDivisionError("Mrs Ormerod"))
    assert "ZeroDivisionError" in read_log()
    assert "Ormerod" not in read_log().rsplit("\n", 2)[-2]
