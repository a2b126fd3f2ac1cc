"""*Removed things*: listed, brought back and taken out again, removed for good, and by themselves where that is set."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.removed_dialog import RemovedDialog
from portfolio_app.workspace import open_workspace


@pytest.fixture
def opened(window: MainWindow, portfolio_file: Path) -> MainWindow:
    """The window on a portfolio out of which two accounts and a claim were taken."""
    with open_workspace(portfolio_file) as workspace:
        workspace.accounts.remove("E001")
        workspace.accounts.remove("E002")
        workspace.claims.withdraw([workspace.claims.all()[-1].id])
    window.open_portfolio(portfolio_file)
    return window


def show(window: MainWindow) -> RemovedDialog:
    window.show_removed()
    assert window.removing.dialog is not None
    return window.removing.dialog


def choose(dialog: RemovedDialog, *references: str) -> None:
    dialog.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(dialog.table.rowCount()):
        item = dialog.table.item(row, 0)
        if item is not None and item.text().split()[-1] in references:
            dialog.table.selectionModel().select(dialog.table.model().index(row, 0), flags)
    assert len(dialog.chosen()) == len(references)


def out(window: MainWindow) -> set[str]:
    assert window.session is not None
    return {thing.reference for thing in window.session.workspace.removed.all()}


def test_the_menu_shows_what_was_taken_out(opened: MainWindow) -> None:
    [action] = [action for action in opened.all_actions() if action.name == "portfolio.removed"]
    assert (action.menu, action.text) == ("Portfolio", "Removed things…")
    dialog = show(opened)
    shown = {dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())}
    assert {"Account E001", "Account E002"} < shown
    assert not dialog.back.isEnabled()
    dialog.close()


def test_several_come_back_at_once_and_one_undo_takes_them_out_again(opened: MainWindow) -> None:
    dialog = show(opened)
    choose(dialog, "E001", "E002")
    dialog.back.click()
    assert out(opened).isdisjoint({"E001", "E002"})
    assert dialog.table.rowCount() == 1
    dialog.close()
    assert opened.undoing.undo_words() == "Undo bringing 2 things back"
    opened.undoing.undo()
    assert {"E001", "E002"} <= out(opened)
    opened.undoing.redo()
    assert out(opened).isdisjoint({"E001", "E002"})


def test_removing_for_good_is_asked_once_and_then_done(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = show(opened)
    choose(dialog, "E001")
    dialog.purge.click()
    assert "Remove E001 for good?" in dialog.question.text()
    assert dialog.question.isVisible()
    dialog.no.click()
    assert "E001" in out(opened)
    dialog.purge.click()
    dialog.yes.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert "E001" not in out(opened)
    assert "1 thing is removed for good" in opened.notice_bar.text
    dialog.empty.click()
    dialog.no.click()
    assert len(out(opened)) == 2
    dialog.empty.click()
    dialog.yes.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 0)
    assert out(opened) == set()
    dialog.close()


def test_no_key_brings_back_what_was_removed_for_good(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.session is not None
    dialog = show(opened)
    choose(dialog, "E001")
    dialog.back.click()
    opened.undoing.undo()
    choose(dialog, "E001")
    dialog.purge.click()
    dialog.yes.click()
    qtbot.waitUntil(lambda: "E001" not in out(opened))
    qtbot.waitUntil(lambda: opened.session is not None and opened.session.history.next_redo is None)
    dialog.close()


def test_things_go_by_themselves_only_where_that_was_set(
    opened: MainWindow, portfolio_file: Path, qtbot: QtBot
) -> None:
    assert opened.session is not None
    with_time = opened.session.workspace.removed
    [first] = [thing for thing in with_time.all() if thing.reference == "E001"]
    with_time.bring_back(["E001"])
    with_time.take_out([replace(first, removed_at="2020-01-01T10:00:00Z")])
    opened.close_portfolio()
    opened.open_portfolio(portfolio_file)
    opened.tools.runner.wait()
    assert "E001" in out(opened)
    dialog = show(opened)
    assert dialog.period.currentData() == 0
    dialog.period.setCurrentIndex(dialog.period.findData(90))
    dialog.close()
    assert "E001" in out(opened)
    opened.close_portfolio()
    opened.open_portfolio(portfolio_file)
    qtbot.waitUntil(lambda: "E001" not in out(opened))
    assert "E002" in out(opened)
    qtbot.waitUntil(lambda: "taken out over 90 days ago" in opened.notice_bar.text)


def test_what_was_added_together_is_not_half_undone_when_one_of_it_is_gone_for_good(
    window: MainWindow, portfolio_file: Path, minutes: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Another file.", encoding="utf-8")
    window.open_portfolio(portfolio_file)
    assert window.session is not None
    evidence = window.session.workspace.evidence
    result = evidence.add([minutes, other])
    EvidenceChanges(window.session).added(result)
    first, second = (each.file.evidence for each in result.added)
    evidence.remove(first.reference)
    dialog = show(window)
    choose(dialog, first.reference)
    dialog.purge.click()
    dialog.yes.click()
    window.tools.runner.wait()
    QApplication.processEvents()
    assert first.reference not in out(window)
    window.undoing.undo()
    assert evidence.get(second.reference) == second
    dialog.close()
