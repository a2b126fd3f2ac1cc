"""Windows for tests: real ones, offscreen, on a real portfolio, with settings of their own."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from portfolio_app.example import example_portfolio
from portfolio_app.ui.app import make_window
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Mode, Theme
from portfolio_app.workspace import open_workspace


@pytest.fixture(autouse=True)
def closed_widgets_are_gone(qapp: QApplication) -> Iterator[None]:
    """Delete what a test closed before the next one: every widget left over makes each change of theme slower."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_worker_searches_for_what_is_left_over() -> Iterator[None]:
    """Leave Python's search to the GUI thread, as the program does: in a worker it would delete widgets, and crash."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def nothing_is_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard at the end: the offscreen one outlives Python, and takes what came from it down with it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    store = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    store.remember("tour/seen", True)
    return store


@pytest.fixture
def tools(qapp: object, settings: Settings) -> Iterator[Tools]:
    theme = Theme(Mode.LIGHT)
    theme.apply()
    runner, aside = TaskRunner(), TaskRunner()
    yield Tools(theme, settings, runner, aside)
    runner.close()
    aside.close()
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portfolio, made once; tests open a copy."""
    return example_portfolio(tmp_path_factory.mktemp("example"), accounts_only=True)


@pytest.fixture
def portfolio_file(example: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Ann's portfolio.portfolio"
    path.write_bytes(example.read_bytes())
    return path


@pytest.fixture
def session(qapp: object, portfolio_file: Path) -> Iterator[Session]:
    """A session on a copy of the example portfolio."""
    opened = Session(open_workspace(portfolio_file))
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """The main window, without a portfolio."""
    settings.mode = Mode.LIGHT
    made = make_window(settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    if made.session is not None:
        made.close()  # words that a test kept from being saved are put aside the second time


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp: QApplication, closed_widgets_are_gone: None) -> Iterator[None]:
    """Fail a test that leaves a thread at work, or a window on the screen, behind."""
    threads = at_work()
    yield
    for _ in range(3):
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == []
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    assert at_work() <= threads


def at_work() -> set[threading.Thread]:
    """Return Python's own threads; those of a pool of Qt's end with it, and are known under this name if at all."""
    return {thread for thread in threading.enumerate() if not thread.name.startswith("Dummy")}


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A PDF of three pages."""
    path = tmp_path / "minutes.pdf"
    drawing = canvas.Canvas(str(path))
    for number in range(3):
        drawing.drawString(100, 700, f"Minutes, page {number + 1}")
        drawing.showPage()
    drawing.save()
    return path
