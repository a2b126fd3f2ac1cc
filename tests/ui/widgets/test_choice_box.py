"""The list of a choice box: whole texts, and one even edge all round."""

import pytest

from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.choice_box import ChoiceBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, on any list that drops down

LONG = "101 Customer service and customer information"


@pytest.fixture
def box(window: MainWindow) -> ChoiceBox:
    box = ChoiceBox(window)
    box.addItems(["All units", LONG])
    box.resize(160, 40)
    box.show()
    return box


@pytest.mark.parametrize("percent", [100, 200])
def test_the_list_shows_whole_texts_within_one_even_edge(window: MainWindow, box: ChoiceBox, percent: int) -> None:
    window.tools.theme.set_percent(percent)
    box.showPopup()
    view = box.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    assert view.sizeHintForColumn(0) > view.fontMetrics().horizontalAdvance(LONG)
    assert view.geometry() == view.parentWidget().rect()
    box.hidePopup()


def test_the_list_is_no_wider_than_the_screen(box: ChoiceBox) -> None:
    box.addItem("x" * 2000)
    box.showPopup()
    assert box.view().window().width() <= box.screen().availableGeometry().width()
    box.hidePopup()
