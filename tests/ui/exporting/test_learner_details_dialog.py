"""The learner's details: a value in, what was changed out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.ui.exporting.learner_details_dialog import DetailsDialog
from portfolio_app.ui.page import Tools

ANN = Portfolio("an-id", "Ann", "2026-01-01T00:00:00Z", employer="Otter & Sons")


def make(qtbot: QtBot) -> tuple[DetailsDialog, QWidget]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DetailsDialog(ANN, parent)
    dialog.open()
    return dialog, parent


def test_only_what_was_changed_is_returned(qtbot: QtBot, tools: Tools) -> None:
    dialog, _ = make(qtbot)
    assert dialog.value() == {}
    employer = dialog.fields["employer"]
    employer.setFocus()
    employer.selectAll()
    qtbot.keyClicks(employer, "  Heron   Ltd ")
    dialog.fields["learner_number"].setText("0042")
    assert dialog.value() == {"employer": "Heron Ltd", "learner_number": "0042"}
    dialog.reject()


def test_a_name_must_stay(qtbot: QtBot, tools: Tools) -> None:
    dialog, _ = make(qtbot)
    keep = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Keep these details")
    dialog.fields["learner"].setText("   ")
    assert not keep.isEnabled()
    dialog.fields["learner"].setText("Ann Otter")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted


def test_the_dialog_is_freed_on_close(qtbot: QtBot, tools: Tools) -> None:
    dialog, _ = make(qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)


def test_the_use_of_ai_and_the_record_are_answered_here(qtbot: QtBot, tools: Tools) -> None:
    dialog, _ = make(qtbot)
    dialog.ai_use.setFocus()
    qtbot.keyClicks(dialog.ai_use, "I used none. ")
    dialog.authorship.tick()
    value = dialog.value()
    assert value["ai_use"] == "I used none."
    assert value["authorship_since"].startswith("20")
    dialog.reject()
