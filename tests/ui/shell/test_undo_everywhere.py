"""One undo over the whole portfolio: real typing in several accounts and fields, without a pause or a saving between.

All undone is the first state of the file, and all redone the last.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.kept_fields import KeptField
from portfolio_app.workspace import open_workspace
from tests.ui.writing.editing import accounts_page, caret

LONG = 60_000
SECTIONS = [Section.TASK, Section.ACTION, Section.RESULT]
SAID = ("Hi there. Then ", "x", "Some more words ", "A. B. C. ")
QUERIES = (
    "select id, title, produced_on, description from evidence where removed_at = '' order by id",
    "select evidence_id, place, situation, task, action, result, reflection from accounts order by evidence_id",
    "select id, criterion, section, anchor_start, anchor_end, quote, note, starred from claims "
    "where withdrawn_at = '' order by id",
)


def stored(path: Path) -> list[object]:
    with closing(sqlite3.connect(path)) as file:
        return [file.execute(query).fetchall() for query in QUERIES]


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> MainWindow:
    (tmp_path / "till.txt").write_text("What the till said", encoding="utf-8")
    with open_workspace(portfolio_file) as workspace:
        workspace.evidence.add([tmp_path / "till.txt"])
        workspace.claims.add_draft("E011", ClaimDraft("CS103/103/2.2", need="internal factor"))
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_typed_wherever_all_undone_is_the_first_state_and_all_redone_the_last(
    opened: MainWindow, portfolio_file: Path, seed: int
) -> None:
    chance = random.Random(seed)
    session = opened.session
    assert session is not None
    first = stored(portfolio_file)
    for _ in range(chance.randint(8, 18)):
        do_something(opened, chance)
        if chance.random() < 0.4:
            QCoreApplication.processEvents()
    opened.save_now()
    last, done = stored(portfolio_file), session.history.index
    while session.history.next_undo:
        index = session.history.index
        opened.undoing.undo()
        assert session.history.index == index - 1  # none comes again and again
    assert stored(portfolio_file) == first
    while session.history.index < done:
        opened.undoing.redo()
    assert stored(portfolio_file) == last


def do_something(window: MainWindow, chance: random.Random) -> None:
    match chance.choice("words words title place day note claim star evidence evidence undo redo".split()):
        case "undo":
            window.undoing.undo()
        case "redo":
            window.undoing.redo()
        case "evidence":
            on_evidence(window, chance)
        case deed:
            on_account(window, deed, chance)


def on_account(window: MainWindow, deed: str, chance: random.Random) -> None:
    page = accounts_page(window)
    page.open_account(chance.randint(1, 3))
    editor, head = page.editor, page.editor.star.head
    if deed == "words":
        edit = editor.star.edit(chance.choice(SECTIONS))
        caret(edit, chance.randint(0, len(edit.text)))
        QTest.keyClicks(edit, chance.choice(SAID))
    elif deed in ("title", "place"):
        field = head.title if deed == "title" else head.place
        field.setFocus()
        QTest.keyClicks(field, chance.choice(SAID[:3]))
    elif deed == "day":
        head.date.setFocus()
        head.date.selectAll()
        QTest.keyClicks(head.date, f"{chance.randint(1, 28)}/3/2026")
    elif deed == "note" and editor.claims:
        editor.panel.claims.choose(chance.choice(editor.claims).id)
        type_into(editor.panel.claims.details.note, chance)
    elif deed == "star" and editor.claims:
        claim = chance.choice(editor.claims)
        editor.steps.star(claim, not claim.starred)
    elif deed == "claim":
        edit = editor.star.edit(Section.TASK)
        try:
            if editor.flush():
                draft = ClaimDraft(chance.choice(list(page.session.criteria)), Section.TASK, 0, len(edit.text) // 3)
                ClaimChanges(page.session).add(f"E{page.editor.account.evidence.id:03}", draft)
        except PortfolioError:
            pass  # claimed already, or a need that has to be named: nothing was done


def on_evidence(window: MainWindow, chance: random.Random) -> None:
    window.show_page("evidence")
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    page.open_place(Place("evidence", evidence=11))
    panel, end = page.panel, QDeadlineTimer(LONG)
    while panel.summary is None or panel.summary.evidence.id != 11:
        QCoreApplication.processEvents()
        assert not end.hasExpired()
    match chance.choice(["title", "description", "date", "note"]):
        case "date":
            panel.date.setFocus()
            panel.date.selectAll()
            QTest.keyClicks(panel.date, f"{chance.randint(1, 28)}/3/2026")
        case "note":
            panel.claims.choose(panel.claims.rows.claims[0].claim.id)
            type_into(panel.claims.details.note, chance)
        case name:
            type_into(panel.title if name == "title" else panel.description, chance)


def type_into(field: KeptField, chance: random.Random) -> None:
    field.setFocus()
    QTest.keyClicks(field, chance.choice(SAID))
