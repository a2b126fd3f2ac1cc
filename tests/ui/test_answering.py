"""In a large portfolio nothing that a user does keeps the window from answering for more than a tenth of a second."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from benchmarks.content import make_content
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.documents.report import Content
from portfolio_app.storage.database import Database
from portfolio_app.ui.app import make_window
from portfolio_app.ui.collecting import Collector
from portfolio_app.ui.page import Place
from portfolio_app.ui.search.search_page import SearchPage
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.opener import import_pages
from portfolio_app.ui.theme import Mode
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.workspace import create_workspace
from tests.ui.watchdog import Watchdog

_ACCOUNTS = 2000
_LOOK_MS = 600
"""A change of colours or text size: Qt styles every widget there is in one go, which no program can divide."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("large") / "large.portfolio", make_content(_ACCOUNTS))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One account of 20,000 words with its claims."""
    content = make_content(34)
    words = "\n\n".join(text for account in content.accounts for _, text in account.text)
    account = content.accounts[0]
    return filled(
        tmp_path_factory.mktemp("long") / "long.portfolio",
        replace(
            content, accounts=(replace(account, text=account.text.with_section(Section.ACTION, words)),), claims=()
        ),
    )


def filled(path: Path, content: Content) -> Path:
    create_workspace(path, content.portfolio, content.frameworks).close()
    with Database.open(path) as database, database.unit_of_work() as unit:
        for account in content.accounts:
            unit.accounts.add(replace(account, evidence=replace(account.evidence, id=0)), "2026-11-01T12:00:00Z")
        unit.claims.add_all([replace(claim, id=0) for claim in content.claims])
        unit.commit()
    return path


Walk = Callable[[MainWindow, Watchdog], None]


@pytest.fixture
def stalls(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Walk], dict[str, str]]:
    """Return what walks through a window, and says which steps kept it from answering."""
    for question, answer in (("getOpenFileName", ""), ("getOpenFileNames", []), ("getSaveFileName", "")):
        monkeypatch.setattr(QFileDialog, question, lambda *_, answer=answer: (answer, ""))  # nobody is there to answer
    import_pages(lambda *_: None)  # loaded meanwhile in the program; in tests it may not be over yet

    def walked(walk: Walk) -> dict[str, str]:
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        settings.remember("tour/seen", True)
        settings.mode = Mode.LIGHT
        window = make_window(settings)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        watchdog = Watchdog()
        collector = Collector(lambda: window.tools.runner.busy, window)
        try:
            walk(window, watchdog)
        finally:
            collector.stop()
            window.close()
            QApplication.clipboard().clear()
        return watchdog.stalls

    return lambda walk: persistent(lambda: walked(walk))


def persistent(stalls: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Return the steps that stall each of three times: the machine has moments of its own, other steps each time."""
    found = stalls()
    for _ in range(2):
        again = stalls() if found else {}
        found = {name: said for name, said in again.items() if name in found}
    return found


def opened(window: MainWindow, path: Path, watchdog: Watchdog) -> Callable[[], bool]:
    """Open a portfolio as users do, and return what tells that no work is under way."""

    def idle() -> bool:
        return window.session is not None and not window.tools.runner.busy

    watchdog.step("opening", lambda: window.expect(path), lambda: idle() and "export" in window.pages)
    return idle


def longest_edit(window: MainWindow) -> SectionEdit:
    return max(window.findChildren(SectionEdit), key=lambda edit: len(edit.toPlainText()))


def test_pages_and_actions_of_a_large_portfolio(stalls: Callable[[Walk], dict[str, str]], large: Path) -> None:
    assert stalls(lambda window, watchdog: walk_everywhere(window, watchdog, large)) == {}


def test_a_very_long_account(stalls: Callable[[Walk], dict[str, str]], long: Path) -> None:
    assert stalls(lambda window, watchdog: walk_through_words(window, watchdog, long)) == {}


def test_a_step_that_stalls_each_time_is_told() -> None:
    def walked() -> dict[str, str]:
        watchdog = Watchdog()
        watchdog.step("quick", lambda: None)
        watchdog.step("slow", lambda: sum(range(30_000_000)))
        return watchdog.stalls

    assert list(persistent(walked)) == ["slow"]


def walk_everywhere(window: MainWindow, watchdog: Watchdog, path: Path) -> None:
    idle = opened(window, path, watchdog)
    for turn in ("first", "again"):
        for entry in PAGES:
            watchdog.step(f"{entry.name}, {turn}", lambda name=entry.name: window.show_page(name), idle)
    watchdog.step("an account", lambda: window.go(Place("accounts", evidence=7)), idle)
    edit = longest_edit(window)
    edit.setFocus()
    watchdog.step("typing", lambda: QTest.keyClicks(edit, "and then I asked"), idle)
    watchdog.step("saving", window.pages["accounts"].flush, idle)
    for name in ("overview", "map", "evidence", "accounts"):
        watchdog.step(f"{name} after saving", lambda name=name: window.show_page(name), idle)
    search = window.pages["search"]
    assert isinstance(search, SearchPage)
    watchdog.step("searching", lambda: (window.show_page("search"), QTest.keyClicks(search.field, "refund")), idle)
    for action in window.all_actions():
        if action.enabled() and not leaves(action.name):
            limit = _LOOK_MS if action.name in LOOKS else 100
            watchdog.step(action.name, action.run, idle, limit)
            close_what_opened(window)


LOOKS = ("view.system", "view.light", "view.dark", "view.larger", "view.smaller", "view.usual")


def leaves(name: str) -> bool:
    """Whether an action leaves the portfolio, or is measured by the benchmarks."""
    return name.startswith("portfolio.") or name in ("export.make", "export.preview")


def close_what_opened(window: MainWindow) -> None:
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def walk_through_words(window: MainWindow, watchdog: Watchdog, path: Path) -> None:
    idle = opened(window, path, watchdog)
    window.show_page("accounts")
    watchdog.step("opening the account", lambda: window.go(Place("accounts", evidence=1)), idle)
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    edit = longest_edit(window)
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(len(edit.toPlainText()) // 2)
    edit.setTextCursor(cursor)
    watchdog.step("typing", lambda: QTest.keyClicks(edit, "and then"), idle)
    watchdog.step("saving", page.flush, idle)
    watchdog.step("a page down", lambda: QTest.keyClick(edit, Qt.Key.Key_PageDown), idle)
