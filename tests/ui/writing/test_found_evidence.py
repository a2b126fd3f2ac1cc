"""Files dropped on an account, and pictures pasted into it, become evidence that can be claimed at once."""

from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from tests.ui.writing.editing import CONTROL, accounts_page, after, press, type_in

TASK = Section.TASK
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = accounts_page(window)
    page.open_account(1)
    return page


@pytest.fixture
def till(tmp_path: Path) -> Path:
    path = tmp_path / "till.jpg"
    Image.new("RGB", (400, 200), "teal").save(path)
    return path


def drop(over: QWidget, data: QMimeData) -> None:
    """Drag over a widget and drop, as the system does: whatever round it takes the drag gets the drop."""
    at = over.rect().center()
    enter = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(over, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(over, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def evidence_files(window: MainWindow) -> list[EvidenceFile]:
    assert window.session is not None
    evidence = window.session.workspace.evidence
    return [evidence.file(each.evidence.reference) for each in evidence.list() if each.file]


def paste(page: AccountsPage, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    press(page, Qt.Key.Key_V, CONTROL)


def test_files_dropped_on_the_words_of_an_account_are_evidence_and_no_words(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, till: Path, tmp_path: Path
) -> None:
    Document().save(str(tmp_path / "letter.docx"))
    (tmp_path / "notes.txt").write_text("Kettle on at nine.")
    edit = page.editor.star.edit(TASK)
    before = edit.text
    drop(edit.viewport(), files(till, tmp_path / "notes.txt", tmp_path / "letter.docx"))
    qtbot.waitUntil(lambda: window.notice_bar.text.startswith("Added 3 files."))
    assert [file.name for file in evidence_files(window)] == ["till.jpg", "notes.txt", "letter.docx"]
    assert edit.text == before
    assert page.isVisible()
    assert page.writing
    assert window.notice_bar.offered.text() == "See them"
    window.notice_bar._undo.click()
    assert evidence_files(window) == []


@pytest.mark.parametrize("where", ["title", "place", "section"])
def test_the_notice_names_the_piece_and_leads_to_claiming_it(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, till: Path, where: str
) -> None:
    head = page.editor.star.head
    fields = {"title": head.title.viewport(), "place": head.place, "section": page.editor.star.edit(TASK).viewport()}
    title, place = head.title.text, head.place.text()
    drop(fields[where], files(till))
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    [file] = evidence_files(window)
    assert window.notice_bar.text.startswith(f"Added {file.evidence.reference} till.")
    assert (head.title.text, head.place.text()) == (title, place)
    assert window.notice_bar.offered.text() == "Claim it…"
    window.notice_bar.offered.click()
    evidence = window.pages["evidence"]
    assert isinstance(evidence, EvidencePage)
    assert evidence.isVisible()
    assert evidence.picker.isVisible()
    press(page, Qt.Key.Key_Return)
    if evidence.picker.choosing_need:
        press(page, Qt.Key.Key_1)
    assert window.session is not None
    assert len(window.session.workspace.claims.of(file.evidence.id)) == 1
    window.tools.runner.wait()


@pytest.mark.parametrize("where", ["title", "section"])
def test_a_pasted_picture_is_evidence(qtbot: QtBot, window: MainWindow, page: AccountsPage, where: str) -> None:
    star = page.editor.star
    edit = star.edit(TASK) if where == "section" else star.head.title
    edit.setFocus()
    edit.selectAll()
    words = edit.text
    data = QMimeData()
    picture = QImage(300, 120, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    data.setImageData(picture)
    data.setHtml('<img src="https://example.org/till.png">')  # as browsers put it there
    paste(page, data)
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    [file] = evidence_files(window)
    assert file.name.startswith("Picture of 20")
    assert file.media_type == "image/png"
    assert edit.text == words


def test_words_that_come_with_a_picture_of_themselves_are_words(window: MainWindow, page: AccountsPage) -> None:
    edit = page.editor.star.edit(TASK)
    edit.setFocus()
    edit.selectAll()
    data = QMimeData()
    data.setText("Typed in Word")
    data.setImageData(QImage(30, 12, QImage.Format.Format_RGB32))
    paste(page, data)
    assert edit.text == "Typed in Word"
    assert evidence_files(window) == []


def test_copied_files_are_pasted_as_evidence(qtbot: QtBot, window: MainWindow, page: AccountsPage, till: Path) -> None:
    edit = page.editor.star.edit(TASK)
    before = edit.text
    edit.setFocus()
    paste(page, files(till))
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    assert [file.name for file in evidence_files(window)] == ["till.jpg"]
    assert edit.text == before


def test_a_picture_dropped_from_a_browser_is_evidence(qtbot: QtBot, window: MainWindow, page: AccountsPage) -> None:
    data = QMimeData()
    picture = QImage(30, 12, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data.setImageData(picture)
    drop(page.editor.star.edit(TASK).viewport(), data)
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    assert len(evidence_files(window)) == 1


def test_what_was_typed_before_and_the_file_are_undone_one_after_the_other(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, till: Path
) -> None:
    edit = page.editor.star.edit(TASK)
    before = edit.text
    after(edit, before)
    type_in(page, "Kettles.")
    drop(edit.viewport(), files(till))
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    window.undoing.undo()
    assert evidence_files(window) == []
    assert edit.text == f"{before}Kettles."
    window.undoing.undo()
    assert edit.text == before


def test_what_is_typed_after_a_file_is_not_undone_by_its_notice(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, till: Path
) -> None:
    edit = page.editor.star.edit(TASK)
    before = edit.text
    drop(edit.viewport(), files(till))
    qtbot.waitUntil(lambda: window.notice_bar.offered.isVisible())
    after(edit, before)
    type_in(page, " More.")
    window.notice_bar._undo.click()
    assert edit.text == f"{before} More."
    assert len(evidence_files(window)) == 1
    assert "Ctrl+Z" in window.notice_bar.text


def test_decisions_dropped_on_an_account_are_no_evidence(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path
) -> None:
    (tmp_path / "answer.decisions").write_text("{}")
    drop(page.editor.star.edit(TASK).viewport(), files(tmp_path / "answer.decisions"))
    qtbot.waitUntil(window.notice_bar.isVisible)
    window.tools.runner.wait()
    assert evidence_files(window) == []
