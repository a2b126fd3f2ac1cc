"""The map: keys, clicks, filters, folding, kept columns, the list, copying and saving."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.map.map_data import MapFilter
from portfolio_app.ui.map.map_page import MapPage
from portfolio_app.ui.map.map_table import MapColumn
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.workspace import create_workspace
from tests.ui.map.synthetic import made_up_map

CRITERION = "CS103/103/2.2"


def first(signal: SignalBlocker) -> Any:  # noqa: ANN401  # whatever the signal carries
    """Return what a signal that arrived carried."""
    assert signal.args
    return signal.args[0]


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> MapPage:
    made = MapPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 776)
    made.show()
    made.show_now()
    return made


@pytest.fixture
def empty(qapp: object, tmp_path: Path) -> Iterator[Session]:
    opened = Session(create_workspace(tmp_path / "empty.portfolio", make_portfolio("Ann")))
    yield opened
    opened.close()


def cell(page: MapPage, criterion: str, evidence_id: int) -> None:
    places = [each.id for each in page.model.evidence]
    page.grid.setCurrentIndex(
        page.model.index(page.model.row_of(criterion), MapColumn.EVIDENCE + places.index(evidence_id))
    )


def test_enter_goes_to_the_words_and_each_time_to_the_next(qtbot: QtBot, page: MapPage) -> None:
    spots = page.model.map.at(CRITERION, 1)
    assert len(spots) == 2
    cell(page, CRITERION, 1)
    went: list[int] = []
    for _ in range(3):
        with qtbot.waitSignal(page.go) as going:
            qtbot.keyClick(page.grid, Qt.Key.Key_Return)
        assert first(going).page == "accounts"
        assert first(going).evidence == 1
        went.append(first(going).claim)
    assert went == [spots[0].id, spots[1].id, spots[0].id]


def test_a_click_on_a_mark_goes_to_the_words_and_an_empty_cell_nowhere(qtbot: QtBot, page: MapPage) -> None:
    cell(page, CRITERION, 2)
    with qtbot.assertNotEmitted(page.go):
        qtbot.mouseClick(
            page.grid.viewport(),
            Qt.MouseButton.LeftButton,
            pos=page.grid.visualRect(page.grid.currentIndex()).center(),
        )
    cell(page, CRITERION, 5)
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(
            page.grid.viewport(),
            Qt.MouseButton.LeftButton,
            pos=page.grid.visualRect(page.grid.currentIndex()).center(),
        )
    assert first(going).evidence == 5


def test_a_reference_in_the_heading_leads_to_its_account(qtbot: QtBot, page: MapPage) -> None:
    x = page.grid.columnViewportPosition(MapColumn.EVIDENCE + 3) + 10
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(page.grid.heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    assert going.args == [Place("accounts", evidence=4)]


def test_arrows_move_and_fold(qtbot: QtBot, page: MapPage) -> None:
    page.grid.show_row("CS103/103")
    before = page.model.rowCount()
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    assert page.model.rowCount() < before
    assert page.model.rows[page.grid.currentIndex().row()].key == "CS103/103"
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.model.rowCount() == before
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    assert page.model.rows[page.grid.currentIndex().row()].key == "CS103/103/1.1"
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.currentIndex().column() == MapColumn.STATE


def test_a_criterion_opens_beside_the_map_and_escape_closes_it(qtbot: QtBot, page: MapPage) -> None:
    page.grid.show_row(CRITERION)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.key == CRITERION
    rows = page.panel.findChildren(RowButton)
    assert len(rows) == 3
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(rows[0], Qt.Key.Key_Return)
    assert first(going).claim == page.session.workspace.claims.of_criterion(CRITERION)[0].id
    qtbot.keyClick(page.grid, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_a_place_shows_its_criterion_whatever_was_filtered_or_folded(qtbot: QtBot, page: MapPage) -> None:
    qtbot.mouseClick(page.filters.gaps, Qt.MouseButton.LeftButton)
    page.model.fold("CS101/101", folded=True)
    page.open_place(Place("map", criterion="CS101/101/1.1"))
    assert page.model.rows[page.grid.currentIndex().row()].key == "CS101/101/1.1"
    assert not page.filters.gaps.isChecked()
    page.open_place(Place("map", criterion="CS302/302"))
    assert {row.unit for row in page.model.rows} == {"CS302/302"}
    assert page.filters.unit.currentData() == "CS302/302"
    page.open_place(Place("map", criterion="nowhere/at/all"))


def test_typing_and_chips_filter(qtbot: QtBot, page: MapPage) -> None:
    qtbot.keyClicks(page.filters.words, "external factors")
    found = [row.key for row in page.model.rows if row.entry]
    assert CRITERION in found
    page.filters.words.clear()
    qtbot.mouseClick(page.filters.gaps, Qt.MouseButton.LeftButton)
    assert sum(row.entry is not None for row in page.model.rows) == len(page.session.coverage().gaps())
    qtbot.keyClicks(page.filters.words, "xyzzy")
    assert page._stack.currentWidget() is page._empty
    with qtbot.waitSignal(page.filters.changed):
        qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert page.model.filter == MapFilter()
    assert page._stack.currentWidget() is page.grid


def test_the_kept_columns_and_heading_are_found_under_the_pointer(page: MapPage) -> None:
    page.resize(980, 500)
    grid, bar = page.grid, page.grid.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    index = grid.indexAt(QPoint(20, grid.rowViewportPosition(2) + 5))
    assert (index.row(), index.column()) == (2, MapColumn.CRITERION)
    assert grid.visualRect(index).left() == 0
    grid.verticalScrollBar().setValue(400)
    heading = grid.indexAt(QPoint(500, 3))
    assert page.model.rows[heading.row()].key == "CS101/101"
    cell(page, "CS101/101/1.1", 1)
    box = grid.visualRect(grid.currentIndex())
    assert box.left() >= grid.heading.kept
    assert box.top() >= grid.rowHeight(0)


def test_a_narrow_window_shows_the_list(qtbot: QtBot, page: MapPage, tools: Tools) -> None:
    assert not page.as_list
    page.resize(700, 700)
    assert page._stack.currentWidget() is page.list
    page.list.show_row((CRITERION, 0))
    index = page.list.rows.find((CRITERION, 5))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("E005 What Marek needed from me. 1 passage")
    page.list.setCurrentIndex(index)
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert first(going).evidence == 5
    page.list.setCurrentIndex(page.list.rows.find((CRITERION, 0)))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.panel.key == CRITERION
    assert not page.list.isVisible()
    qtbot.keyClick(page.panel.close_button, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert page.focusProxy() is page.list
    page.resize(1068, 700)
    assert page._stack.currentWidget() is page.grid
    tools.theme.set_percent(200)
    assert page.as_list
    tools.theme.set_percent(100)
    qtbot.mouseClick(page.filters.list_button, Qt.MouseButton.LeftButton)
    assert page._stack.currentWidget() is page.list


def test_a_new_claim_shows_at_once_and_the_place_stays(page: MapPage, session: Session) -> None:
    cell(page, CRITERION, 2)
    ClaimChanges(session).add("E002", ClaimDraft(CRITERION, need="external factor"))
    assert len(page.model.map.at(CRITERION, 2)) == 1
    assert page.model.rows[page.grid.currentIndex().row()].key == CRITERION
    assert page.model.evidence_at(page.grid.currentIndex().column()) == page.model.evidence[1]


def test_the_map_is_copied_as_text_and_table(qtbot: QtBot, page: MapPage) -> None:
    page.filters.show_filter(MapFilter(unit="CS103/103"))
    with qtbot.waitSignal(page.notify):
        qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert lines[0].startswith("Criterion\tWhat it asks\tState\tE001 A returned kettle")
    assert any(line.startswith("103 2.2\tIdentify two") and "● 2" in line for line in lines)
    assert "<table" in data.html()


def test_the_map_is_saved(qtbot: QtBot, page: MapPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.notify):
        page.save_as(tmp_path / "map")
    assert "103 2.2" in (tmp_path / "map.csv").read_text(encoding="utf-8-sig")
    with qtbot.waitSignal(page.notify) as said:
        page.save_as(tmp_path / "missing" / "map.csv")
    assert "could not be written" in first(said).text


def test_without_a_framework_it_says_what_to_do_first(qtbot: QtBot, empty: Session, tools: Tools) -> None:
    page = MapPage(empty, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert going.args == [Place("frameworks")]


def test_a_large_portfolio_is_read_aside(
    qtbot: QtBot, session: Session, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_app.ui.map.map_page._MANY_CLAIMS", 1)
    page = MapPage(session, tools)
    qtbot.addWidget(page)
    page.resize(1068, 700)
    page.show()
    page.show_now()
    assert page.reading
    page.open_place(Place("map", criterion=CRITERION))
    ClaimChanges(session).add("E002", ClaimDraft(CRITERION, need="external factor"))
    qtbot.waitUntil(lambda: not page.reading and bool(page.model.map.at(CRITERION, 2)))
    assert page.model.rows[page.grid.currentIndex().row()].key == CRITERION


def test_a_map_of_200_by_2000_paints_filters_and_folds(qtbot: QtBot, page: MapPage) -> None:
    page.model.set_map(made_up_map())
    assert page.model.columnCount() == MapColumn.EVIDENCE + 2000
    page.grid.setCurrentIndex(page.model.index(150, MapColumn.EVIDENCE + 1999))
    assert page.grid.visualRect(page.grid.currentIndex()).right() <= page.grid.viewport().width()
    assert not page.grid.grab().isNull()
    page.grid.show_row("F/102")
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.model.rowCount() == 212 - 52
    page.model.set_filter(MapFilter(gaps=True, words="103"))
    assert 0 < page.model.rowCount() < 60
    assert not page.grid.grab().isNull()
