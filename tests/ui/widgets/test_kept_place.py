"""Lists keep their place when something changes elsewhere."""

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from portfolio_app.domain.documents.report import State
from portfolio_app.ui.claiming.criterion_list import Row
from portfolio_app.ui.claiming.criterion_view import CriterionView
from portfolio_app.ui.theme import Mode, Theme
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.tree_rows import TreeRow


def test_a_list_that_is_read_again_stays_where_it_is(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = QStringListModel([f"row {number}" for number in range(100)])
    view.setModel(model)
    view.resize(200, 150)
    view.show()
    view.verticalScrollBar().setValue(40)
    with kept_place(view):
        model.setStringList([f"other {number}" for number in range(99)])
    assert view.verticalScrollBar().value() == 40


@pytest.mark.parametrize("count", [30, 400])
def test_criteria_stay_where_they_are_when_one_is_claimed(qtbot: QtBot, count: int) -> None:
    view = CriterionView(Theme(Mode.LIGHT), "Criteria")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.rows.set_rows([_row(number) for number in range(count)])
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 600)
    view.verticalScrollBar().setValue(600)
    with kept_place(view):
        view.rows.set_rows([_row(number, covered=number == 3) for number in range(count)])
    assert view.verticalScrollBar().value() == 600


def test_a_tree_of_rows_stays_where_it_is(qtbot: QtBot) -> None:
    tree = RowTree(Theme(Mode.LIGHT), "Things")
    qtbot.addWidget(tree)
    tree.resize(300, 200)
    tree.show()
    tree.set_rows([TreeRow(f"row {number}", key=number) for number in range(60)])
    qtbot.waitUntil(lambda: tree.verticalScrollBar().maximum() > 30)
    tree.verticalScrollBar().setValue(30)
    tree.set_rows([TreeRow(f"other {number}", key=number) for number in range(60)])
    assert tree.verticalScrollBar().value() == 30


def _row(number: int, *, covered: bool = False) -> Row:
    return Row(
        str(number), f"101 {number}", 0, f"Criterion {number}", State.CLAIMED if covered else State.NONE, 0.0,
        covered=covered, words=str(number),
    )  # fmt: skip
