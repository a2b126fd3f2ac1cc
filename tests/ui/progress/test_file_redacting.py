"""What the check found inside of a file, put right in the file: replaced, or taken out, for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from portfolio_app.domain.progress.finding import Finding
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.page import Tools
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.progress.redact_dialog import RedactDialog
from portfolio_app.ui.progress.settle_buttons import IN_FILE
from portfolio_app.ui.session import Session
from portfolio_app.workspace import create_workspace
from tests.importers.redacting.named_pdfs import letter


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, tools: Tools) -> Iterator[CheckPage]:
    """The check of a portfolio with a Word file (E001) that names somebody, and a letter (E002) that does so too."""
    session = Session(create_workspace(tmp_path / "small.portfolio", make_portfolio("Ann"), ()))
    document = Document()
    document.add_paragraph("I rang a customer, Mrs Ottoline Marchbanks.")
    document.core_properties.author = "Ben Carter"
    document.save(str(tmp_path / "note.docx"))
    session.workspace.evidence.add([tmp_path / "note.docx", letter(tmp_path / "letter.pdf", 1)])
    shown = CheckPage(session, tools)
    qtbot.addWidget(shown)
    shown.resize(1068, 776)
    shown.show()
    shown.show_now()
    qtbot.waitUntil(lambda: not shown.checking)
    yield shown
    tools.runner.wait()
    session.close()


def choose(page: CheckPage, place: str) -> None:
    assert page._found
    finding: Finding = next(key for key, each in page._found.personal.items() if str(each.place) == place)
    assert page.tree.show_row(finding)


def decide(qtbot: QtBot, page: CheckPage) -> RedactDialog:
    qtbot.keyClick(page.tree, Qt.Key.Key_F)
    dialog = page.in_file.dialog
    assert dialog is not None
    assert not dialog.go_on.isEnabled()
    dialog.forget.setChecked(True)
    return dialog


def test_words_in_a_file_are_replaced_and_its_author_taken_out(qtbot: QtBot, page: CheckPage) -> None:
    button = page.settling.buttons[IN_FILE]
    choose(page, "E001 text")
    assert button.text() == "Replace it in the file… (F)"
    with qtbot.waitSignal(page.in_file.said) as said:
        decide(qtbot, page).accept()
    assert said.args == ["E001: 1 place replaced by “Customer A” for good."]
    page.refresh()
    qtbot.waitUntil(lambda: not page.checking)
    choose(page, "E001 author")
    assert button.text() == "Take out comments, changes and author… (F)"
    with qtbot.waitSignal(page.in_file.said):
        decide(qtbot, page).accept()
    left = page.session.workspace.personal_data.undecided()
    assert {each.place.evidence_id for each in left} == {2}
    assert page.session.workspace.evidence.file("E001").former == ()


def test_a_page_is_blacked_out_where_it_is_looked_at(qtbot: QtBot, page: CheckPage) -> None:
    choose(page, "E002 text")
    assert page.settling.buttons[IN_FILE].text() == "Look at it, to black it out (F)"
    with qtbot.waitSignal(page.go) as went:
        qtbot.keyClick(page.tree, Qt.Key.Key_F)
    assert went.args
    assert went.args[0].evidence == 2


def test_the_dialog_is_freed_when_it_is_closed(qtbot: QtBot, page: CheckPage) -> None:
    choose(page, "E001 text")
    dialog = decide(qtbot, page)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))
    assert page.in_file.dialog is None
