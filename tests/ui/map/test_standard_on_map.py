"""A standard on the map: its own words, its groups named once, what is not needed muted, trees further in."""

from PySide6.QtCore import Qt

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.ui.map.map_data import gather
from portfolio_app.ui.map.map_table import MapTableModel
from tests.services.documents.test_regimes import NEW_MODEL


def test_groups_are_named_once_and_what_is_not_needed_says_so() -> None:
    model = MapTableModel()
    model.set_map(gather((NEW_MODEL,), measure((NEW_MODEL,), ()), (), ()))
    assert [row.code for row in model.rows] == ["K", "K1", "K2", "K3", "S", "S1", "AO", "AO1"]
    assert [model.index(row, 1).data() for row in (1, 3, 5, 7)] == [
        "0 of 1",
        "not needed",
        "not needed",
        "0 of 2 statements",
    ]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Statement"


def test_what_stands_under_another_stands_further_in() -> None:
    def competency(code: str, parent: str = "") -> Criterion:
        return Criterion(f"F/U/{code}", code, code, CriterionKind.CRITERION, parent=parent)

    tree = (competency("A"), competency("A1", "A"), competency("A11", "A1"), competency("B"))
    framework = Framework("F", "Tree", "1", (Unit("U", "Unit", (Outcome("1", "One", tree),)),))
    data = gather((framework,), measure((framework,), ()), (), ())
    assert [row.depth for row in data.criteria.values()] == [0, 1, 2, 0]
