"""Several rows at once, Delete and the right click in the lists: one step each, undone at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import EvidenceKind, Section
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.witnesses.witnesses_page import WitnessesPage
from portfolio_app.workspace import Workspace, open_workspace
from tests.services.witnesses.witnessing import PRIYA, ask
from tests.ui.writing.editing import accounts_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, on any menu


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> MainWindow:
    for number in range(3):
        (tmp_path / f"note {number}.txt").write_text(f"Note {number}")
    with open_workspace(portfolio_file) as workspace:
        workspace.evidence.add(sorted(tmp_path.glob("note *.txt")))
        workspace.witnesses.add(PRIYA)
        workspace.witnesses.add(Witness(0, "Sam Okafor"))
        ask(workspace)
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def workspace_of(window: MainWindow) -> Workspace:
    assert window.session is not None
    return window.session.workspace


def also(view: QAbstractItemView, *rows: int) -> None:
    """Choose rows together, as with Ctrl held."""
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        view.selectionModel().select(view.model().index(row, 0), flags)
    view.setFocus()


def menu_of(qtbot: QtBot, view: QAbstractItemView, at: QPoint) -> dict[str, QMenu]:
    """Right-click and return what the menu says."""
    view.customContextMenuRequested.emit(at)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    menu = view.findChildren(QMenu)[-1]
    assert menu.isVisible()
    return {action.text(): menu for action in menu.actions()}


def take(menus: dict[str, QMenu], text: str) -> None:
    menu = menus[text]
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def middle(view: QAbstractItemView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, int(isinstance(view, QTableView)))).center()


def test_several_accounts_are_removed_by_delete_and_brought_back_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    page = accounts_page(opened)
    table = page.list.table
    page.list.choose(1)
    also(table, 1, 2)
    assert page.list.remove.text() == "Remove 3"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert workspace_of(opened).accounts.count() == 7
    assert opened.notice_bar.text == "3 accounts are removed."
    opened.notice_bar._undo.click()
    assert workspace_of(opened).accounts.count() == 10
    opened.undoing.redo()
    assert workspace_of(opened).accounts.count() == 7


def test_an_account_is_opened_and_removed_by_the_right_click(qtbot: QtBot, opened: MainWindow) -> None:
    page = accounts_page(opened)
    menus = menu_of(qtbot, page.list.table, middle(page.list.table, 2))
    assert list(menus) == ["Open", "Remove"]
    take(menus, "Remove")
    assert workspace_of(opened).accounts.count() == 9
    assert "E003" in opened.notice_bar.text
    take(menu_of(qtbot, page.list.table, middle(page.list.table, 0)), "Open")
    assert page.writing


def evidence_page(qtbot: QtBot, window: MainWindow) -> EvidencePage:
    window.show_page("evidence")
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    return page


def files_left(window: MainWindow) -> int:
    return sum(each.evidence.kind is EvidenceKind.FILE for each in workspace_of(window).evidence.list())


def test_several_files_are_removed_at_once_and_accounts_among_them_stay(qtbot: QtBot, opened: MainWindow) -> None:
    page = evidence_page(qtbot, opened)
    ids = {line.summary.evidence.kind: line.summary.evidence.id for line in page.model._shown}
    rows = [row for row, line in enumerate(page.model._shown) if line.summary.evidence.kind is EvidenceKind.FILE]
    page.list.choose(ids[EvidenceKind.ACCOUNT])
    also(page.table, *rows)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert files_left(opened) == 0
    assert workspace_of(opened).accounts.count() == 10
    assert opened.notice_bar.text.startswith("3 pieces of evidence are removed. Accounts")
    opened.notice_bar._undo.click()
    assert files_left(opened) == 3
    opened.tools.runner.wait()


def test_a_right_click_on_evidence_offers_what_the_panel_does(qtbot: QtBot, opened: MainWindow) -> None:
    page = evidence_page(qtbot, opened)
    row = next(row for row, each in enumerate(page.model._shown) if each.summary.evidence.kind is EvidenceKind.FILE)
    page.table.scrollTo(page.model.index(row, 1))
    menus = menu_of(qtbot, page.table, middle(page.table, row))
    assert {"Look and claim", "Claim all of it…", "Save a copy…", "Remove", "Copy this row"} <= set(menus)
    take(menus, "Remove")
    assert files_left(opened) == 2
    opened.tools.runner.wait()


def test_several_claims_are_withdrawn_and_stand_again_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    page = accounts_page(opened)
    page.open_account(1)
    claims = page.editor.panel.claims
    before = len(page.editor.claims)
    assert before > 2
    claims.list.setFocus()
    claims.choose(page.editor.claims[0].id)
    claims.list.selectAll()
    menus = menu_of(qtbot, claims.list, middle(claims.list, 0))
    assert list(menus) == [f"Withdraw these {before} claims"]
    menus[f"Withdraw these {before} claims"].close()
    qtbot.keyClick(claims.list, Qt.Key.Key_Delete)
    assert page.editor.claims == ()
    assert opened.notice_bar.text == f"{before} claims are withdrawn."
    opened.undoing.undo()
    assert len(page.editor.claims) == before


def test_a_right_click_on_a_claim_offers_what_the_details_do(qtbot: QtBot, opened: MainWindow) -> None:
    page = accounts_page(opened)
    page.open_account(1)
    claims = page.editor.panel.claims
    claims.list.scrollToTop()
    menus = menu_of(qtbot, claims.list, middle(claims.list, 0))
    assert {"Write a note", "Change criterion", "Withdraw"} <= set(menus)
    take(menus, "Write a note")
    assert page.editor.panel.claims.details.note.hasFocus()
    page.editor.star.edit(Section.TASK).setFocus()


def test_several_witnesses_are_removed_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    opened.show_page("witnesses")
    page = opened.pages["witnesses"]
    assert isinstance(page, WitnessesPage)
    tree = page.tree
    tree.selectAll()
    assert len(page.chosen_rows) == 3
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert (len(workspace_of(opened).statements.list()), len(workspace_of(opened).witnesses.list())) == (0, 0)
    assert opened.notice_bar.text == "1 statement and 2 witnesses are removed."
    opened.undoing.undo()
    assert (len(workspace_of(opened).statements.list()), len(workspace_of(opened).witnesses.list())) == (1, 2)
    opened.tools.runner.wait()


def test_delete_on_a_criterion_leaves_its_framework(qtbot: QtBot, opened: MainWindow) -> None:
    opened.show_page("frameworks")
    page = opened.pages["frameworks"]
    assert isinstance(page, FrameworksPage)
    before = len(workspace_of(opened).frameworks.all())
    top = page.model.index(0, 0)
    page.tree.expand(top)
    page.tree.setCurrentIndex(page.model.index(0, 0, top))
    page.tree.setFocus()
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    assert len(workspace_of(opened).frameworks.all()) == before
    menus = menu_of(qtbot, page.tree, page.tree.visualRect(top).center())
    assert len(menus) == 2
    next(iter(menus.values())).close()
