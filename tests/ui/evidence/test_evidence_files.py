"""Files on the evidence page: put in, described, looked at, claimed in places, replaced, taken out and brought back."""

import os
import wave
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.evidence import EvidenceKind, Privacy
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.evidence import evidence_buttons, players
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.evidence.file_versions_dialog import FileVersionsDialog
from portfolio_app.ui.evidence.held_elsewhere_dialog import HeldElsewhereDialog
from portfolio_app.ui.page import Notice, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.workspace import create_workspace


@pytest.fixture
def session(qapp: object, tmp_path: Path) -> Iterator[Session]:
    opened = Session(create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), bundled()))
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> Iterator[EvidencePage]:
    made = EvidencePage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    settle(made)
    yield made
    made.viewer.close_file()
    settle(made)


def settle(page: EvidencePage) -> None:
    """Wait until work begun has ended, and what it begins in turn."""
    for _ in range(6):
        page.tools.runner.wait()
        QApplication.processEvents()


def test_where_nothing_can_be_drawn_nobody_is_told_to_draw(qtbot: QtBot, page: EvidencePage, tmp_path: Path) -> None:
    drawing = canvas.Canvas(str(tmp_path / "locked.pdf"), encrypt="secret")
    drawing.drawString(100, 700, "Not for you")
    drawing.save()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    for name in ("locked.pdf", "broken.pdf"):
        page.put_in([tmp_path / name])
        settle(page)
        assert page.table.line
        page.look_at(page.table.line.summary.evidence.id)
        settle(page)
        assert page.viewer.panel._said.text() == "It cannot be shown here, so it is claimed as a whole."
        assert not page.viewer.panel.page.isVisible()
        assert page.viewer.panel._title.text() == name.removesuffix(".pdf")
        page._on_viewer_left()


def test_an_empty_page_puts_the_keys_on_its_one_thing_to_do(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, till: Path
) -> None:
    create_workspace(tmp_path / "new.portfolio", make_portfolio("Ann"), bundled()).close()
    window.open_portfolio(tmp_path / "new.portfolio")
    window.show()
    window.activateWindow()
    window.show_page("evidence")
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    qtbot.waitUntil(page._empty.isVisible)
    qtbot.waitUntil(page._empty.button.hasFocus)
    page.put_in([till])
    qtbot.waitUntil(page.list.isVisible)
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or window))


@pytest.fixture
def notices(page: EvidencePage) -> list[Notice]:
    said: list[Notice] = []
    page.notify.connect(said.append)
    return said


@pytest.fixture
def till(tmp_path: Path) -> Path:
    path = tmp_path / "till.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Nokia"
    Image.new("RGB", (400, 200), "teal").save(path, exif=exif)
    return path


def put_in(page: EvidencePage, *paths: Path) -> None:
    page.put_in(list(paths))
    settle(page)


def test_dropped_files_are_put_in_and_taken_out_by_undo(
    page: EvidencePage, session: Session, till: Path, minutes: Path, notices: list[Notice]
) -> None:
    assert page.take_files([till, minutes])
    settle(page)
    assert [line.summary.evidence.title for line in page.model._shown] == ["till", "minutes"]
    assert notices[-1].text == "Added 2 files. What cameras wrote into 1 picture was taken out."
    assert (notices[-1].undo, notices[-1].offer) == (True, "See them")
    assert page.table.line
    assert page.table.line.summary.evidence.reference == "E001"
    assert page.panel.picture.isVisible()
    session.undo()
    settle(page)
    assert page.model.rowCount() == 0
    assert page._empty.isVisible()
    session.redo()
    settle(page)
    assert page.model.rowCount() == 2
    put_in(page, till)
    assert notices[-1].text == "till.jpg is there already, as E001."
    assert (notices[-1].undo, notices[-1].offer) == (False, "Claim it…")


def test_a_file_at_fault_is_said_and_nothing_is_put_in(
    page: EvidencePage, till: Path, tmp_path: Path, notices: list[Notice]
) -> None:
    (tmp_path / "empty.txt").touch()
    put_in(page, till, tmp_path / "empty.txt")
    assert "is empty" in notices[-1].text
    assert page.model.rowCount() == 0
    assert page.add.isEnabled()
    assert not page.intake.isVisible()


