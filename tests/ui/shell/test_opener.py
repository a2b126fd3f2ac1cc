"""What is opened, by whatever way, and what happens when it is not what it should be or goes away."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from portfolio_app.ui import unsaved
from portfolio_app.ui.app import make_window
from portfolio_app.ui.page import Place
from portfolio_app.ui.progress.overview_page import OverviewPage
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.section_edit import SectionEdit


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_portfolio_is_opened_by_dropping_it(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    drop(window, portfolio_file)
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session is not None
    assert window.session.workspace.path == portfolio_file
    window.tools.runner.wait()


def test_two_files_are_too_many(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> None:
    drop(window, portfolio_file, tmp_path / "other.portfolio")
    qtbot.waitUntil(window.notice_bar.isVisible)
    assert "one portfolio file at a time" in window.notice_bar.text
    assert window.session is None


@pytest.mark.parametrize(
    ("kind", "said"), [("folder", "is a folder"), ("letter", "is not a portfolio file"), ("large", "not a portfolio")]
)
def test_what_is_no_portfolio_is_said_and_nothing_is_closed(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path, kind: str, said: str
) -> None:
    window.open_portfolio(portfolio_file)
    dropped = tmp_path / kind
    if kind == "folder":
        dropped.mkdir()
    elif kind == "letter":
        dropped.write_text("Dear customer, " * 50)
    else:
        with dropped.open("wb") as file:
            file.truncate(1 << 30)
    drop(window, dropped)
    qtbot.waitUntil(lambda: said in window.notice_bar.text)
    assert window.session is not None
    assert window.session.workspace.path == portfolio_file
    assert window.pages["overview"].isVisible()


def test_a_damaged_portfolio_says_where_backups_are(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    content = bytearray(portfolio_file.read_bytes())
    content[4096:] = b"x" * (len(content) - 4096)
    portfolio_file.write_bytes(content)
    window.expect(portfolio_file)
    qtbot.waitUntil(lambda: "is damaged" in window.notice_bar.text)
    assert "backup" in window.notice_bar.text


@pytest.mark.parametrize("replaced", [False, True])
def test_words_are_kept_while_the_file_is_away_and_saved_when_it_is_back(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path, replaced: bool
) -> None:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    away = tmp_path / "away.portfolio"
    shutil.copy(portfolio_file, tmp_path / "other.portfolio")
    portfolio_file.rename(away)
    if replaced:
        (tmp_path / "other.portfolio").rename(portfolio_file)
    edit = window.findChildren(SectionEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Precious words. ")
    assert not window.pages["accounts"].flush()
    assert "was moved, deleted or replaced meanwhile" in window.notice_bar.text
    assert "Precious words." in edit.toPlainText()
    assert unsaved.waiting(portfolio_file)
    away.replace(portfolio_file)
    assert window.pages["accounts"].flush()
    assert window.session is not None
    assert "Precious words." in window.session.workspace.accounts.get("E001").text.situation
    assert not unsaved.waiting(portfolio_file)


def test_the_example_is_made_and_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_app.ui.shell.door.example_folder", lambda: tmp_path)
    window.door.example_soon()
    qtbot.waitUntil(lambda: window.session is not None, timeout=60_000)
    assert window.session is not None
    assert window.session.workspace.path.parent == tmp_path
    assert window.session.workspace.accounts.count() == 10
    window.tools.runner.wait()


def test_the_window_comes_back_where_it_was(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.resize(761, 623)
    window.close()
    again = make_window(settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (761, 623)


def test_nothing_is_said_of_reading_only_while_a_file_is_opened(
    qtbot: QtBot, settings: Settings, portfolio_file: Path
) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.begin(portfolio_file)
    window.show()
    assert window.session is None
    assert not window._frame.banner.isVisible()
    qtbot.waitUntil(lambda: window.session is not None)
    window.close()


def test_the_overview_is_there_before_the_portfolio_is_open_and_what_is_wanted_there_is_done_then(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.show()
    window.expect(portfolio_file)
    frame = window._frame
    qtbot.waitUntil(lambda: frame.overview is not None)
    early = frame.overview
    assert early is not None
    assert window.session is None
    assert early.isVisible()
    assert early.main_button.hasFocus()
    said = early.header._title.text()
    qtbot.mouseClick(early.main_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None)
    assert frame.overview is None
    assert window.pages["accounts"].isVisible()
    window.show_page("overview")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    assert page.sheet.header._title.text() == said


def test_an_overview_of_what_cannot_be_opened_goes_away_again(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    with closing(sqlite3.connect(portfolio_file)) as connection:
        connection.execute("DELETE FROM portfolio")
        connection.commit()
    window.show()
    window.expect(portfolio_file)
    qtbot.waitUntil(lambda: window.notice_bar.isVisible() and not window.door.busy)
    assert window._frame.overview is None
    assert window.session is None
