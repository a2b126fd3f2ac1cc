"""The map's model: what shows after filters and folding, and what is said of it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.progress.state import State
from portfolio_app.ui.map.map_cell import mark_of, words_of
from portfolio_app.ui.map.map_data import MapData, MapFilter, RowKind
from portfolio_app.ui.map.map_list import list_rows
from portfolio_app.ui.map.map_table import MapColumn, MapTableModel
from portfolio_app.ui.map.map_text import as_html, as_tabs
from portfolio_app.ui.widgets.claim_signs import ClaimSign
from tests.ui.map.synthetic import made_up_map


@pytest.fixture(scope="module")
def big() -> MapData:
    return made_up_map()


@pytest.fixture
def model(big: MapData) -> MapTableModel:
    made = MapTableModel()
    made.set_map(big)
    return made


def criteria(model: MapTableModel) -> list[str]:
    return [row.key for row in model.rows if row.kind is RowKind.CRITERION]


def test_a_large_map_shows_whole(model: MapTableModel) -> None:
    assert len(criteria(model)) == 200
    assert model.rowCount() == 4 * (1 + 2 + 50)
    assert model.columnCount() == MapColumn.EVIDENCE + 2000
    assert model.headerData(MapColumn.EVIDENCE, Qt.Orientation.Horizontal) == "E001"


def test_a_small_map_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    made = MapTableModel()
    made.set_map(made_up_map(2, 6, 5))
    qtmodeltester.check(made)


def test_folding_a_unit_hides_its_criteria_and_says_so(model: MapTableModel) -> None:
    model.fold("F/101", folded=True)
    assert len(criteria(model)) == 150
    row = model.rows[model.row_of("F/101")]
    assert row.folded
    assert "folded" in row.spoken
    model.fold("F/100#2", folded=True)
    assert len(criteria(model)) == 125
    model.unfold_all()
    assert len(criteria(model)) == 200


def test_each_row_knows_its_unit(model: MapTableModel) -> None:
    for number, row in enumerate(model.rows):
        assert model.rows[model.head_of(number)].key == row.unit
    assert all(before <= after for before, after in pairwise(map(model.head_of, range(len(model.rows)))))


def test_gaps_are_what_is_not_covered(model: MapTableModel, big: MapData) -> None:
    model.set_filter(MapFilter(gaps=True))
    wanted = [key for key, row in big.criteria.items() if row.entry and not row.entry.covered]
    assert criteria(model) == wanted
    assert 0 < len(wanted) < 200


def test_best_evidence_and_unit_together(model: MapTableModel, big: MapData) -> None:
    model.set_filter(MapFilter(starred=True, unit="F/102"))
    assert criteria(model)
    for key in criteria(model):
        assert key.startswith("F/102/")
        assert any(spot.starred for spots in big.spots[key].values() for spot in spots)


def test_words_find_criteria_by_code_or_text(model: MapTableModel) -> None:
    model.set_filter(MapFilter(words="103 1.20"))
    assert criteria(model) == ["F/103/1.20"]
    assert len(model.evidence) == 2000


def test_words_find_evidence_with_what_it_is_claimed_for(model: MapTableModel, big: MapData) -> None:
    piece = next(iter(big.spots["F/100/1.2"]))
    model.set_filter(MapFilter(words=f"account number {piece}"))
    assert piece in {each.id for each in model.evidence}
    assert len(model.evidence) < 2000
    assert "F/100/1.2" in criteria(model)


def test_nothing_that_fits_is_an_empty_map(model: MapTableModel) -> None:
    model.set_filter(MapFilter(words="nowhere to be found"))
    assert model.rowCount() == 0
    assert model.matrix() == [model.matrix()[0]]


def test_a_cell_says_what_it_holds(model: MapTableModel, big: MapData) -> None:
    piece = next(iter(big.spots["F/100/1.3"]))
    index = model.index(model.row_of("F/100/1.3"), MapColumn.EVIDENCE + piece - 1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"100 1.3 Explain matter 3 of 100, E{piece:03d} Account number {piece}: 2 passages"
    assert index.data() == "● 2"
    empty = model.index(index.row(), MapColumn.EVIDENCE + 1999)
    assert empty.data(Qt.ItemDataRole.AccessibleTextRole).endswith("nothing claimed")
    state = model.index(index.row(), MapColumn.CRITERION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "claimed" in state or "partly" in state


@pytest.mark.parametrize(
    ("spots", "state", "mark", "words"),
    [
        ([(False, False, False)], State.CLAIMED, ClaimSign.PASSAGE, "1 passage"),
        ([(True, False, False)], State.CLAIMED, ClaimSign.WHOLE, "the whole account"),
        (
            [(True, False, False), (False, False, False)],
            State.PARTLY,
            ClaimSign.PASSAGE,
            "1 passage, the whole account",
        ),
        ([(False, True, False)], State.CLAIMED, ClaimSign.BEST, "1 passage, best evidence"),
        ([(False, True, True)], State.CLAIMED, ClaimSign.RECHECK, "1 passage, best evidence, 1 to re-check"),
        ([(False, False, False)], State.MET, ClaimSign.MET, "1 passage"),
    ],
)
def test_marks(spots: list[tuple[bool, bool, bool]], state: State, mark: ClaimSign, words: str) -> None:
    made = [ClaimSpot(1, "F/1/1", 1, *flags) for flags in spots]
    assert mark_of(made, state) is mark
    assert words_of(made) == words


def test_the_list_has_the_same_criteria(model: MapTableModel, big: MapData) -> None:
    wanted = MapFilter(gaps=True, unit="F/101")
    model.set_filter(wanted)
    (unit,) = list_rows(big, wanted)
    assert [row.key for row in unit.rows] == [(key, 0) for key in criteria(model)]
    everything = list_rows(big, MapFilter())
    lines = sum(len(row.rows) for each in everything for row in each.rows)
    assert lines == sum(len(places) for places in big.spots.values())


def test_the_map_as_a_table_of_texts() -> None:
    made = MapTableModel()
    made.set_map(made_up_map(1, 4, 3))
    table = made.matrix()
    assert {len(row) for row in table} == {6}
    assert as_tabs(table).splitlines()[0].split("\t")[3] == "E001 Account number 1"
    assert as_html([["<b>"], ["a & b"]]).count("&lt;b&gt;") == 1
    assert as_html([]) == ""