def test_a_disk_that_fills_up_is_said_and_nothing_is_half_done(
    page: EvidencePage, session: Session, till: Path, tmp_path: Path, notices: list[Notice]
) -> None:
    large = tmp_path / "film.bin"
    large.write_bytes(os.urandom(3_000_000))
    put_in(page, till)
    with session.workspace._database.unit_of_work() as unit:  # the pool hands the same connection out again
        pages = unit.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 100}")
    (tmp_path / "note.txt").write_text("A note")
    put_in(page, tmp_path / "note.txt", large)
    assert "no room left on the disk" in notices[-1].text
    assert "Nothing was changed" in notices[-1].text
    assert not notices[-1].undo
    assert page.model.rowCount() == 1
    assert not page.intake.isVisible()
    page.intake.replace(session.workspace.evidence.file("E001"), large)
    settle(page)
    assert "no room left on the disk" in notices[-1].text
    assert session.workspace.evidence.file("E001").version == 1
    assert session.history.index == 1
    put_in(page, tmp_path / "note.txt")
    assert page.model.rowCount() == 2


def test_details_that_cannot_be_saved_stay_in_their_fields(
    page: EvidencePage, session: Session, till: Path, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(page, till)

    def full(*_: object, **__: object) -> None:
        raise FileError("There is no room left on the disk.")

    with monkeypatch.context() as broken:
        broken.setattr(session.workspace.evidence, "edit", full)
        page.panel.description.setPlainText("What the till showed after closing")
        assert not page.flush()
        assert notices[-1].text.startswith("There is no room left on the disk. What you wrote is kept")
        page.refresh()
        settle(page)
        assert page.panel.description.toPlainText() == "What the till showed after closing"
        assert "What the till showed" in page.unsaved()[0]
    assert page.flush()
    assert not page.unsaved()
    assert session.workspace.evidence.get("E001").description == "What the till showed after closing"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_a_portfolio_moved_while_a_file_is_looked_at(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path, notices: list[Notice]
) -> None:
    put_in(page, minutes)
    page.look_at(1)
    settle(page)
    path = session.workspace.path
    moved = path.rename(path.with_name("moved.portfolio"))
    page.viewer.turn_to(2)
    settle(page)
    assert page.viewer.page == 2
    for claims in ((), ("CS103/103/1.2",)):
        page.viewer.claim_page()
        qtbot.keyClicks(page.viewer.picker.field, "103/1.2")
        qtbot.keyClick(page.viewer.picker.field, Qt.Key.Key_Return)
        settle(page)
        assert tuple(claim.criterion for claim in session.workspace.claims.all()) == claims
        assert page.viewer.view.isVisible()
        if not claims:
            assert "was moved, deleted or replaced" in notices[-1].text
            moved.rename(path)


def test_putting_in_can_be_cancelled(page: EvidencePage, till: Path, notices: list[Notice]) -> None:
    page.put_in([till])
    assert page.intake.isVisible()
    assert not page.add.isEnabled()
    page.intake.cancel_wanted.emit()
    settle(page)
    # It may have been done already; then it is there whole.
    assert page.model.rowCount() == (0 if "Stopped" in notices[-1].text else 1)
    assert page.add.isEnabled()


def test_details_are_edited_in_place_and_undone(qtbot: QtBot, page: EvidencePage, session: Session, till: Path) -> None:
    put_in(page, till)
    panel = page.panel
    panel.title.setText(" The till ")
    panel.title.editingFinished.emit()
    panel.date.setText("2/3/2026")
    panel.date.editingFinished.emit()
    panel.description.setPlainText("Taken after closing")
    panel.flush()
    panel.privacy.setCurrentIndex(panel.privacy.findData(Privacy.PRIVATE))
    panel.privacy.activated.emit(2)
    panel.method.setCurrentIndex(panel.method.findData("OBS"))
    panel.method.activated.emit(0)
    kept = session.workspace.evidence.get("E001")
    assert (kept.title, kept.produced_on, kept.method) == ("The till", date(2026, 3, 2), "OBS")
    assert (kept.description, kept.privacy) == ("Taken after closing", Privacy.PRIVATE)
    session.undo()
    assert session.workspace.evidence.get("E001").method == "WP"
    panel.date.setText("soon")
    panel.date.editingFinished.emit()
    assert panel._wrong.isVisible()
    assert session.workspace.evidence.get("E001").produced_on == date(2026, 3, 2)
    panel.title.setText("")
    panel.title.editingFinished.emit()
    assert panel.title.text() == "The till"


def test_a_detail_changed_and_changed_back_at_once_is_as_it_was(
    page: EvidencePage, session: Session, till: Path
) -> None:
    put_in(page, till)
    for title in ("The till", "till"):
        page.panel.title.setText(title)
        page.panel.title.editingFinished.emit()
    assert session.workspace.evidence.get("E001").title == "till"


def test_a_box_is_drawn_with_the_mouse_and_claimed(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path
) -> None:
    put_in(page, minutes)
    page.look_at(1)
    settle(page)
    view, drawn = page.viewer.view, page.viewer.view.canvas
    assert view.isVisible()
    assert not drawn._image.isNull()
    start, end = QPoint(drawn.width() // 10, drawn.height() // 10), QPoint(drawn.width() // 2, drawn.height() // 4)
    qtbot.mousePress(drawn, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(drawn, end)
    qtbot.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=end)
    assert drawn.draft is not None
    assert drawn.draft.left == pytest.approx(0.1, abs=0.01)
    assert drawn.draft.height == pytest.approx(0.15, abs=0.01)
    assert page.viewer.panel.box.isVisible()
    qtbot.mouseClick(page.viewer.panel.place, Qt.MouseButton.LeftButton)
    assert page.viewer.picker.isVisible()
    qtbot.keyClicks(page.viewer.picker.field, "103 1.2")
    qtbot.keyClick(page.viewer.picker.field, Qt.Key.Key_Return)
    settle(page)
    (claim,) = session.workspace.claims.all()
    assert claim.criterion == "CS103/103/1.2"
    assert claim.box is not None
    assert claim.box.page == 1
    assert drawn.draft is None
    assert [each.code for each in drawn._boxes] == ["103 1.2"]
    assert page.viewer.panel.claims.current == claim
    session.undo()
    settle(page)
    assert drawn._boxes == ()


def test_a_box_is_made_with_keys_alone(qtbot: QtBot, page: EvidencePage, session: Session, till: Path) -> None:
    put_in(page, till)
    page.look_at(1)
    settle(page)
    drawn = page.viewer.view.canvas
    for key, keys in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(drawn, key, keys)
    assert drawn.draft is not None
    assert (drawn.draft.left, drawn.draft.width) == (pytest.approx(0.26), pytest.approx(0.51))
    assert drawn.draft.top == pytest.approx(0.302)
    fields = page.viewer.panel.box.fields
    assert fields["left"].text() == "26.0"
    fields["left"].setText("10,5")
    fields["left"].editingFinished.emit()
    assert drawn.draft.left == pytest.approx(0.105)
    qtbot.keyClick(fields["height"], Qt.Key.Key_Up)
    assert drawn.draft.height == pytest.approx(0.21)
    for _ in range(200):
        qtbot.keyClick(drawn, Qt.Key.Key_Right)
    assert drawn.draft.left + drawn.draft.width == pytest.approx(1.0)
    qtbot.keyClick(drawn, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.viewer.picker.isVisible()
    page.viewer.picker.picked.emit("CS103/103/1.2", "")
    settle(page)
    (claim,) = session.workspace.claims.all()
    assert claim.box is not None
    page.viewer.picker.hide()
    qtbot.keyClick(drawn, Qt.Key.Key_Delete)
    assert session.workspace.claims.all() == ()


def test_a_claim_is_pointed_at_another_place(qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path) -> None:
    put_in(page, minutes)
    claim = session.workspace.claims.add("E001", "103/1.2", region=Box(2, 0.1, 0.1, 0.2, 0.2))
    page.open_place(Place("evidence", evidence=1, claim=claim.id))
    settle(page)
    assert page.viewer.page == 2
    assert page.viewer.panel.claims.current == claim
    qtbot.mouseClick(page.viewer.panel.claims.details.words, Qt.MouseButton.LeftButton)
    drawn = page.viewer.view.canvas
    assert drawn.draft == claim.box
    qtbot.keyClick(drawn, Qt.Key.Key_Right)
    assert page.viewer.panel.place.text() == "Keep the new place"
    qtbot.keyClick(drawn, Qt.Key.Key_Return)
    settle(page)
    moved = session.workspace.claims.get(claim.id)
    assert moved.box is not None
    assert moved.box.left == pytest.approx(0.11)
    qtbot.keyClick(drawn, Qt.Key.Key_PageDown)
    assert page.viewer.page == 3
    qtbot.keyClick(page.viewer, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.viewer.file is None


def test_pages_turn_and_zoom(qtbot: QtBot, page: EvidencePage, minutes: Path) -> None:
    put_in(page, minutes)
    page.look_at(1)
    settle(page)
    bar, view = page.viewer.bar, page.viewer.view
    width = view.canvas.width()
    qtbot.mouseClick(bar.larger, Qt.MouseButton.LeftButton)
    assert view.zoom == 125
    assert view.canvas.width() > width
    assert not bar.backward.isEnabled()
    qtbot.mouseClick(bar.forward, Qt.MouseButton.LeftButton)
    settle(page)
    assert (page.viewer.page, bar.backward.isEnabled()) == (2, True)
    assert view.canvas.accessibleName() == "Page 2 of minutes.pdf"


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A recording of 100 seconds."""
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(1000)
        sound.writeframes(bytes(100_000))
    return path


@pytest.mark.skipif(os.name == "nt", reason="the player is a script")
def test_a_recording_is_played_from_the_time_claimed(
    qtbot: QtBot, page: EvidencePage, call: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    player = tmp_path / "programs" / "mpv"
    player.parent.mkdir()
    player.write_text(f'#!/bin/sh\necho "$@" > "{told}.part" && mv "{told}.part" "{told}"\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{player.parent}{os.pathsep}{os.environ['PATH']}")
    put_in(page, call)
    claim = page.session.workspace.claims.add_draft("E001", ClaimDraft(first(page), region=Stretch(65, 80)))
    page.look_at(1, claim.id)
    settle(page)
    play = page.viewer.panel.play
    assert play.isVisible()
    assert play.text() == "Play it from 1:05"
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    settle(page)
    qtbot.waitUntil(told.exists)
    words = told.read_text().split()
    assert "--start=65" in words
    assert Path(words[-1]).name == "call.wav"
    page.viewer.panel.times.start.setText("0:12.5")
    assert play.text() == "Play it from 0:12.5"


def test_where_no_player_can_begin_there_the_time_is_said(
    qtbot: QtBot, page: EvidencePage, call: Path, monkeypatch: pytest.MonkeyPatch, notices: list[Notice]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(players, "_KNOWN", ())
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()) or True)
    put_in(page, call)
    page.look_at(1)
    settle(page)
    panel = page.viewer.panel
    assert panel.play.text() == "Play it"
    panel.times.start.setText("1:05")
    qtbot.mouseClick(panel.play, Qt.MouseButton.LeftButton)
    settle(page)
    assert opened == ["call.wav"]
    assert notices[-1].text == "It begins at its beginning in your player: go to 1:05."


def first(page: EvidencePage) -> str:
    """Return the first criterion."""
    return next(iter(page.session.criteria))


def test_a_recording_is_claimed_by_its_times(
    qtbot: QtBot, page: EvidencePage, session: Session, tmp_path: Path
) -> None:
    sound = tmp_path / "call.wav"
    sound.write_bytes(b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0" + bytes(28))
    put_in(page, sound)
    page.look_at(1)
    settle(page)
    panel = page.viewer.panel
    assert panel.times.isVisible()
    assert not panel.place.isEnabled()
    panel.times.start.setText("0:25")
    panel.times.end.setText("0:10")
    assert not panel.place.isEnabled()
    panel.times.start.setText("0:05")
    assert panel.place.isEnabled()
    qtbot.mouseClick(panel.place, Qt.MouseButton.LeftButton)
    page.viewer.picker.picked.emit("CS103/103/1.2", "")
    (claim,) = session.workspace.claims.all()
    assert claim.stretch == Stretch(5, 10)
    assert panel.claims.rows.claims[0].quote == "0:05 to 0:10"
    panel.claims.choose(claim.id)
    panel.claims.words_wanted.emit(claim)
    panel.times.start.setText("1:00")
    panel.times.end.setText("1:10")
    page.viewer.claim_place()
    assert session.workspace.claims.get(claim.id).stretch == Stretch(60, 70)


def test_words_show_and_what_cannot_be_shown_says_so(page: EvidencePage, tmp_path: Path) -> None:
    mail, other, broken = tmp_path / "mail.txt", tmp_path / "data.bin", tmp_path / "broken.pdf"
    mail.write_text("Dear Mrs Brown", encoding="utf-8")
    other.write_bytes(bytes(range(256)))
    broken.write_bytes(b"%PDF-1.7\nnothing")
    put_in(page, mail, other, broken)
    page.look_at(1)
    settle(page)
    assert page.viewer.text.toPlainText() == "Dear Mrs Brown"
    page.look_at(2)
    settle(page)
    assert "cannot be shown" in page.viewer._message.sentence.text()
    page.look_at(3)
    settle(page)
    assert "damaged" in page.viewer._message.sentence.text()


def test_a_whole_file_is_claimed_from_the_list(qtbot: QtBot, page: EvidencePage, session: Session, till: Path) -> None:
    put_in(page, till)
    qtbot.mouseClick(page.panel.buttons[evidence_buttons.WHOLE], Qt.MouseButton.LeftButton)
    assert page.picker.isVisible()
    page.picker.picked.emit("CS103/103/1.2", "")
    settle(page)
    assert session.workspace.claims.all()[0].whole
    assert page.table.line
    assert page.table.line.summary.claims == 1
    assert page.panel.claims.rows.claims[0].quote == "All of it"


def test_a_file_is_replaced_and_a_version_taken_up_again(
    qtbot: QtBot, page: EvidencePage, session: Session, till: Path, minutes: Path, notices: list[Notice]
) -> None:
    put_in(page, minutes)
    claim = session.workspace.claims.add("E001", "103/1.2", region=Box(2))
    page.intake.replace(session.workspace.evidence.file("E001"), till)
    settle(page)
    assert session.workspace.evidence.file("E001").version == 2
    assert session.workspace.claims.get(claim.id).lost
    assert "1 claim on its pages to re-check" in notices[-1].text
    page.want(evidence_buttons.VERSIONS)
    dialog = page.steps.dialog
    assert isinstance(dialog, FileVersionsDialog)
    assert not dialog._use.isEnabled()
    dialog.list.setCurrentRow(1)
    qtbot.mouseClick(dialog._use, Qt.MouseButton.LeftButton)
    settle(page)
    assert session.workspace.evidence.file("E001").version == 1
    assert not session.workspace.claims.get(claim.id).to_recheck
    session.undo()
    session.undo()
    settle(page)
    assert session.workspace.evidence.file("E001").version == 1
    session.redo()
    assert session.workspace.evidence.file("E001").version == 2


def test_a_former_version_is_looked_at_and_saved(
    qtbot: QtBot,
    page: EvidencePage,
    session: Session,
    till: Path,
    minutes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in(page, minutes)
    page.intake.replace(session.workspace.evidence.file("E001"), till)
    settle(page)
    qtbot.mouseClick(page.panel.buttons[evidence_buttons.VERSIONS], Qt.MouseButton.LeftButton)
    dialog = page.steps.dialog
    assert isinstance(dialog, FileVersionsDialog)
    dialog.list.setCurrentRow(1)
    opened: list[bytes] = []

    def open_url(url: QUrl) -> bool:
        path = Path(url.toLocalFile())
        assert path.name == "minutes.pdf"
        assert not path.stat().st_mode & 0o222
        opened.append(path.read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    qtbot.mouseClick(dialog.outside, Qt.MouseButton.LeftButton)
    settle(page)
    assert opened == [minutes.read_bytes()]
    target = tmp_path / "former.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    settle(page)
    assert target.read_bytes() == minutes.read_bytes()
    assert str(target) in dialog._said.text()
    assert session.workspace.evidence.file("E001").version == 2
    qtbot.mouseClick(dialog._close, Qt.MouseButton.LeftButton)


def test_what_is_held_elsewhere_is_recorded_and_changed(page: EvidencePage, session: Session) -> None:
    page.ask_held()
    dialog = page.steps.dialog
    assert isinstance(dialog, HeldElsewhereDialog)
    assert not dialog._keep.isEnabled()
    dialog.what.setPlainText("My appraisal")
    dialog.where.setText("HR file")
    dialog.checked_on.setText("whenever")
    assert not dialog._keep.isEnabled()
    dialog.checked_on.setText("2 March 2026")
    dialog.accept()
    settle(page)
    held = session.workspace.evidence.held_elsewhere("E001")
    assert (held.where, held.checked_on) == ("HR file", date(2026, 3, 2))
    assert page.table.line
    assert page.table.line.summary.evidence.kind is EvidenceKind.HELD_ELSEWHERE
    page.want(evidence_buttons.EDIT)
    again = page.steps.dialog
    assert isinstance(again, HeldElsewhereDialog)
    again.checked_by.setText("T. Hill")
    again.accept()
    settle(page)
    assert session.workspace.evidence.held_elsewhere("E001").checked
    assert "T. Hill on 2 March 2026" in page.panel._facts.text()
    session.undo()
    assert not session.workspace.evidence.held_elsewhere("E001").checked


def test_removing_is_undone(
    qtbot: QtBot, page: EvidencePage, session: Session, till: Path, minutes: Path, tmp_path: Path, notices: list[Notice]
) -> None:
    (tmp_path / "mail.txt").write_text("Dear Mrs Brown", encoding="utf-8")
    put_in(page, till, minutes, tmp_path / "mail.txt")

    def chosen() -> str:
        return page.table.line.summary.evidence.title if page.table.line else ""

    page._choose(2)
    for left in ("mail", "till", ""):
        title = chosen()
        qtbot.mouseClick(page.panel.buttons[evidence_buttons.REMOVE], Qt.MouseButton.LeftButton)
        settle(page)
        assert notices[-1].undo
        assert f" {title} is removed." in notices[-1].text
        assert chosen() == left
        assert page.panel.isVisible() == bool(left)
    assert page.model.rowCount() == 0
    for back in ("till", "mail", "minutes"):
        session.undo()
        settle(page)
        assert chosen() == back
    assert page.model.rowCount() == 3


def test_a_program_is_not_started(page: EvidencePage, tmp_path: Path, notices: list[Notice]) -> None:
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ\x90\0" + bytes(60))
    put_in(page, program)
    page.want(evidence_buttons.OUTSIDE)
    assert "is not opened" in notices[-1].text


def test_temporary_copies_are_gone_when_a_file_is_left(page: EvidencePage, till: Path) -> None:
    put_in(page, till)
    page.look_at(1)
    settle(page)
    copy = page.viewer._viewed.copy
    assert copy is not None
    assert copy.path.is_file()
    page._on_viewer_left()
    settle(page)
    assert not copy.path.exists()


def test_places_elsewhere_in_the_window_lead_to_the_box(
    window: MainWindow, portfolio_file: Path, minutes: Path, qtbot: QtBot
) -> None:
    window.open_portfolio(portfolio_file)
    qtbot.waitUntil(lambda: window.session is not None)
    session = window.session
    assert session
    added = session.workspace.evidence.add([minutes]).added[0].file.evidence
    claim = session.workspace.claims.add(added.reference, "103/1.2", region=Box(3, 0.1, 0.1, 0.2, 0.2))
    window.go(Place("accounts", evidence=added.id, claim=claim.id))
    page = window.pages["evidence"]
    assert isinstance(page, EvidencePage)
    settle(page)
    assert page.isVisible()
    assert page.viewer.page == 3
    assert page.viewer.panel.claims.current == claim
    page.viewer.close_file()
    settle(page)


def test_a_folder_is_put_in_file_by_file(page: EvidencePage, till: Path, tmp_path: Path, notices: list[Notice]) -> None:
    folder = tmp_path / "holiday"
    (folder / "more").mkdir(parents=True)
    (folder / ".git").mkdir()
    till.rename(folder / "till.jpg")
    (folder / "more" / "mail.txt").write_text("Dear Ann", encoding="utf-8")
    for hidden in (".DS_Store", "Thumbs.db", ".git/config", "~$mail.docx"):
        (folder / hidden).write_bytes(b"x")
    assert page.take_files([folder])
    settle(page)
    assert [line.summary.evidence.title for line in page.model._shown] == ["mail", "till"]
    (tmp_path / "empty").mkdir()
    put_in(page, tmp_path / "empty")
    assert notices[-1].text == "The folder empty has no files in it; choose another."


def test_what_is_new_at_the_end_of_a_long_list_is_in_sight(page: EvidencePage, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"words {number}", encoding="utf-8")
    put_in(page, *sorted(tmp_path.glob("*.txt"))[:39])
    page._choose(39)
    settle(page)
    put_in(page, tmp_path / "39.txt")
    assert page.table.line
    assert page.table.line.summary.evidence.reference == "E040"
    row = page.table.visualRect(page.table.currentIndex())
    assert page.table.viewport().rect().contains(row)


def test_words_of_a_word_file_are_set_apart(page: EvidencePage, tmp_path: Path) -> None:
    document = Document()
    for words in ("First", "Second"):
        document.add_paragraph(words)
    document.save(str(tmp_path / "letter.docx"))
    put_in(page, tmp_path / "letter.docx")
    page.look_at(1)
    settle(page)
    assert page.viewer.text.toPlainText() == "First\nSecond"
    assert page.viewer.text.document().firstBlock().blockFormat().bottomMargin() > 0
    assert page.panel._facts.text().splitlines()[1].startswith("Word document · ")


def test_a_page_is_gone_to_by_its_number(qtbot: QtBot, page: EvidencePage, minutes: Path) -> None:
    put_in(page, minutes)
    page.look_at(1)
    settle(page)
    number = page.viewer.bar.number
    number.setText("3")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    settle(page)
    assert page.viewer.page == 3
    number.setText("9")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert (page.viewer.page, number.hasAcceptableInput()) == (3, False)


def test_a_picture_with_too_many_pixels_says_so(page: EvidencePage, tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"
    Image.new("1", (20_000, 9_000)).save(huge)
    put_in(page, huge)
    page.look_at(1)
    settle(page)
    assert "too many to be shown" in page.viewer._message.sentence.text()


def test_what_is_wrong_with_files_is_said_for_each_kind_of_fault(
    page: EvidencePage, tmp_path: Path, minutes: Path, notices: list[Notice]
) -> None:
    locked = pikepdf.Encryption(user="secret", owner="secret")
    with pikepdf.open(minutes) as document:
        document.save(tmp_path / "locked.pdf", encryption=locked)
        document.pages.append(document.pages[0])
        document.save(tmp_path / "locked too.pdf", encryption=locked)
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        document.Root.OpenAction = script
        document.save(tmp_path / "script.pdf")
    put_in(page, tmp_path / "locked.pdf", tmp_path / "locked too.pdf", tmp_path / "script.pdf")
    assert "locked.pdf and 1 other: It asks for a password" in notices[-1].text
    assert "script.pdf: It carries a script" in notices[-1].text
    assert "like this" not in notices[-1].text


def test_long_names_without_spaces_cut_nothing_off(page: EvidencePage, tmp_path: Path) -> None:
    path = tmp_path / f"Screenshot_20260302_183321_com.example.messages_{'x' * 120}.txt"
    path.write_text("www.example.org/" + "a" * 400, encoding="utf-8")
    put_in(page, path)
    scroll = page.panel.findChild(ScrollColumn)
    assert isinstance(scroll, ScrollColumn)
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    page.look_at(1)
    settle(page)
    beside = page.viewer.panel.findChild(ScrollColumn)
    assert isinstance(beside, ScrollColumn)
    assert beside.widget().minimumSizeHint().width() <= beside.viewport().width()
    assert page.viewer.text.horizontalScrollBar().maximum() == 0
