"""The Frameworks page with a framework of 20,000 competencies, offscreen: how long a frame takes while it scrolls."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.measure import head, line, settle
from benchmarks.readers import COMPETENCIES, take_in, write_competencies

_FRAMES = 400


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        table, portfolio = Path(folder) / "competencies.csv", Path(folder) / "large.portfolio"
        write_competencies(table)
        take_in(str(table), str(portfolio))
        head(f"The page of a framework of {COMPETENCIES:,} competencies")
        frames = _frames(portfolio, Path(folder) / "settings.ini")
        frames.sort()
        line("a frame while it scrolls, median", f"{statistics.median(frames):.1f} ms", "at most 16 ms")
        line("a frame while it scrolls, p95", f"{frames[len(frames) * 95 // 100]:.1f} ms", "")


def _frames(portfolio: Path, store: Path) -> list[float]:
    """Return how many milliseconds of the processor each of the frames took, everything unfolded."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from portfolio_app.ui.app import make_window
    from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
    from portfolio_app.ui.settings import Settings

    application = QApplication.instance() or QApplication([])
    settings = Settings(QSettings(str(store), QSettings.Format.IniFormat))
    settings.remember("tour/seen", True)
    window = make_window(settings)
    window.resize(1280, 800)
    window.show()
    window.open_portfolio(portfolio)
    window.show_page("frameworks")
    page = window.pages["frameworks"]
    if not isinstance(page, FrameworksPage):
        raise SystemExit("the page is not there; its figure would mislead")
    page.tree.expandAll()
    application.processEvents()
    bar = page.tree.verticalScrollBar()
    if bar.maximum() < COMPETENCIES // 2:
        raise SystemExit("the framework is not unfolded; its figure would mislead")
    settle()
    took: list[float] = []
    for step in range(_FRAMES):
        # Three rows a frame, as the wheel does, from places all over the framework.
        bar.setValue((bar.maximum() * (step // 20) * 20 // _FRAMES) + 3 * (step % 20))
        began = time.thread_time()
        page.tree.viewport().repaint()
        application.processEvents()
        if step % 20:  # the first is a leap
            took.append((time.thread_time() - began) * 1000)
    window.close()
    return took
