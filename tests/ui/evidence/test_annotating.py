"""Writing about a piece of work from the evidence page, in the account's other form."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import AccountForm, ReflectiveAccount, Section, StarText
from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.evidence.evidence_buttons import WRITE
from portfolio_app.ui.evidence.evidence_steps import EvidenceSteps
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.spelling import Spelling
from portfolio_app.ui.writing.star_editor import StarEditor


def test_writing_about_a_file_begins_an_annotation_once_and_can_be_undone(
    qtbot: QtBot, session: Session, tools: Tools, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "rota.png")
    work = session.workspace.evidence.add([tmp_path / "rota.png"]).added[0].file.evidence
    owner = StarEditor(tools.theme)
    qtbot.addWidget(owner)
    steps = EvidenceSteps(session, EvidenceChanges(session), tools.runner, tools.theme, owner)
    wanted: list[int] = []
    steps.writing_wanted.connect(wanted.append)
    steps.run(WRITE, work)
    steps.run(WRITE, work)
    assert wanted[0] == wanted[1]
    begun = {account.evidence.id: account.about for account in session.workspace.accounts.list()}
    assert begun[wanted[0]] == work.id
    session.undo()
    assert wanted[0] not in {account.evidence.id for account in session.workspace.accounts.list()}
    session.redo()
    assert wanted[0] in {account.evidence.id for account in session.workspace.accounts.list()}


def test_an_annotation_is_checked_for_spelling(qtbot: QtBot, tools: Tools, note: ReflectiveAccount) -> None:
    editor = StarEditor(tools.theme)
    qtbot.addWidget(editor)
    editor.load(replace(note, text=StarText(situation="A rota.", task="I drew it by hannd.")))
    spelling = Spelling(tools.theme, tools.settings)
    try:
        for section in (Section.SITUATION, Section.TASK):
            spelling.attach(editor.edit(section))
        edit = editor.edit(Section.TASK)
        qtbot.waitUntil(lambda: [s.cursor.selectedText() for s in spelling.selections(edit)] == ["hannd"])
    finally:
        spelling.close()


@pytest.fixture
def note(session: Session) -> ReflectiveAccount:
    account = session.workspace.accounts.get("E001")
    text = StarText(situation="A rota.", action="With my manager.")
    return ReflectiveAccount(account.evidence, text=text, about=2, form=AccountForm.WORK)


def test_an_annotation_asks_what_how_with_whom_and_why(qtbot: QtBot, tools: Tools, note: ReflectiveAccount) -> None:
    editor = StarEditor(tools.theme)
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    editor.load(note)
    editor.show()
    assert editor.edit(Section.TASK).accessibleName().startswith("How: ")
    assert editor.blocks[Section.REFLECTION].isHidden()
    assert "Annotation of E002" in editor.head.findChildren(type(editor.head.words))[0].text()
    changes: list[object] = []
    editor.edited.connect(changes.append)
    editor.head.form.click()
    QApplication.processEvents()
    assert len(changes) == 1
    assert editor.value().form is AccountForm.STAR
    assert editor.value().text == note.text
    assert editor.edit(Section.TASK).accessibleName().startswith("Task: ")
    assert not editor.blocks[Section.REFLECTION].isHidden()
