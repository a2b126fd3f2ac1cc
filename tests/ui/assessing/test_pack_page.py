"""A pack in the window: checked file by file, taken over as a portfolio, and never changed."""

import zipfile
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from portfolio_app.domain.progress.state import State
from portfolio_app.ui.assessing.pack_page import PackPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace
from tests.services.packs.conftest import SMALL
from tests.services.packs.generated import NOW
from tests.services.packs.test_repacked import resealed
from tests.services.packs.test_verifying import unzipped
from tests.ui.settling import settle
from tests.ui.test_accessibility import _is_cut, describe, shown


@pytest.fixture
def pack(portfolio_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Ann's pack é.zip"
    with open_workspace(portfolio_file) as workspace:
        workspace.packs.make(path, NOW, SMALL)
    return path


def checked(qtbot: QtBot, window: MainWindow, path: Path) -> PackPage:
    window.begin()
    window.expect(path)
    page = window.packs.page
    qtbot.waitUntil(lambda: not page.busy)
    return page


def groups(page: PackPage) -> dict[str, int]:
    rows = page.tree.rows
    found = [rows.index(number, 0) for number in range(rows.rowCount())]
    return {rows.row_at(index).text: rows.rowCount(index) for index in found}


def test_an_intact_pack_is_shown_with_its_fingerprint(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    page = checked(qtbot, window, pack)
    assert "Nothing was changed" in page.verdict.words.text()
    assert page.verdict._ring._state is State.MET
    assert len(page.verdict.fingerprint.text().split()) == 16
    assert groups(page) == {"As they were": 5}
    assert page.take_over.isEnabled()


def test_a_pack_named_at_the_start_shows_without_what_belongs_to_portfolios(
    qtbot: QtBot, window: MainWindow, pack: Path
) -> None:
    window.begin(pack)
    qtbot.waitUntil(lambda: not window.packs.page.busy)
    assert window.packs.page.verdict.isVisible()
    assert not window.side_bar.isVisible()
    assert not window._frame.banner.isVisible()


def test_a_changed_pack_names_its_files_and_cannot_be_taken_over(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    folder = unzipped(pack)
    (folder / "SHA256SUMS").unlink()
    (folder / "more.txt").touch()
    page = checked(qtbot, window, folder / "manifest.json")
    assert "2 files are not as before" in page.verdict.words.text()
    assert groups(page) == {"Missing": 1, "Added": 1, "As they were": 4}
    assert not page.take_over.isEnabled()


def test_what_is_no_pack_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK nothing")
    page = checked(qtbot, window, bad)
    assert page.verdict.words.text() == "This cannot be opened as a pack."
    assert "not a whole ZIP" in page.verdict.facts.text()
    assert page.tree.isHidden(), "an empty list tells nothing"
    assert not page.take_over.isEnabled()


@pytest.mark.parametrize(
    ("name", "said"),
    [("../evil.txt", "../evil.txt"), ("Data/Portfolio.json", "Windows"), ("manifest.json", "two files of one name")],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_pack_that_wants_to_do_harm_is_refused_with_the_same_sentence(
    qtbot: QtBot, window: MainWindow, pack: Path, name: str, said: str
) -> None:
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(name, "x")
    before = sorted(pack.parent.rglob("*"))
    page = checked(qtbot, window, pack)
    assert said in page.verdict.facts.text()
    assert page.verdict.facts.text().endswith("ask for the pack again.")
    assert not page.take_over.isEnabled()
    assert not page.assess.isEnabled()
    assert sorted(pack.parent.rglob("*")) == before


def test_a_portfolio_is_made_of_a_pack_and_opened(qtbot: QtBot, window: MainWindow, pack: Path, tmp_path: Path) -> None:
    page = checked(qtbot, window, pack)
    window.packs.take_over(pack, tmp_path / "taken over.portfolio")
    qtbot.waitUntil(lambda: window.session is not None and not page.busy, timeout=60_000)
    assert window.session
    assert window.session.workspace.path == tmp_path / "taken over.portfolio"
    assert len(window.session.workspace.accounts.list()) == 10


def test_closing_goes_back_to_the_page_before(
    qtbot: QtBot, window: MainWindow, pack: Path, portfolio_file: Path
) -> None:
    page = checked(qtbot, window, pack)
    page.done.click()
    assert window._stack.currentWidget() is window._welcome
    window.open_portfolio(portfolio_file)
    window.show_page("map")
    window.expect(pack)
    qtbot.waitUntil(lambda: not page.busy)
    marked = window.side_bar._group
    assert marked.checkedButton() is None, "a pack is not of this portfolio"
    page.done.click()
    assert window._stack.currentWidget() is window.pages["map"]
    assert marked.checkedButton().accessibleName() == "Map"


def test_a_check_can_be_stopped(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    window.begin()
    window.expect(pack)
    page = window.packs.page
    page.progress.cancel_wanted.emit()
    qtbot.waitUntil(lambda: not page.busy)
    assert page.progress.isHidden()


@pytest.mark.parametrize(("percent", "whole"), list(product([100, 200], [True, False])))
def test_every_word_shows_and_every_control_has_a_name(
    qtbot: QtBot, window: MainWindow, pack: Path, percent: int, whole: bool
) -> None:
    window.tools.theme.set_percent(percent)
    folder = unzipped(pack)
    if not whole:
        (folder / "SHA256SUMS").unlink()
    checked(qtbot, window, folder)
    settle()
    assert [describe(widget) for widget in shown(window) if _is_cut(widget)] == []
    for widget in shown(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), describe(widget)


def test_another_key_and_what_a_computer_left_are_said(
    qtbot: QtBot, window: MainWindow, pack: Path, tmp_path: Path
) -> None:
    checked(qtbot, window, pack)
    other = resealed(pack, tmp_path / "2.zip")
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr(".DS_Store", b"x")
    page = checked(qtbot, window, other)
    assert "another key than expected" in page.verdict.words.text()
    assert "ANOTHER KEY" in page.verdict.facts.text()
    assert page.verdict._ring._state is State.RECHECK
    assert groups(page)["Put there by a computer, or filled in: harmless"] == 1
