"""The overview: how far the portfolio is, what to do next, and where each thing leads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.frameworks.changes import FrameworkChanges
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.progress.card_grid import CardGrid
from portfolio_app.ui.progress.overview_page import OverviewPage
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.workspace import create_workspace, open_workspace


def shown(qtbot: QtBot, session: Session, tools: Tools, width: int = 1068, height: int = 776) -> OverviewPage:
    page = OverviewPage(session, tools)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.show_now()
    return page


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> OverviewPage:
    return shown(qtbot, session, tools)


@pytest.fixture
def empty(qapp: object, tmp_path: Path) -> Iterator[Session]:
    opened = Session(create_workspace(tmp_path / "empty.portfolio", make_portfolio("Ann")))
    yield opened
    opened.close()


def title(page: OverviewPage) -> str:
    return page.sheet.header._title.text()


def test_it_says_how_far_the_portfolio_is(page: OverviewPage, session: Session) -> None:
    coverage = session.coverage()
    assert title(page) == f"{coverage.claimed} of {coverage.total} criteria are claimed"
    assert "Rowan Ellery" in page.sheet.header._subtitle.text()
    assert [card.accessibleName().split(":")[0] for card in page.cards] == [
        f"Unit {unit.code} {unit.title}" for unit in coverage.units
    ]


def test_what_is_next_is_the_least_work_first(qtbot: QtBot, page: OverviewPage, session: Session) -> None:
    assert [step.criterion for step in page.steps] == [gap.criterion.reference for gap in session.coverage().gaps()[:6]]
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(page.steps[2], Qt.Key.Key_Return)
    assert going.args == [Place("map", criterion=page.steps[2].criterion)]


def test_a_unit_leads_to_the_map(qtbot: QtBot, page: OverviewPage) -> None:
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)
    assert going.args == [Place("map", criterion="CS103/103")]
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(page.cards[0], Qt.Key.Key_Return)
    assert going.args == [Place("map", criterion="CS101/101")]


def test_recent_and_continue_lead_to_the_account_written_last(
    qtbot: QtBot, page: OverviewPage, session: Session
) -> None:
    newest = AccountChanges(session).create("Newest").evidence.id
    assert page.recent[0].evidence == newest
    for widget in (page.recent[0], page.main_button):
        with qtbot.waitSignal(page.go) as going:
            qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert going.args == [Place("accounts", evidence=newest)]


def test_a_new_account_is_wanted_of_the_accounts_page(qtbot: QtBot, page: OverviewPage) -> None:
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["accounts", "account.new"]


def test_a_claim_shows_at_once(page: OverviewPage, session: Session) -> None:
    gap = next(entry for entry in session.coverage().gaps() if not entry.needs)
    before = session.coverage().claimed
    ClaimChanges(session).add("E001", ClaimDraft(gap.criterion.reference))
    assert title(page).startswith(f"{before + 1} of ")
    session.undo()
    assert title(page).startswith(f"{before} of ")


def test_an_empty_portfolio_says_what_to_do_first(qtbot: QtBot, empty: Session, tools: Tools) -> None:
    page = shown(qtbot, empty, tools)
    assert title(page) == "Welcome, Ann"
    assert page.main_button.text() == "Choose a framework"
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(page.main_button, Qt.Key.Key_Space)
    assert going.args == [Place("frameworks")]
    FrameworkChanges(empty).add(bundled()[:1])
    assert page.main_button.text() == "Write your first account"
    assert not page.new_button.isVisible()
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(page.main_button, Qt.Key.Key_Space)
    assert wanted.args == ["accounts", "account.new"]


def test_reading_only_offers_nothing_that_changes(qtbot: QtBot, portfolio_file: Path, tools: Tools) -> None:
    session = Session(open_workspace(portfolio_file, read_only=True))
    page = shown(qtbot, session, tools)
    assert not page.new_button.isEnabled()
    assert page.main_button.isEnabled()
    assert page.main_button.text() == "Read the last account"
    session.close()


@pytest.mark.parametrize("width", [560, 900, 1700])
def test_everything_fits_at_every_width_and_text_size(page: OverviewPage, tools: Tools, width: int) -> None:
    page.resize(width, 700)
    tools.theme.set_percent(200)
    inside = page.sheet._area.widget()
    assert inside.minimumSizeHint().width() <= page.sheet._area.viewport().width()
    assert all(card.height() >= card.heightForWidth(card.width()) for card in page.cards)


def test_cards_stand_in_even_rows(page: OverviewPage) -> None:
    grid = page.cards[0].parentWidget().layout()
    assert isinstance(grid, CardGrid)
    assert [grid.columns(width) for width in (100, 400, 650, 900, 1100)] == [1, 2, 3, 3, 5]
