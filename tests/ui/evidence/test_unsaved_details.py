"""Details of evidence that cannot be saved: kept for each piece, tried again, put aside, offered at the next start."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Privacy
from portfolio_app.ui import unsaved
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.page import Notice, Place
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> Iterator[EvidencePage]:
    for name in ("till", "mail"):
        (tmp_path / f"{name}.txt").write_text(f"What the {name} said", encoding="utf-8")
    yield opened(qtbot, window, portfolio_file, tmp_path / "till.txt", tmp_path / "mail.txt")
    window.close()


def opened(qtbot: QtBot, window: MainWindow, path: Path, *files: Path) -> EvidencePage:
    window.open_portfolio(path)
    window.show_page("evidence")
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    if files:
        page.put_in(list(files))
    settle(page)
    return page


def settle(page: EvidencePage) -> None:
    for _ in range(6):
        page.tools.runner.wait()
        QApplication.processEvents()


def click_row(page: EvidencePage, title: str) -> None:
    row = next(n for n, line in enumerate(page.model._shown) if line.summary.evidence.title == title)
    place = page.table.visualRect(page.model.index(row, 1)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    settle(page)


def notice_of(page: EvidencePage) -> list[Notice]:
    said: list[Notice] = []
    page.notify.connect(said.append)
    return said


def stored(session: Session | None, title: str) -> str:
    assert session is not None
    return next(s.evidence.description for s in session.workspace.evidence.list() if s.evidence.title == title)


def test_words_are_kept_for_each_piece_while_the_file_is_away_and_saved_when_it_is_back(
    qtbot: QtBot, window: MainWindow, page: EvidencePage, portfolio_file: Path, tmp_path: Path
) -> None:
    panel, said = page.panel, notice_of(page)
    click_row(page, "till")
    away = portfolio_file.rename(tmp_path / "away.portfolio")
    panel.description.setFocus()
    qtbot.keyClicks(panel.description, "After closing")
    click_row(page, "mail")  # the field is left by choosing another piece
    assert "was moved, deleted or replaced" in said[-1].text
    assert "is kept and tried again" in said[-1].text
    assert panel.title.text() == "mail"
    assert panel.description.toPlainText() == ""
    assert not panel._unsaved.isVisible()
    panel.title.setFocus()
    panel.title.selectAll()
    qtbot.keyClicks(panel.title, "The mail")
    qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    assert panel._unsaved.isVisible()
    click_row(page, "till")
    assert panel.description.toPlainText() == "After closing"
    assert "Not saved yet" in panel._unsaved.text()
    assert len(page.unsaved()) == len(unsaved.waiting(portfolio_file)) == 2
    assert not page.flush()
    away.rename(portfolio_file)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    assert said[-1].text.startswith("What you wrote about ")
    assert said[-1].text.endswith(" is saved now.")
    settle(page)
    assert stored(window.session, "till") == "After closing"
    assert stored(window.session, "The mail") == ""
    assert not panel._unsaved.isVisible()
    assert not panel.again.isVisible()
    assert not unsaved.waiting(portfolio_file)
    assert page.unsaved() == ()
    assert page.flush()


def test_it_is_tried_again_by_itself_and_a_full_disk_loses_nothing(
    qtbot: QtBot, window: MainWindow, page: EvidencePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_app.ui.widgets.autosave._AGAIN_MS", 50)
    assert window.session is not None
    database, said = window.session.workspace._database, notice_of(page)

    def room(pages: int) -> None:
        with database.unit_of_work() as unit:
            held = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {held + pages}")

    click_row(page, "till")
    room(0)
    words = "What it took to close the till that night. " * 115
    page.panel.description.setFocus()
    QApplication.clipboard().setText(words)
    page.panel.description.paste()
    click_row(page, "mail")
    assert "no room left on the disk" in said[-1].text
    assert stored(window.session, "till") == ""
    room(1000)
    qtbot.waitUntil(lambda: "is saved now" in said[-1].text)
    assert stored(window.session, "till") == words.strip()
    settle(page)


def test_a_text_that_is_too_long_stays_with_a_sentence_and_holds_nothing_else_up(
    qtbot: QtBot, window: MainWindow, page: EvidencePage
) -> None:
    panel = page.panel
    click_row(page, "till")
    panel.description.setFocus()
    QApplication.clipboard().setText("long " * 1200)
    panel.description.paste()
    click_row(page, "mail")
    click_row(page, "till")
    assert len(panel.description.toPlainText()) > 5000
    assert "at most 5,000" in panel._unsaved.text()
    assert not panel.again.isVisible()
    panel.title.setFocus()
    panel.title.selectAll()
    qtbot.keyClicks(panel.title, "The till")
    qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    settle(page)
    assert stored(window.session, "The till") == ""
    assert len(panel.description.toPlainText()) > 5000
    assert page.flush()  # nothing that another try would save: the window may close, the words are put aside
    assert len(unsaved.waiting()) == 1
    panel.description.setFocus()
    panel.description.selectAll()
    qtbot.keyClicks(panel.description, "Short")
    panel.title.setFocus()
    settle(page)
    assert stored(window.session, "The till") == "Short"
    assert not panel._unsaved.isVisible()
    assert not unsaved.waiting()


def test_a_day_that_cannot_be_read_is_still_there_when_its_piece_is_chosen_again(
    qtbot: QtBot, page: EvidencePage
) -> None:
    panel = page.panel
    click_row(page, "till")
    panel.date.setFocus()
    qtbot.keyClicks(panel.date, "3 Mrach 2026")
    click_row(page, "mail")
    assert (panel.date.text(), panel._wrong.isVisible()) == ("", False)
    click_row(page, "till")
    assert (panel.date.text(), panel._wrong.isVisible()) == ("3 Mrach 2026", True)
    panel.date.setFocus()
    panel.date.selectAll()
    qtbot.keyClicks(panel.date, "3 March 2026")
    click_row(page, "mail")
    click_row(page, "till")
    assert (panel.date.text(), panel._wrong.isVisible()) == ("3 March 2026", False)


def test_what_is_typed_is_told_when_another_piece_is_gone_to(
    qtbot: QtBot, window: MainWindow, page: EvidencePage
) -> None:
    click_row(page, "till")
    page.panel.description.setFocus()
    qtbot.keyClicks(page.panel.description, "Half a thought")
    other = next(line.summary.evidence.id for line in page.model._shown if line.summary.evidence.title == "mail")
    page.open_place(Place("evidence", evidence=other))  # from elsewhere: the field keeps the focus
    settle(page)
    assert page.panel.title.text() == "mail"
    assert stored(window.session, "till") == "Half a thought"


def test_details_put_aside_are_offered_at_the_next_start(
    qtbot: QtBot, window: MainWindow, page: EvidencePage, portfolio_file: Path, tmp_path: Path
) -> None:
    panel = page.panel
    click_row(page, "till")
    away = portfolio_file.rename(tmp_path / "away.portfolio")
    panel.description.setFocus()
    qtbot.keyClicks(panel.description, "First line")
    qtbot.keyClick(panel.description, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.description, "## Method")
    panel.date.setFocus()
    qtbot.keyClicks(panel.date, "2/3/2026")
    panel.privacy.setFocus()
    panel.privacy.setCurrentIndex(panel.privacy.findData(Privacy.PRIVATE))
    panel.privacy.activated.emit(panel.privacy.currentIndex())
    assert not window.close()
    assert window.close()  # the second time it closes
    away.rename(portfolio_file)
    window.show()
    page = opened(qtbot, window, portfolio_file)
    assert window.session is not None
    reference = next(
        s.evidence.reference for s in window.session.workspace.evidence.list() if s.evidence.title == "till"
    )
    assert page.rescued.isVisible()
    assert f"details of {reference} “till”" in page.rescued._said.text()
    window.show_page("accounts")
    assert not window.pages["accounts"].findChild(type(page.rescued)).isVisible()
    window.show_page("evidence")
    qtbot.mouseClick(page.rescued.put_in, Qt.MouseButton.LeftButton)
    settle(page)
    kept = window.session.workspace.evidence.get(reference)
    assert (kept.description, kept.produced_on) == ("First line\n## Method", date(2026, 3, 2))
    assert kept.privacy is Privacy.PRIVATE
    assert not page.rescued.isVisible()
    assert not unsaved.waiting()


def test_a_portfolio_that_another_program_holds_shows_no_other_piece_s_details(
    qtbot: QtBot, page: EvidencePage, portfolio_file: Path
) -> None:
    """What is chosen and what shows beside it are never two different pieces."""
    said = notice_of(page)
    click_row(page, "till")
    page.panel.description.setFocus()
    qtbot.keyClicks(page.panel.description, "Locked words")
    with closing(sqlite3.connect(portfolio_file, isolation_level=None)) as other:
        with page.session.workspace._database.unit_of_work() as unit:
            unit.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        other.execute("BEGIN EXCLUSIVE")
        click_row(page, "mail")
        assert "is being used by another program" in said[-1].text
        assert not page.panel.isVisible()
        other.execute("ROLLBACK")
    assert page.flush()
    assert stored(page.session, "till") == "Locked words"
    click_row(page, "till")
    assert page.panel.description.toPlainText() == "Locked words"
