"""The panel beside an account: what shows in how much room, and that only lists scroll."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.account_panel import AccountPanel
from portfolio_app.ui.writing.accounts_page import AccountsPage
from tests.ui.writing.editing import accounts_page, after, press

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    window.resize(1366, 768)
    page = accounts_page(window)
    page.open_account(1)
    page.editor.show_panel(shown=True)
    return page


def whole(panel: AccountPanel, widget: QWidget) -> bool:
    """Tell whether all of a widget can be seen in the panel."""
    corner = widget.mapTo(panel, widget.rect().topLeft())
    return widget.isVisible() and panel.rect().contains(widget.rect().translated(corner))


def actions_of(panel: AccountPanel) -> list[QWidget]:
    details = panel.claims.details
    found = [*details.findChildren(QAbstractButton), *details.findChildren(QLineEdit)]
    return [each for each in found if isinstance(each, QWidget) and not each.isHidden()]


@pytest.mark.parametrize("changed", [False, True])
def test_at_768_pixels_a_claim_with_all_its_actions_and_the_criteria_show_at_once(
    page: AccountsPage, qtbot: QtBot, changed: bool
) -> None:
    panel = page.editor.panel
    claim = next(each for each in page.editor.claims if each.passage and each.passage.section is Section.SITUATION)
    if changed:
        after(page.editor.star.edit(Section.SITUATION), "two of us")
        qtbot.keyClicks(page.editor.star.edit(Section.SITUATION), " here")
        page.flush()
    page.editor.choose(claim.id)
    qtbot.waitUntil(lambda: panel.claims.details.isVisible() and panel.height() > 600)
    assert len(actions_of(panel)) >= (6 if changed else 4)
    qtbot.waitUntil(lambda: all(whole(panel, each) for each in actions_of(panel)))
    assert whole(panel, panel.criteria.list)
    assert panel.criteria.list.height() >= 160
    assert panel.claims.list.height() >= 100


@pytest.mark.parametrize("percent", [100, 150])
def test_no_scroll_bar_stands_inside_another(page: AccountsPage, window: MainWindow, percent: int) -> None:
    window.theme.set_percent(percent)
    page.editor.show_panel(shown=True)
    panel = page.editor.panel
    for area in panel.findChildren(QAbstractScrollArea):
        inner = [other for other in area.findChildren(QAbstractScrollArea) if other.isVisible()]
        assert inner == []


def test_in_little_room_claims_and_criteria_take_turns(page: AccountsPage, window: MainWindow, qtbot: QtBot) -> None:
    window.theme.set_percent(150)
    page.editor.show_panel(shown=True)
    panel = page.editor.panel
    qtbot.waitUntil(panel.show_criteria.isVisible)
    assert panel.claims.isVisible()
    assert not panel.criteria.isVisible()
    qtbot.mouseClick(panel.show_criteria, LEFT)
    assert panel.criteria.isVisible()
    assert not panel.claims.isVisible()
    panel.bring_claims()
    page.editor.choose(page.editor.claims[0].id)
    assert panel.claims.isVisible()
    qtbot.waitUntil(lambda: all(whole(panel, each) for each in actions_of(panel)))


def test_the_tips_take_the_place_of_the_lists_until_they_are_folded_up(page: AccountsPage, qtbot: QtBot) -> None:
    panel = page.editor.panel
    panel.guidance._fold.setFocus()
    press(page, Qt.Key.Key_Space)
    assert panel.guidance.is_unfolded
    assert not panel.claims.isVisible()
    assert not panel.criteria.isVisible()
    press(page, Qt.Key.Key_Space)
    assert panel.claims.isVisible()
    assert panel.criteria.isVisible()
