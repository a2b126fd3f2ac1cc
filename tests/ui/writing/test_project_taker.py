"""A coded project that came back, in the window: dropped, shown, ticked, taken in, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.coded_project_dialog import CodedProjectDialog
from tests.importers.coded_project.test_import import packed, selection
from tests.ui.writing.test_found_evidence import drop, files


def test_a_project_is_compared_ticked_taken_in_and_taken_back(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    window.open_portfolio(portfolio_file)
    session = window.session
    assert session is not None
    before = session.workspace.accounts.list()
    claims = session.workspace.claims.all()
    words = b"Situation\n\nWe were full.\n\nAction\n\nI asked for help."
    coded = selection(words.index(b"I asked"), words.index(b"I asked") + 7) + selection(0, 9, code="X")
    drop(window, files(packed(tmp_path / "study.qdpx", words, coded)))
    taker = window.files.projects
    qtbot.waitUntil(lambda: taker.dialog is not None)
    dialog = taker.dialog
    assert isinstance(dialog, CodedProjectDialog)
    heads = [item.text(0) for n in range(dialog.tree.topLevelItemCount()) if (item := dialog.tree.topLevelItem(n))]
    assert heads == [
        "New in the project",
        "Not understood: this is left out",
        "Only in your portfolio: this stays",
    ]
    (new,) = dialog.value()
    assert new.found is not None
    assert new.found.draft.title == "Diary"
    head = dialog.tree.topLevelItem(0)
    assert head is not None
    row = head.child(0)
    assert row is not None
    row.setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()
    row.setCheckState(0, Qt.CheckState.Checked)
    with qtbot.waitSignal(taker.said) as said:
        dialog.accept()
    assert said.args == ["Took in 1 account and 1 claim; changed 0 claims.", True]
    assert len(session.workspace.accounts.list()) == len(before) + 1
    window.undoing.undo()
    assert session.workspace.accounts.list() == before
    assert session.workspace.claims.all() == claims
    window.undoing.redo()
    assert len(session.workspace.claims.all()) == len(claims) + 1
