"""The window, offscreen: first paint beside a bare Qt window; typing, scrolling and switching on large portfolios."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.content import make_content
from benchmarks.measure import head, line, settle
from benchmarks.portfolio_file import fill
from portfolio_app.domain.evidence import Section, StarText
from portfolio_app.domain.passage import kept, take_passage
from portfolio_app.services.report import Content

if TYPE_CHECKING:
    from portfolio_app.ui.main_window import MainWindow

_BARE = """
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTableView, QTextEdit, QWidget
from PySide6.QtGui import QStandardItemModel
import sys
application = QApplication(sys.argv)
window = QWidget()
layout = QHBoxLayout(window)
layout.addWidget(QTextEdit("words"))
table = QTableView()
table.setModel(QStandardItemModel(50, 8))
layout.addWidget(table)
window.resize(1280, 800)
window.show()
application.processEvents()
window.grab()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
from portfolio_app.ui.app import make_window
from portfolio_app.ui.settings import Settings
settings = Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
settings.remember("tour/seen", True)
window = make_window(settings)
window.resize(1280, 800)
window.show()
window.grab()
if sys.argv[3:]:
    window.expect(Path(sys.argv[1]))
    while window.session is None:
        application.processEvents()
    window.grab()
"""


def main() -> None:
    """Print the figures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PORTFOLIO_APP_DATA"] = folder
        _first_paint(Path(folder))
        _large(Path(folder))


def _first_paint(folder: Path) -> None:
    from portfolio_app.example import example_portfolio

    head("First painted window, process start to picture (median of 7)")
    bare = _start(_BARE)
    line("bare PySide6: a text edit and a table", f"{bare:.0f} ms", "")
    example = example_portfolio(folder)
    ours = _start(_OURS, example, folder / "settings.ini")
    line("our window, saying that it opens the example", f"{ours:.0f} ms", f"ratio {ours / bare:.2f}, at most 2")
    ours = _start(_OURS, example, folder / "settings.ini", "open")
    line("the example's overview in it", f"{ours:.0f} ms", f"ratio {ours / bare:.2f}")
    large = folder / "large.portfolio"
    fill(large, make_content(10_000)).close()
    ours = _start(_OURS, large, folder / "settings.ini", "open")
    line("the overview of 10,000 accounts", f"{ours:.0f} ms", f"ratio {ours / bare:.2f}, at most 3")


def _start(script: str, *arguments: object) -> float:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    took: list[float] = []
    for _ in range(8):
        began = time.perf_counter()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[1:])


def _large(folder: Path) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication, QTableView

    from portfolio_app.ui.app import make_window
    from portfolio_app.ui.pages.catalogue import PAGES
    from portfolio_app.ui.settings import Settings

    application = QApplication.instance() or QApplication([])
    path = folder / "window.portfolio"
    fill(path, make_content(5000, criteria=500)).close()
    settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
    settings.remember("tour/seen", True)
    window = make_window(settings)
    window.resize(1280, 800)
    window.show()
    window.open_portfolio(path)
    settle()

    def timed(call: Callable[[], object]) -> float:
        began = time.perf_counter()
        call()
        application.processEvents()
        return (time.perf_counter() - began) * 1000

    head("5,000 accounts against 500 criteria")
    names = [entry.name for entry in PAGES]
    for name in names:
        first = timed(lambda name=name: window.show_page(name))
        line(f"showing {name} for the first time", f"{first:.0f} ms", "")
    switches = sorted(timed(lambda name=name: window.show_page(name)) for name in names * 5)
    line("switching pages, p95", f"{switches[int(len(switches) * 0.95)]:.0f} ms", "at most 100 ms")
    window.show_page("map")
    table = max(window.pages["map"].findChildren(QTableView), key=lambda view: view.width() * view.height())
    bar = table.verticalScrollBar()
    steps = sorted(timed(lambda step=step: bar.setValue(step * bar.pageStep())) for step in range(40))
    line("a page of the map, p95", f"{steps[int(len(steps) * 0.95)]:.0f} ms", "at most 50 ms")

    window.close_portfolio()
    _typing(window, folder, timed)
    window.close()


def _typing(window: "MainWindow", folder: Path, timed: Callable[[Callable[[], object]], float]) -> None:
    """Measure key presses in an account of 20,000 words with 300 claims."""
    from PySide6.QtTest import QTest

    from portfolio_app.ui.pages.page import Place
    from portfolio_app.ui.widgets.section_edit import SectionEdit

    path = folder / "long.portfolio"
    fill(path, _one_long_account()).close()
    window.open_portfolio(path)
    window.go(Place("accounts", evidence=1))
    edit = max(window.findChildren(SectionEdit), key=lambda each: len(each.toPlainText()))
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(len(edit.toPlainText()) // 2)
    edit.setTextCursor(cursor)
    keys = "and then I asked the customer what had happened to it "
    presses = sorted(timed(lambda key=key: QTest.keyClicks(edit, key)) for key in keys * 4)
    head("An account of 20,000 words with 300 claims")
    line("a key press, p50", f"{presses[len(presses) // 2]:.1f} ms", "")
    line("a key press, p95", f"{presses[int(len(presses) * 0.95)]:.1f} ms", "at most 16 ms")


def _one_long_account() -> Content:
    """Return one account with the words and claims of as many as it takes."""
    content = make_content(34)
    words = "\n\n".join(text for account in content.accounts for _, text in account.text)
    account = replace(content.accounts[0], text=StarText(action=words))
    places = (words.find(claim.passage.quote) for claim in content.claims if claim.passage)
    made = [
        replace(claim, evidence_id=1, passage=passage, anchor=kept(passage))
        for claim, start in zip(content.claims, places, strict=True)
        if claim.passage and start >= 0
        for passage in [take_passage(Section.ACTION, words, start, start + len(claim.passage.quote))]
    ]
    return replace(content, accounts=(account,), claims=tuple(made[:300]))
