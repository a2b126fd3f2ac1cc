"""The evidence page: order, filter, states, going there, copying, and what it remembers."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, Section
from portfolio_app.domain.evidence.file import EvidenceSummary
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.evidence.evidence_table import (
    Column,
    EvidenceTableModel,
    Standing,
    counted,
    evidence_lines,
)
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.workspace import create_workspace


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> EvidencePage:
    made = EvidencePage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    _settle(made)
    return made


def _settle(page: EvidencePage) -> None:
    """Wait until what was read shows."""
    page.tools.runner.wait()
    QApplication.processEvents()


def _column(page: EvidencePage, column: Column) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def _sort_by(qtbot: QtBot, page: EvidencePage, column: Column) -> None:
    header = page.table.horizontalHeader()
    place = header.rect().topLeft()
    place.setX(header.sectionViewportPosition(column) + 20)
    place.setY(header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_account_stands_in_order(page: EvidencePage, session: Session) -> None:
    accounts = session.workspace.accounts.list()
    assert _column(page, Column.REFERENCE) == [account.evidence.reference for account in accounts]
    assert _column(page, Column.CLAIMS) == [str(account.claims) for account in accounts]
    assert set(_column(page, Column.STATE)) == {"Fine"}
    assert page.model.index(0, Column.DATE).data() == "12 Jan 2026"


def test_a_click_on_a_heading_sorts_and_is_remembered(
    qtbot: QtBot, page: EvidencePage, session: Session, tools: Tools
) -> None:
    _sort_by(qtbot, page, Column.SIZE)
    words = [int(text.split()[0]) for text in _column(page, Column.SIZE)]
    assert words == sorted(words)
    _sort_by(qtbot, page, Column.SIZE)
    assert [int(text.split()[0]) for text in _column(page, Column.SIZE)] == sorted(words, reverse=True)
    again = EvidencePage(session, tools)
    qtbot.addWidget(again)
    again.refresh()
    _settle(again)
    assert _column(again, Column.SIZE) == _column(page, Column.SIZE)


def test_a_broken_memory_of_the_order_is_as_good_as_none(qtbot: QtBot, session: Session, tools: Tools) -> None:
    tools.settings.remember("evidence/sort", "nonsense")
    page = EvidencePage(session, tools)
    qtbot.addWidget(page)
    page.refresh()
    _settle(page)
    assert _column(page, Column.REFERENCE)[0] == "E001"


def test_the_filter_takes_words_in_any_order(qtbot: QtBot, page: EvidencePage) -> None:
    qtbot.keyClicks(page.list.field, "queue KETT")
    assert _column(page, Column.REFERENCE) == ["E001"]
    page.list.field.setText("feb 2026")
    assert _column(page, Column.DATE) == ["5 Feb 2026"]
    page.list.field.setText("xyzzy")
    assert page.model.rowCount() == 0
    assert not page.table.isVisible()
    page.list.show_all()
    assert page.model.rowCount() == 10
    assert page.table.isVisible()


def test_states_and_their_chips(qtbot: QtBot, page: EvidencePage, session: Session) -> None:
    AccountChanges(session).create("Spill in aisle four")
    _settle(page)
    kettle = session.workspace.accounts.get("E001")
    AccountChanges(session).save(replace(kettle, text=kettle.text.with_section(Section.TASK, "")))
    _settle(page)
    assert _column(page, Column.STATE)[0] == "Task is empty"
    AccountChanges(session).save(replace(kettle, text=kettle.text.with_section(Section.ACTION, "")))
    _settle(page)
    assert _column(page, Column.STATE)[0].endswith("to re-check")
    assert _column(page, Column.STATE)[-1] == "No claims yet"
    chip = page.list.chips[Standing.NO_CLAIMS]
    assert chip.isVisible()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert _column(page, Column.TITLE) == ["Spill in aisle four"]
    assert chip.accessibleName() == "Show only: No claims yet, 1"


def test_enter_and_double_click_go_there(qtbot: QtBot, page: EvidencePage) -> None:
    page.table.setFocus()
    page.table.selectRow(1)
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == [Place("accounts", evidence=2)]
    box = page.table.visualRect(page.model.index(3, Column.TITLE))
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert went.args == [Place("accounts", evidence=4)]


def test_a_row_is_copied(qtbot: QtBot, page: EvidencePage) -> None:
    page.table.selectRow(0)
    with qtbot.waitSignal(page.notify):
        qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[:2] == ["E001", "A returned kettle and a long queue"]
    assert len(copied) == len(Column)
    action = next(action for action in page.actions_offered() if action.name == "evidence.copy")
    assert action.enabled()


def test_a_place_is_chosen_even_behind_a_filter(page: EvidencePage) -> None:
    page.list.field.setText("kettle")
    page.open_place(Place("evidence", evidence=5))
    assert page.list.field.text() == ""
    assert page.table.line
    assert page.table.line.summary.evidence.id == 5
    page.open_place(Place("evidence", evidence=999))


def test_a_place_wanted_before_the_rows_are_read_is_chosen(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = EvidencePage(session, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    page.open_place(Place("evidence", evidence=7))
    _settle(page)
    assert page.table.line
    assert page.table.line.summary.evidence.id == 7


def test_the_chosen_row_stays_chosen(page: EvidencePage, session: Session) -> None:
    page.table.selectRow(4)
    page.table.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)
    page.open_place(Place("evidence", evidence=5))
    AccountChanges(session).create("A thing that comes first")
    _settle(page)
    assert page.table.line
    assert page.table.line.summary.evidence.id == 5


def test_an_empty_portfolio_says_what_to_do(qtbot: QtBot, tools: Tools, tmp_path: Path) -> None:
    session = Session(create_workspace(tmp_path / "new.portfolio", make_portfolio("Ann")))
    page = EvidencePage(session, tools)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.show_now()
    _settle(page)
    assert not page.list.field.isVisible()
    assert page._empty.isVisible()
    assert not page.panel.isVisible()
    assert page.add.mapTo(page.header, page.add.rect().topRight()).x() == page.header.width() - 1
    session.close()


def test_titles_sort_as_people_count() -> None:
    titles = ("Spill 10", "spill 2", "Ärger", "Zeal", "Spill 1")
    summaries = [
        EvidenceSummary(Evidence(number, EvidenceKind.ACCOUNT, title), claims=1, words=number)
        for number, title in enumerate(titles, 1)
    ]
    tallies = {number: (1, int(number == 2)) for number in range(1, 5)}
    model = EvidenceTableModel()
    model.set_lines(evidence_lines(summaries, tallies, {1: "36 words"}))
    model.sort(Column.TITLE)
    assert [model.index(row, Column.TITLE).data() for row in range(5)] == [
        "Ärger",
        "Spill 1",
        "spill 2",
        "Spill 10",
        "Zeal",
    ]
    model.sort(Column.STATE)
    assert [model.index(row, Column.STATE).data() for row in range(3)] == ["1 to re-check", "36 words", "Fine"]
    model.sort(Column.DATE)
    assert model.index(0, Column.DATE).data() == "no date"


def test_columns_fit_at_every_size(page: EvidencePage, tools: Tools) -> None:
    for percent in (80, 100, 200):
        tools.theme.set_percent(percent)
        assert page.table.columnWidth(Column.TITLE) >= tools.theme.px(200)
        assert not page.grab().isNull()
    heard = page.model.index(0, Column.SIZE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Size: ")


def test_down_in_the_filter_reaches_the_list_and_enter_goes_there(qtbot: QtBot, page: EvidencePage) -> None:
    page.list.field.setFocus()
    went: list[Place] = []
    page.go.connect(went.append)
    qtbot.keyClick(page.list.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.table
    assert page.table.line is not None
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert [place.evidence for place in went] == [page.table.line.summary.evidence.id]


def test_enter_in_the_filter_chooses_the_first_row_and_then_goes_there(qtbot: QtBot, page: EvidencePage) -> None:
    page.list.field.setFocus()
    went: list[Place] = []
    page.go.connect(went.append)
    qtbot.keyClicks(page.list.field, "kettle")
    qtbot.keyClick(page.list.field, Qt.Key.Key_Return)
    assert not went
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert len(went) == 1


def test_the_head_counts_every_kind() -> None:
    kinds = (EvidenceKind.ACCOUNT, EvidenceKind.FILE, EvidenceKind.STATEMENT, EvidenceKind.STATEMENT)
    kinds += (EvidenceKind.HELD_ELSEWHERE,)
    summaries = [EvidenceSummary(Evidence(n, kind, "x"), 0) for n, kind in enumerate(kinds, 1)]
    lines = evidence_lines(summaries, {}, {})
    assert counted(lines) == "1 account, 1 file, 2 statements, 1 thing held elsewhere"


def test_an_annotation_says_what_it_is_about() -> None:
    account = Evidence(5, EvidenceKind.ACCOUNT, "What I did")
    [line] = evidence_lines([EvidenceSummary(account, 0, about=3)], {}, {})
    assert line.text(Column.KIND) == "Annotation of E003, RA"
