"""The welcome page and the dialog for a new portfolio, in large text and little room."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.new_portfolio_dialog import NewPortfolioDialog
from portfolio_app.ui.widgets.row_button import RowButton
from tests.ui.settling import settle


@pytest.fixture
def large(window: MainWindow) -> MainWindow:
    window.theme.set_percent(200)
    return window


def test_no_button_is_squeezed_when_a_notice_takes_room(qtbot: QtBot, large: MainWindow) -> None:
    large.resize(1000, 600)
    large.begin()
    large.show()
    large.say("This notice takes some of the room that the page had until now, and is as long as two lines.")
    settle()
    page = large._stack.currentWidget()
    shown = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert len(shown) == 4
    assert [each.text() for each in shown if each.height() < each.sizeHint().height()] == []
    assert len({each.width() for each in shown}) == 1


def test_what_was_opened_before_is_a_row_that_opens_it(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.close_portfolio()
    page = window._welcome
    row = page.findChild(RowButton)
    assert row.accessibleName() == f"Open {portfolio_file.stem} in {portfolio_file.parent}"
    with qtbot.waitSignal(page.file_wanted) as wanted:
        row.click()
    assert wanted.args == [portfolio_file]


def test_a_new_portfolio_asks_what_for_and_ticks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    dialog = NewPortfolioDialog(shipped(), window.tools, window)
    qtbot.addWidget(dialog)
    dialog.learner.setText("Ann")
    assert dialog.value().frameworks == ()
    dialog.chooser.search.setText("practitioner LEVEL 2")
    rows = [dialog.chooser.list.item(row) for row in range(dialog.chooser.list.count())]
    assert [row.text()[:6] for row in rows if not row.isHidden()] == ["ST0072"]
    dialog.chooser.tick("ST0072")
    dialog.chooser.search.setText("CS103")
    assert [framework.code for framework in dialog.value().frameworks] == ["ST0072"]


def test_a_new_portfolio_fits_on_the_screen_in_large_text(qtbot: QtBot, large: MainWindow) -> None:
    dialog = NewPortfolioDialog(shipped(), large.tools, large)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert dialog.height() <= dialog.screen().availableGeometry().height() * 0.9
    for each in dialog.findChildren(QPushButton):
        assert dialog.rect().contains(each.mapTo(dialog, each.rect().bottomRight()))
        assert each.height() >= each.sizeHint().height()
