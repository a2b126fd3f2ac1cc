"""The foot of the side bar says on every page when the portfolio was saved last, or that something waits."""

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.shell import saved_sign
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.workspace import open_workspace
from tests.ui.writing.editing import accounts_page

THEN = "2020-01-02T10:00:00+00:00"


def sign(window: MainWindow) -> str:
    label = window.side_bar._saved
    assert label.isVisible()
    assert not label.visibleRegion().isEmpty()
    return label.text()


def test_it_shows_on_every_page_wide_and_narrow(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    for width in (1366, 900):
        window.resize(width, 740)
        for entry in PAGES:
            window.show_page(entry.name)
            assert sign(window).startswith("Saved ")


def test_a_claim_renews_it_here_and_in_the_editor(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    page = accounts_page(window)
    page.open_account(1)
    page.editor.star.head.saved.opened(THEN)
    window._saved_sign._at = THEN
    window._saved_sign._show()
    assert "2020" in sign(window)
    ClaimChanges(page.session).star(page.editor.claims[0], not page.editor.claims[0].starred)
    assert "2020" not in sign(window)
    assert "2020" not in page.editor.star.head.saved.text()


def test_it_says_that_something_waits(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    window.open_portfolio(portfolio_file)
    page = accounts_page(window)
    assert isinstance(page, AccountsPage)
    page.open_account(1)
    QTest.keyClicks(page.editor.star.edit(Section.TASK), "So")
    assert sign(window) == "Saving…"
    window.save_now()
    assert sign(window).startswith("Saved ")


def test_nothing_is_said_of_a_portfolio_that_can_only_be_read(
    window: MainWindow, portfolio_file: Path, tmp_path: Path
) -> None:
    with open_workspace(portfolio_file):
        window.open_portfolio(portfolio_file)
        assert window.session is not None
        assert window.session.read_only
        assert not window.side_bar._saved.isVisible()
    assert saved_sign._saved_at(tmp_path / "gone") == ""
