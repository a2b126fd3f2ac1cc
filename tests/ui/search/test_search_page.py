"""Searching: results as one types, found words bold, and landing in the place."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.search import SearchHit
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.search.search_page import SearchPage
from portfolio_app.ui.search.search_results import Result, results
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.workspace import create_workspace


def _page(qtbot: QtBot, session: Session, tools: Tools) -> SearchPage:
    made = SearchPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_now()
    return made


def _result(page: SearchPage, row: int) -> Result:
    return page.model.index(row).data(Qt.ItemDataRole.UserRole)


def test_results_come_as_one_types(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    qtbot.keyClicks(page.field, "kettle")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    first = _result(page, 0)
    assert first.hit.evidence == "E001"
    assert first.title == "A returned kettle and a long queue"
    assert [first.hit.excerpt[start:end].casefold() for start, end in first.bold][:1] == ["kettle"]
    assert "pieces of evidence" in page._said.text()


def test_enter_lands_in_the_words(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    qtbot.keyClicks(page.field, "manager")
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
    place = went.args[0] if went.args else None
    assert isinstance(place, Place)
    assert place.page == "accounts"
    account = session.workspace.accounts.get(f"E{place.evidence:03d}")
    words = account.text[Section(place.section)][place.start : place.end]
    assert words.casefold().startswith("manager")


def test_the_arrow_keys_choose_while_typing(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.field.setText("customer")
    page.search()
    qtbot.keyClick(page.field, Qt.Key.Key_Up)
    assert page.list.currentIndex().row() == 0
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 2
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert went.args
    assert went.args[0].evidence == _result(page, 2).evidence_id


def test_a_click_goes_there(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.field.setText("customer")
    page.search()
    box = page.list.visualRect(page.model.index(1))
    with qtbot.waitSignal(page.go):
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(1, 1))


def test_a_title_leads_to_the_account(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.field.setText("noticeboard")
    page.search()
    row = next(row for row in range(page.model.rowCount()) if _result(page, row).hit.section == "title")
    with qtbot.waitSignal(page.go) as went:
        page.list.clicked.emit(page.model.index(row))
    assert went.args
    assert went.args[0] == Place("accounts", evidence=_result(page, row).evidence_id)


def test_nothing_found_and_nothing_typed_say_what_to_do(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    assert page._empty.isVisible()
    page.field.setText("xyzzy")
    page.search()
    assert page._empty.heading.text() == "Nothing found for “xyzzy”"
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    for odd in ('"', "AND OR", "*", "\U0001f600", "(", "   "):
        page.field.setText(odd)
        page.search()


def test_an_empty_portfolio(qtbot: QtBot, tools: Tools, tmp_path: Path) -> None:
    session = Session(create_workspace(tmp_path / "new.portfolio", make_portfolio("Ann")))
    page = _page(qtbot, session, tools)
    assert page._empty.heading.text() == "Nothing to search yet"
    session.close()


def test_it_follows_changes(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.field.setText("xylophone")
    page.search()
    assert page.model.rowCount() == 0
    AccountChanges(session).create("The xylophone in aisle four")
    assert page.model.rowCount() == 1


def test_what_waits_is_stopped(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    qtbot.keyClicks(page.field, "ke")
    page.flush()
    assert not page._timer.isActive()


def test_bold_words_are_those_that_begin_so() -> None:
    hit = SearchHit("E001", "action", 0, 4, "Café cafeteria decaf 😀 CAFE")
    (result,) = results([hit], {"E001": "T"}, "cafe")
    assert [hit.excerpt[start:end] for start, end in result.bold] == ["Café", "cafeteria", "CAFE"]
    assert result.spoken == "E001, T, Action: Café cafeteria decaf 😀 CAFE"


def test_at_twice_the_size(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = _page(qtbot, session, tools)
    page.field.setText("customer")
    page.search()
    before = page.list.visualRect(page.model.index(0)).height()
    tools.theme.set_percent(200)
    qtbot.waitUntil(lambda: page.list.visualRect(page.model.index(0)).height() > before * 1.5)
    assert not page.grab().isNull()
