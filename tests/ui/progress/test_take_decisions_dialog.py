"""A learner takes decisions in: by menu or drop, after a look, with undo; feedback stands where the words are."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.decisions.assessment import ClaimDraft
from portfolio_app.domain.decisions.decision import Role, Verdict
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.xlsx import write_xlsx
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.assessing.assessor import save_assessor
from portfolio_app.services.packs.return_form import build_return_form
from portfolio_app.ui.map.map_page import MapPage
from portfolio_app.ui.page import Place
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.progress.overview_page import OverviewPage
from portfolio_app.ui.progress.take_decisions_dialog import TakeDecisionsDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.workspace import open_workspace
from tests.services.assessing.test_decision_sheet import answer as answer_in
from tests.services.assessing.test_decision_sheet import usual
from tests.services.packs.conftest import SMALL
from tests.services.packs.generated import NOW

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
LISTENING, FACTORS = "CS101/101/1.3", "CS103/103/2.2"


@pytest.fixture
def answer(portfolio_file: Path, tmp_path: Path) -> Path:
    """What an assessor sent back on the portfolio: one criterion met, one not yet, and one claim not accepted."""
    pack = tmp_path / "pack.zip"
    with open_workspace(portfolio_file) as workspace:
        workspace.packs.make(pack, NOW, SMALL)
    assessing = open_assessment(pack)
    assessing.put(replace(assessing.draft(LISTENING), verdict=Verdict.MET, feedback="Well heard."))
    refused = replace(assessing.draft(FACTORS), verdict=Verdict.NOT_YET_MET, feedback="One more factor.")
    claim = assessing.claims[FACTORS][0]
    assessing.put(refused.with_claim(claim.id, ClaimDraft(False, "Too short.")))
    save_assessor("Jo Field", Role.ASSESSOR)
    assessing.return_to(tmp_path / "back.decisions")
    return tmp_path / "back.decisions"


@pytest.fixture
def looked_at(qtbot: QtBot, window: MainWindow, portfolio_file: Path, answer: Path) -> TakeDecisionsDialog:
    """The file dropped on the window, and what it would bring."""
    window.open_portfolio(portfolio_file)
    window.expect(answer)
    qtbot.waitUntil(lambda: window.decisions.dialog is not None, timeout=LONG)
    assert window.decisions.dialog
    return window.decisions.dialog


def texts(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def state(window: MainWindow, criterion: str) -> State:
    assert window.session
    return next(e.state for e in window.session.coverage().criteria if e.criterion.reference == criterion)


def test_what_would_be_taken_in_is_shown_first(window: MainWindow, looked_at: TakeDecisionsDialog) -> None:
    assert "2 decisions by Jo Field" in texts(looked_at)
    assert "Fingerprint of the key" in looked_at.facts.text()
    rows = looked_at.tree.rows
    groups = [rows.row_at(rows.index(number, 0)) for number in range(rows.rowCount())]
    assert [(group.text, group.state) for group in groups] == [
        ("Met", State.MET),
        ("Not yet met", State.NOT_YET_MET),
    ]
    assert groups[1].rows[0].detail == "One more factor."
    looked_at.reject()
    assert state(window, LISTENING) is State.CLAIMED


def test_taking_in_changes_coverage_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog
) -> None:
    qtbot.mouseClick(looked_at.take, LEFT)
    assert (state(window, LISTENING), state(window, FACTORS)) == (State.MET, State.NOT_YET_MET)
    assert "Took in 2 decisions" in texts(window.notice_bar)
    undo = next(b for b in window.notice_bar.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(undo, LEFT)
    assert state(window, LISTENING) is State.CLAIMED
    window.undoing.undo()
    assert state(window, LISTENING) is State.MET


def test_no_key_takes_decisions_out(qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog) -> None:
    qtbot.mouseClick(looked_at.take, LEFT)
    window.undoing.undo()
    assert state(window, LISTENING) is State.MET


def test_feedback_stands_at_the_passage(qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog) -> None:
    looked_at.accept()
    assert window.session
    claim = next(c for c in window.session.workspace.claims.all() if c.criterion == FACTORS)
    window.go(Place("accounts", evidence=claim.evidence_id, claim=claim.id))
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    details = page.editor.panel.claims.details
    assert details.decided.isVisible()
    assert details.decided.text().splitlines() == [
        details.decided.text().splitlines()[0],
        "These words were not accepted.",
        "Too short.",
        "One more factor.",
    ]
    assert details.decided.text().startswith("Not yet met (Jo Field, ")
    row = next(row for row in page.editor.panel.claims.rows.claims if row.claim.id == claim.id)
    assert row.verdict is State.NOT_YET_MET
    assert row.short == "Not accepted: Too short."
    marks = [mark for block in page.editor.star.blocks.values() for mark, _, _ in block.edit.marks.all()]
    assert [mark.claim for mark in marks if mark.refused] == [claim.id]
    qtbot.waitUntil(lambda: details.decided.height() >= details.decided.heightForWidth(details.decided.width()))
    assert "Too short." in row.said


def test_the_map_the_check_and_the_overview_say_what_to_do(
    qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog
) -> None:
    looked_at.accept()
    window.go(Place("map", criterion=FACTORS))
    page = window.pages["map"]
    assert isinstance(page, MapPage)
    assert "One more factor." in texts(page.panel)
    assert "Not yet met: Jo Field" in texts(page.panel)
    window.show_page("check")
    check = window.pages["check"]
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(lambda: not check.checking, timeout=LONG)
    group = check.tree.rows.row_at(check.tree.rows.index(0, 0))
    assert group.text == "Feedback: not yet met"
    assert [row.code for row in group.rows] == ["103 2.2", "E001"]
    window.show_page("overview")
    overview = window.pages["overview"]
    assert isinstance(overview, OverviewPage)
    assert "1 met, 1 not yet met" in texts(overview)
    assert overview.steps[0].criterion == FACTORS
    assert "“One more factor.”" in texts(overview.steps[0])


def test_the_same_file_again_is_said_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog, answer: Path
) -> None:
    looked_at.accept()
    window.notice_bar.hide()
    window.files.take_decisions(answer)
    qtbot.waitUntil(window.notice_bar.isVisible, timeout=LONG)
    assert "was taken in already" in texts(window.notice_bar)
    assert window.decisions.dialog is None


def test_without_a_portfolio_it_says_what_to_do(window: MainWindow, answer: Path) -> None:
    window.begin()
    window.expect(answer)
    assert "Open the portfolio first" in texts(window.notice_bar)


def test_a_portfolio_that_can_only_be_read_takes_nothing_in(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, answer: Path
) -> None:
    with open_workspace(portfolio_file):
        window.open_portfolio(portfolio_file)
        window.notice_bar.hide()
        window.files.take_decisions(answer)
        assert "can only be read" in texts(window.notice_bar)


def test_a_file_that_is_none_is_said(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.notice_bar.hide()
    path = tmp_path / "odd.xlsx"
    path.write_bytes(b"PK\x03\x04 no")
    window.expect(path)
    qtbot.waitUntil(window.notice_bar.isVisible, timeout=LONG)
    assert "odd.xlsx" in texts(window.notice_bar)


def test_the_dialog_is_freed_on_close(qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog) -> None:
    with qtbot.waitSignal(looked_at.destroyed):
        looked_at.reject()
    assert window.decisions.dialog is None


def test_rows_that_are_wrong_are_listed_to_copy_and_the_others_taken_in(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    with open_workspace(portfolio_file) as workspace:
        made = build_return_form(workspace.overview.content(), date(2026, 3, 3), "ab" * 32)
    write_xlsx(made, tmp_path / "Decisions.xlsx")
    book = openpyxl.load_workbook(tmp_path / "Decisions.xlsx")
    usual(book)
    criteria = [number for number, row in enumerate(book["Decisions"].rows, 1) if str(row[0].value).startswith("K")]
    for number in criteria[-6:]:
        answer_in(book, number, FormColumn.DECISION, "fine")
    book.save(tmp_path / "Decisions.xlsx")
    window.open_portfolio(portfolio_file)
    window.expect(tmp_path / "Decisions.xlsx")
    qtbot.waitUntil(lambda: window.decisions.faults is not None, timeout=LONG)
    dialog = window.decisions.faults
    assert dialog
    qtbot.mouseClick(dialog.copy, LEFT)
    assert len(QApplication.clipboard().text().splitlines()) == dialog.list.count() == 6
    assert dialog.take.text() == "Take in the 1 other decision"
    qtbot.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: window.decisions.dialog is not None, timeout=LONG)
    assert window.decisions.dialog
    window.decisions.dialog.accept()
    assert state(window, LISTENING) is State.MET


def test_a_file_that_was_not_kept_can_be_kept_later(
    qtbot: QtBot, window: MainWindow, looked_at: TakeDecisionsDialog, portfolio_file: Path, answer: Path
) -> None:
    looked_at.accept()
    with closing(sqlite3.connect(portfolio_file)) as file, file:
        file.execute("DELETE FROM decision_files")
    window.notice_bar.hide()
    window.files.take_decisions(answer)
    qtbot.waitUntil(lambda: window.decisions.dialog is not None, timeout=LONG)
    dialog = window.decisions.dialog
    assert dialog
    assert (dialog.take.text(), dialog.take.isEnabled()) == ("Keep the file", True)
    dialog.accept()
    assert "it proves decisions that were there already" in texts(window.notice_bar)
