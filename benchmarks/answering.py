"""Whether anything that a user does in a large portfolio keeps the window from answering for long."""

import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from benchmarks.content import make_content
from benchmarks.measure import head, line
from benchmarks.watchdog import LIMIT_MS, Watchdog
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

_ACCOUNTS = 2000
_LOOK_MS = 600
"""A change of colours or text size: Qt styles every widget there is in one go, which no program can divide."""


Walk = Callable[[MainWindow, Watchdog], None]


def main() -> None:
    """Print which steps kept the window from answering each of three times."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PORTFOLIO_APP_DATA"] = str(folder / "data")
        with answered_by_nobody():
            import_pages(lambda *_: None)  # loaded meanwhile in the program; here it may not be over yet
            head(f"Steps that keep the window from answering for over {LIMIT_MS} ms")
            large = filled(folder / "large.portfolio", make_content(_ACCOUNTS))
            _tell(f"{_ACCOUNTS:,} accounts", folder, lambda window, watchdog: walk_everywhere(window, watchdog, large))
            long = filled(folder / "long.portfolio", one_long_account())
            _tell("20,000 words", folder, lambda window, watchdog: walk_through_words(window, watchdog, long))
    del application


def _tell(what: str, folder: Path, walk: Walk) -> None:
    stalls = persistent(lambda: walked(walk, folder))
    line(what, "; ".join(stalls.values()) or "none", "none")


@contextmanager
def answered_by_nobody() -> Generator[None, None, None]:
    """Let no question for a file be asked."""
    answers = {"getOpenFileName": "", "getOpenFileNames": [], "getSaveFileName": ""}
    former = {question: getattr(QFileDialog, question) for question in answers}
    for question, answer in answers.items():
        setattr(QFileDialog, question, lambda *_, answer=answer: (answer, ""))
    try:
        yield
    finally:
        for question, asks in former.items():
            setattr(QFileDialog, question, asks)


def one_long_account() -> Content:
    """Return one account of 20,000 words."""
    content = make_content(34)
    words = "\n\n".join(text for account in content.accounts for _, text in account.text)
    account = content.accounts[0]
    long = replace(account, text=account.text.with_section(Section.ACTION, words))
    return replace(content, accounts=(long,), claims=())


def walked(walk: Walk, folder: Path) -> dict[str, str]:
    """Walk through a window of its own, and return the steps that kept it from answering."""
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.remember("tour/seen", True)
    settings.mode = Mode.LIGHT
    window = make_window(settings)
    window.resize(1280, 800)
    window.show()
    watchdog = Watchdog()
    collector = Collector(lambda: window.tools.runner.busy, window)
    try:
        walk(window, watchdog)
    finally:
        collector.stop()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.clipboard().clear()
    return watchdog.stalls


def filled(path: Path, content: Content) -> Path:
    create_workspace(path, content.portfolio, content.frameworks).close()
    with Database.open(path) as database, database.unit_of_work() as unit:
        for account in content.accounts:
            unit.accounts.add(replace(account, evidence=replace(account.evidence, id=0)), "2026-11-01T12:00:00Z")
        unit.claims.add_all([replace(claim, id=0) for claim in content.claims])
        unit.commit()
    return path


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
