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
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.content import make_content
from benchmarks.measure import head, line, settle
from benchmarks.portfolio_file import fill
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.services.documents.report import Content

if TYPE_CHECKING:
    from portfolio_app.ui.shell.main_window import MainWindow

# Each script prints the CPU milliseconds and the time when a picture is painted, so that leaving does not count.
_TELL = """
def tell():
    import time
    print(time.process_time() * 1000, time.time() * 1000, flush=True)
"""
_BARE = f"""{_TELL}
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
tell()
"""
_OURS = f"""{_TELL}
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
from portfolio_app.ui.app import make_window
from portfolio_app.ui.settings import Settings
settings = Settings(QSettings(sys.argv[2], QSettings.Format.IniFormat))
settings.remember("tour/seen", True)
window = make_window(settings, Path(sys.argv[1]))
from portfolio_app.ui.collecting import Collector
collector = Collector(lambda: window.tools.runner.busy, window)  # as the program does
window.resize(1280, 800)
window.show()
application.processEvents()
window.grab()
tell()
from PySide6.QtCore import QEventLoop
while window.session is None and window._frame.overview is None:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
window.grab()
tell()
while window.session is None:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
window.grab()
tell()
"""


class _Spent(NamedTuple):
    """CPU milliseconds, and milliseconds by the clock."""

    cpu: float
    wall: float


def main() -> None:
    """Print the figures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PORTFOLIO_APP_DATA"] = folder
        first_paint(Path(folder))
        _large(Path(folder))


def first_paint(folder: Path) -> None:
    """Print what it takes until the window is painted, and until the overview is."""
    from portfolio_app.example import example_portfolio

    head("From starting the process to a painted window (medians of 5; CPU time, and in brackets by the clock)")
    large = folder / "large.portfolio"
    fill(large, make_content(10_000)).close()
    settings = folder / "settings.ini"
    (bare,), small, big = _starts(
        (_BARE,), (_OURS, example_portfolio(folder), settings), (_OURS, large, settings), times=5
    )
    line("bare PySide6: a text edit and a table", _shown(bare), "")
    for what, (first, full, opened), most, overview in (
        ("the example", small, 2, 3.5),
        ("10,000 accounts", big, 3, 4.5),
    ):
        line(
            f"{what}: whose it is, side bar, counts", _shown(first), f"ratio {first.cpu / bare.cpu:.2f}, at most {most}"
        )
        line(f"{what}: its overview", _shown(full), f"ratio {full.cpu / bare.cpu:.2f}, at most {overview}")
        line(f"{what}: open for writing", _shown(opened), f"ratio {opened.cpu / bare.cpu:.2f}")


def _shown(start: _Spent) -> str:
    return f"{start.cpu:.0f} ms ({start.wall:.0f})"


def _at(share: float, times: "list[_Spent]") -> _Spent:
    """Return the percentile of each kind of time."""
    return _Spent(*(sorted(kind)[int(len(times) * share)] for kind in zip(*times, strict=True)))


def _starts(*calls: tuple[object, ...], times: int) -> list[list[_Spent]]:
    """Start scripts by turns and return the medians of each; what they import is compiled, as in an installed program.

    By turns, because what else the machine does then weighs on all alike.
    """
    compiled = {"PYTHONPYCACHEPREFIX": os.environ["PORTFOLIO_APP_DATA"], "PYTHONDONTWRITEBYTECODE": ""}
    runs: list[list[list[_Spent]]] = [[] for _ in calls]
    for _ in range(times + 1):
        for each, call in zip(runs, calls, strict=True):
            began = time.time() * 1000
            done = subprocess.run(
                [sys.executable, "-c", *map(str, call)],
                check=True,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env=os.environ | compiled,
            )
            told = (map(float, told.split()) for told in done.stdout.splitlines())
            each.append([_Spent(cpu, at - began) for cpu, at in told])
    return [
        [_Spent(*map(statistics.median, zip(*picture, strict=True))) for picture in zip(*each[1:], strict=True)]
        for each in runs
    ]


def _large(folder: Path) -> None:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication, QScrollBar, QTableView

    from portfolio_app.ui.app import make_window
    from portfolio_app.ui.settings import Settings
    from portfolio_app.ui.shell.catalogue import PAGES

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

    def timed(call: Callable[[], object]) -> _Spent:
        cpu, wall = time.thread_time(), time.perf_counter()
        call()
        application.processEvents()
        return _Spent((time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000)

    head("5,000 accounts against 500 criteria (CPU time of the window, and in brackets by the clock)")
    names = [entry.name for entry in PAGES]
    for name in names:
        first = timed(lambda name=name: window.show_page(name))
        line(f"showing {name} for the first time", _shown(first), "")
    switches = [timed(lambda name=name: window.show_page(name)) for name in names * 5]
    line("switching pages, p95", _shown(_at(0.95, switches)), "at most 100 ms")
    window.show_page("map")
    table = max(window.pages["map"].findChildren(QTableView), key=lambda view: view.width() * view.height())
    bars = (table.verticalScrollBar(), table.horizontalScrollBar())

    def page(bar: QScrollBar) -> None:
        bar.setValue((bar.value() + bar.pageStep()) % (bar.maximum() + 1))

    # Down and across in turn, more than twice through all criteria.
    steps = [timed(lambda step=step: page(bars[step % 2])) for step in range(200)]
    line("a page of the map, p95", _shown(_at(0.95, steps)), "at most 50 ms")

    window.close_portfolio()
    _typing(window, folder, timed)
    window.close()


def _typing(window: "MainWindow", folder: Path, timed: Callable[[Callable[[], object]], _Spent]) -> None:
    """Measure key presses in an account of 20,000 words with 300 claims."""
    from PySide6.QtTest import QTest

    from portfolio_app.ui.page import Place
    from portfolio_app.ui.writing.section_edit import SectionEdit

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
    presses = [timed(lambda key=key: QTest.keyClicks(edit, key)) for key in keys * 4]
    head("An account of 20,000 words with 300 claims")
    line("a key press, p50", _shown(_at(0.5, presses)), "")
    line("a key press, p95", _shown(_at(0.95, presses)), "at most 16 ms")


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
