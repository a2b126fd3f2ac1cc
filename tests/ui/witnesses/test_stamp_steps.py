"""Time stamps in the window: the request, the answer, the pack, and whom this computer trusts."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from portfolio_app.services.packs.verifying import verify
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.witnesses import statement_panel as panel
from portfolio_app.ui.witnesses.witnesses_page import WitnessesPage
from portfolio_app.workspace import open_workspace
from tests.services.packs.conftest import made_pack
from tests.services.witnesses.witnessing import PRIYA, ask, what_they_said
from tests.signing.time_centre import TimeCentre, make_centre

_WORK = 20_000


@pytest.fixture(scope="module")
def centre() -> TimeCentre:
    return make_centre()


@pytest.fixture
def page(window: MainWindow, portfolio_file: Path) -> WitnessesPage:
    with open_workspace(portfolio_file) as workspace:
        workspace.witnesses.add(PRIYA)
        workspace.statements.sign(ask(workspace).reference, what_they_said())
    window.open_portfolio(portfolio_file)
    window.show_page("witnesses")
    shown = window.pages["witnesses"]
    assert isinstance(shown, WitnessesPage)
    return shown


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the file dialogs that come answer with these paths, in turn."""
    left = [str(path) for path in paths]
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (left.pop(0), ""))


def labels(page: WitnessesPage) -> str:
    return "\n".join(each.text() for each in page.panel.findChildren(QLabel))


def test_a_statement_is_stamped_by_file_and_the_centre_is_trusted(
    qtbot: QtBot,
    window: MainWindow,
    page: WitnessesPage,
    centre: TimeCentre,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request, answer, root = (tmp_path / name for name in ("asked.tsq", "came.tsr", "root.pem"))
    root.write_bytes(centre.root_pem)
    choose(monkeypatch, request, answer, root, root)
    page.panel.buttons[panel.STAMP].click()
    qtbot.waitUntil(lambda: "asked.tsq is saved" in window.notice_bar.text, timeout=_WORK)
    answer.write_bytes(centre.answer(request.read_bytes(), with_root=False))
    page.panel.buttons[panel.STAMPED].click()
    qtbot.waitUntil(lambda: "is missing" in window.notice_bar.text, timeout=_WORK)
    window.notice_bar.offered.click()
    qtbot.waitUntil(lambda: "anybody can make one" in window.notice_bar.text, timeout=_WORK)
    qtbot.waitUntil(lambda: "anybody can make one" in labels(page), timeout=_WORK)
    window.notice_bar.offered.click()
    assert "trusts the time of Test Time Centre Root" in window.notice_bar.text
    qtbot.waitUntil(lambda: "by Test Time Centre, which this computer trusts" in labels(page), timeout=_WORK)


def test_a_pack_is_stamped_by_file(
    qtbot: QtBot,
    window: MainWindow,
    page: WitnessesPage,
    centre: TimeCentre,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = made_pack(page.session.workspace.packs, tmp_path / "pack.zip")
    request, answer = tmp_path / "asked.tsq", tmp_path / "came.tsr"
    choose(monkeypatch, pack, request, answer, pack)
    page.stamps.ask_for_pack()
    qtbot.waitUntil(lambda: "asked.tsq is saved" in window.notice_bar.text, timeout=_WORK)
    answer.write_bytes(centre.answer(request.read_bytes()))
    page.stamps.ask_answer()
    qtbot.waitUntil(lambda: "anybody can make one" in window.notice_bar.text, timeout=_WORK)
    assert verify(pack).stamp is None
    window.notice_bar.offered.click()
    qtbot.waitUntil(lambda: verify(pack).stamp is not None, timeout=_WORK)
    assert verify(pack).intact


def test_the_check_says_what_a_signature_cannot_prove(qtbot: QtBot, window: MainWindow, page: WitnessesPage) -> None:
    window.show_page("check")
    check = window.pages["check"]
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(lambda: not check.checking, timeout=_WORK)
    assert check.known.isVisible()
    assert "cannot prove who made it" in check.known.text()
