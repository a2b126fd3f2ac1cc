"""Personal data in the window: lines while writing, a menu, keys in the check, and an export that waits."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.exporting.export_page import ExportPage
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.account_editor import AccountEditor
from portfolio_app.workspace import create_workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Iterator[Session]:
    workspace = create_workspace(tmp_path / "small.portfolio", make_portfolio("Rowan Ellis"), bundled())
    text = StarText(situation="😀 A customer, Mrs Jane Smith, rang.", action="I told Mrs Smith that it was safe.")
    workspace.accounts.add([AccountDraft("A kettle", date(2026, 3, 2), text=text)])
    workspace.claims.add("E001", "101/1.3", "I told Mrs Smith")
    opened = Session(workspace)
    yield opened
    opened.close()


@pytest.fixture
def editor(qtbot: QtBot, session: Session, tools: Tools) -> AccountEditor:
    made = AccountEditor(session, tools.theme, tools.settings)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.open(session.workspace.accounts.get("E001"))
    return made


def marked(editor: AccountEditor, section: Section = Section.SITUATION) -> list[str]:
    personal, edit = editor.aids.personal, editor.star.edit(section)
    return [each.cursor.selectedText() for each in personal.selections(edit)]


def chosen(editor: AccountEditor, text: str) -> None:
    menu = QMenu()
    editor.aids.personal.fill_menu(menu, editor.star.edit(Section.SITUATION), 17)
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_quiet_lines_a_menu_and_one_step_back(qtbot: QtBot, session: Session, editor: AccountEditor) -> None:
    session.changed.connect(lambda _change: editor.refresh())
    qtbot.waitUntil(lambda: marked(editor) == ["Mrs Jane Smith"])
    qtbot.waitUntil(lambda: marked(editor, Section.ACTION) == ["Mrs Smith"])
    (selection,) = editor.aids.personal.selections(editor.star.edit(Section.SITUATION))
    assert selection.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline
    assert editor.aids.personal.legend.isVisible()
    chosen(editor, "Replace with Customer A")
    assert editor.star.edit(Section.SITUATION).text == "😀 A customer, Customer A, rang."
    (claim,) = session.workspace.claims.all()
    assert claim.anchor is not None
    assert claim.anchor.outcome is Outcome.KEPT
    qtbot.waitUntil(lambda: not editor.aids.personal.legend.isVisible())
    session.undo()
    editor.refresh()
    assert editor.star.edit(Section.ACTION).text == "I told Mrs Smith that it was safe."
    qtbot.waitUntil(lambda: marked(editor) == ["Mrs Jane Smith"])
    chosen(editor, "Allow in this account")
    qtbot.waitUntil(lambda: marked(editor) == [])
    session.undo()
    qtbot.waitUntil(lambda: marked(editor) == ["Mrs Jane Smith"])


def test_a_name_that_is_being_typed_has_no_line_yet(qtbot: QtBot, editor: AccountEditor) -> None:
    edit = editor.star.edit(Section.TASK)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "I rang 07700 900123")
    qtbot.waitUntil(lambda: marked(editor) == ["Mrs Jane Smith"])
    assert marked(editor, Section.TASK) == []
    qtbot.keyClicks(edit, ". Then")
    qtbot.waitUntil(lambda: marked(editor, Section.TASK) == ["07700 900123"])
    editor.flush()


def test_the_check_settles_them_one_by_one_with_keys(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = CheckPage(session, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    qtbot.waitUntil(lambda: not page.checking)
    assert page._found is not None
    findings = [each for each in page._found[0] if each.kind is Kind.PERSONAL]
    assert [each.where.section for each in findings] == [Section.SITUATION, Section.ACTION]
    page.tree.show_row(findings[1])
    assert page.settling.isVisible()
    qtbot.keyClick(page.tree, Qt.Key.Key_N)
    assert page.tree.rows.row_at(page.tree.currentIndex()).key == findings[0]
    qtbot.keyClick(page.tree, Qt.Key.Key_R)
    assert session.workspace.accounts.get("E001").text.situation == "😀 A customer, Customer A, rang."
    assert session.workspace.personal_data.undecided() == ()
    assert not page.settling.isVisible()


def test_enter_goes_to_the_first_of_the_same_words(qtbot: QtBot, session: Session, tools: Tools) -> None:
    text = StarText(situation="A customer, Mrs Jane Smith, rang. I wrote to Mrs Jane Smith.")
    session.workspace.accounts.update("E001", AccountDraft("A kettle", date(2026, 3, 2), text=text))
    page = CheckPage(session, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    qtbot.waitUntil(lambda: not page.checking)
    assert page._found is not None
    (finding,) = page._found.personal
    page.tree.show_row(finding)
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert went.args == [Place("accounts", 1, 0, Section.SITUATION, 12, 26)]


def test_an_export_waits_and_can_be_made_anyway(qtbot: QtBot, session: Session, tools: Tools, tmp_path: Path) -> None:
    page = ExportPage(session, tools)
    qtbot.addWidget(page)
    page.show()
    page.show_now()
    qtbot.waitUntil(lambda: page.make.isEnabled())
    page.folder.setText(str(tmp_path))
    page.make_documents()
    qtbot.waitUntil(lambda: page.waiting.isVisible())
    assert page.waiting.said.text().startswith("2 pieces of personal data")
    assert not list(tmp_path.glob("*.pdf"))
    with qtbot.waitSignal(page.go) as gone:
        qtbot.mouseClick(page.waiting.show_button, LEFT)
    assert gone.args is not None
    assert gone.args[0].page == "check"
    qtbot.mouseClick(page.waiting.anyway, LEFT)
    qtbot.waitUntil(lambda: page.made.isVisible(), timeout=60_000)
    assert list(tmp_path.glob("*.pdf"))
