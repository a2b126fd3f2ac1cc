"""The viewer of files: codes that hide nothing, former versions looked at, seconds of a recording claimed by keys."""

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.documents.picture_labels import place_labels
from portfolio_app.ui.evidence import evidence_buttons
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.evidence.file_versions_dialog import FileVersionsDialog
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.code_tag import code_size
from tests.importers.evidence_files.test_picture_pages import cut, scan


@pytest.fixture
def page(window: MainWindow, portfolio_file: Path) -> Iterator[EvidencePage]:
    window.open_portfolio(portfolio_file)
    window.resize(1280, 860)
    window.show_page("evidence")
    shown = window.pages["evidence"]
    assert isinstance(shown, EvidencePage)
    settle(shown)
    yield shown
    window.close()


@pytest.fixture
def session(page: EvidencePage) -> Session:
    return page.session


def settle(page: EvidencePage) -> None:
    for _ in range(6):
        page.tools.runner.wait()
        QApplication.processEvents()


@pytest.fixture
def till(tmp_path: Path) -> Path:
    path = tmp_path / "till.jpg"
    Image.new("RGB", (400, 300), "teal").save(path)
    return path


def put_in(page: EvidencePage, path: Path) -> str:
    page.put_in([path])
    settle(page)
    line = page.table.line
    assert line is not None
    return line.summary.evidence.reference


def look(qtbot: QtBot, page: EvidencePage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(page)


def replace(page: EvidencePage, session: Session, reference: str, path: Path) -> None:
    page.intake.replace(session.workspace.evidence.file(reference), path)
    settle(page)


def test_codes_stand_beside_their_boxes_where_the_documents_have_them(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path
) -> None:
    reference = put_in(page, minutes)
    regions = [Box(1, 0.3, 0.2, 0.5, 0.05), Box(1, 0.3, 0.25, 0.5, 0.05), Box(1, 0.02, 0.5, 0.3, 0.1)]
    for criterion, region in zip(("103/1.2", "103/2.1", "204/1.1"), regions, strict=True):
        session.workspace.claims.add(reference, criterion, region=region)
    look(qtbot, page)
    drawn = page.viewer.view.canvas
    codes = drawn._codes.places(drawn._boxes, QSizeF(drawn.size()))
    assert [each.box for each, _ in codes] == regions
    for _, code in codes:
        assert not any(code.intersects(drawn.place_of(region)) for region in regions)
        assert not any(code.intersects(other) for _, other in codes if other is not code)
    # The same function with the same outlines gives the same places in the documents.
    edge = page.tools.theme.px(2)
    outlines = [drawn.place_of(region).adjusted(-edge, -edge, edge, edge).getCoords() for region in regions]
    sizes = [code_size(page.tools.theme, each.code).toTuple() for each in drawn._boxes]
    expected = place_labels(outlines, sizes, drawn.width(), drawn.height())  # type: ignore[arg-type]
    assert [code.getCoords() for _, code in codes] == [pytest.approx(place) for place in expected]


def test_a_code_is_hovered_and_clicked(qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path) -> None:
    reference = put_in(page, minutes)
    first, second = (
        session.workspace.claims.add(reference, criterion, region=Box(1, 0.3, 0.2, 0.4, 0.1), note="see line 2")
        for criterion in ("103/1.2", "103/2.1")
    )
    look(qtbot, page)
    drawn = page.viewer.view.canvas
    places = {each.claim: place for each, place in drawn._codes.places(drawn._boxes, QSizeF(drawn.size()))}
    for claim in (second, first):
        middle = places[claim.id].center().toPoint()
        qtbot.mouseMove(drawn, middle)
        assert claim.wording in drawn.toolTip()
        assert "see line 2" in drawn.toolTip()
        assert drawn.cursor().shape() is Qt.CursorShape.PointingHandCursor
        qtbot.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=middle)
        assert page.viewer.panel.claims.current == claim
    qtbot.mouseMove(drawn, QPoint(drawn.width() // 2, 20))
    assert drawn.toolTip() == ""
    assert drawn.cursor().shape() is Qt.CursorShape.CrossCursor


def test_codes_follow_the_zoom_and_stay_inside(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path
) -> None:
    reference = put_in(page, minutes)
    session.workspace.claims.add(reference, "103/1.2", region=Box(1, 0.0, 0.0, 1.0, 0.03))
    look(qtbot, page)
    drawn = page.viewer.view.canvas
    for zoom in (50, 200):
        page.viewer.view.set_zoom(zoom)
        ((shown, code),) = drawn._codes.places(drawn._boxes, QSizeF(drawn.size()))
        assert drawn.rect().toRectF().contains(code)
        assert code.top() >= drawn.place_of(shown.box).bottom()
        assert drawn._code_at(QPointF(code.center())) is shown


def test_a_former_version_is_looked_at_with_what_was_claimed_on_it_and_nothing_else(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path, till: Path
) -> None:
    reference = put_in(page, minutes)
    old = session.workspace.claims.add(reference, "103/1.2", region=Box(2, 0.1, 0.1, 0.2, 0.2))
    replace(page, session, reference, till)
    new = session.workspace.claims.add(reference, "103/2.1", region=Box(1, 0.5, 0.5, 0.2, 0.2))
    session.workspace.claims.add(reference, "204/1.1")
    qtbot.mouseClick(page.panel.buttons[evidence_buttons.VERSIONS], Qt.MouseButton.LeftButton)
    dialog = page.steps.dialog
    assert isinstance(dialog, FileVersionsDialog)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    settle(page)
    viewer, drawn = page.viewer, page.viewer.view.canvas
    assert QApplication.activeModalWidget() is None
    assert viewer.former.isVisible()
    assert viewer.former.text.startswith("Former version 1 of 2, put in on ")
    assert "Version 2 is in use." in viewer.former.text
    assert drawn.accessibleName() == "Page 1 of minutes.pdf, former version 1"
    assert [row.claim.id for row in viewer.panel.claims.rows.claims] == [old.id]
    assert drawn._boxes == ()
    qtbot.keyClick(drawn, Qt.Key.Key_PageDown)
    settle(page)
    assert [each.claim for each in drawn._boxes] == [old.id]
    before = session.workspace.claims.all()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        qtbot.keyClick(drawn, key)
    qtbot.keyClick(drawn, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.mousePress(drawn, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(drawn, QPoint(200, 200))
    qtbot.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    page.claim_whole()
    viewer.panel.claims.choose(old.id)
    for press in (viewer.panel.claims.details.words, viewer.panel.claims.details.withdraw):
        qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert drawn.draft is None
    assert not viewer.picker.isVisible()
    assert not viewer.panel.place.isVisible()
    assert not viewer.panel.whole.isVisible()
    assert session.workspace.claims.all() == before
    viewer.former.present.setFocus()
    qtbot.keyClick(viewer.former.present, Qt.Key.Key_Return)
    settle(page)
    assert not viewer.former.isVisible()
    assert drawn.accessibleName() == "till.jpg"
    assert [each.claim for each in drawn._boxes] == [new.id]
    assert viewer.panel.whole.isVisible()
    qtbot.keyClick(drawn, Qt.Key.Key_Return)
    assert drawn.draft is not None


def test_a_former_version_opens_in_its_own_program_from_the_viewer(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path, till: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = put_in(page, minutes)
    replace(page, session, reference, till)
    opened: list[str] = []
    monkeypatch.setattr(
        "portfolio_app.ui.evidence.system_programs.QDesktopServices.openUrl",
        lambda url: opened.append(url.fileName()) or True,
    )
    page._show_file(session.workspace.evidence.file(reference), number=1)
    settle(page)
    qtbot.mouseClick(page.viewer.panel.outside, Qt.MouseButton.LeftButton)
    settle(page)
    qtbot.keyClick(page.viewer.view.canvas, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    look(qtbot, page)
    assert not page.viewer.former.isVisible()
    qtbot.mouseClick(page.viewer.panel.outside, Qt.MouseButton.LeftButton)
    settle(page)
    assert opened == ["minutes.pdf", "till.jpg"]


def test_undoing_a_replacement_while_it_is_looked_at_shows_what_is_in_use_again(
    qtbot: QtBot, page: EvidencePage, session: Session, minutes: Path, till: Path
) -> None:
    reference = put_in(page, minutes)
    replace(page, session, reference, till)
    look(qtbot, page)
    viewer = page.viewer
    assert viewer.view.canvas.accessibleName() == "till.jpg"
    session.undo()
    settle(page)
    assert viewer.view.canvas.accessibleName() == "Page 1 of minutes.pdf"
    viewer.show_file(session.workspace.evidence.file(reference), number=2)
    settle(page)
    assert viewer.former.text.startswith("Former version 2 of 2")
    session.redo()
    settle(page)
    assert not viewer.former.isVisible()
    assert viewer.view.canvas.accessibleName() == "till.jpg"
    session.undo()
    session.undo()
    settle(page)
    assert page.table.isVisible()  # the file is no longer there
    assert viewer.file is None


def test_the_versions_are_in_the_menu_only_where_there_are_some(
    page: EvidencePage, window: MainWindow, session: Session, minutes: Path, till: Path
) -> None:
    reference = put_in(page, minutes)

    def offered() -> bool:
        action = next(each for each in page.actions_offered() if each.name == "evidence.versions")
        return action.enabled()

    assert not offered()
    replace(page, session, reference, till)
    assert offered()


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A recording of 70 seconds."""
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 1, 1000, 0, "NONE", ""))
        sound.writeframes(b"\x80" * 70_000)
    return path


def test_seconds_are_claimed_with_keys_alone(
    qtbot: QtBot, page: EvidencePage, session: Session, window: MainWindow, call: Path
) -> None:
    put_in(page, call)
    look(qtbot, page)
    panel, picker = page.viewer.panel, page.viewer.picker
    assert window.focusWidget() is panel.times.start
    assert panel.times.text == "Minutes and seconds, such as 1:05. The recording ends at 1:10."
    qtbot.keyClicks(panel.times.start, "35")
    qtbot.keyClick(panel.times.start, Qt.Key.Key_Return)
    assert window.focusWidget() is panel.times.end
    qtbot.keyClicks(panel.times.end, "1:10")
    assert panel.times.text == "0:35 to 1:10."
    qtbot.keyClick(panel.times.end, Qt.Key.Key_Return)
    assert picker.isVisible()
    assert picker._title.text() == "Which criterion do these seconds (0:35 to 1:10) meet?"
    qtbot.keyClicks(picker.field, "103 1.2")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    settle(page)
    (row,) = panel.claims.rows.claims
    assert row.quote == "0:35 to 1:10"
    assert row.claim.stretch == Stretch(35, 70)
    assert "0:35 to 1:10" in row.said
    assert panel.times.start.text() == ""
    assert window.focusWidget() is panel.times.start  # for the next seconds
    assert panel.claims.details.words.text() == "Choose other times"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_the_times_of_a_claim_are_changed_beginning_with_those_it_has(
    qtbot: QtBot, page: EvidencePage, session: Session, call: Path
) -> None:
    reference = put_in(page, call)
    claim = session.workspace.claims.add(reference, "103/1.2", region=Stretch(5, 20))
    look(qtbot, page)
    panel = page.viewer.panel
    panel.claims.choose(claim.id)
    qtbot.mouseClick(panel.claims.details.words, Qt.MouseButton.LeftButton)
    assert (panel.times.start.text(), panel.times.end.text()) == ("0:05", "0:20")
    assert panel.place.text() == "Keep the new times"
    qtbot.keyClick(panel.times.start, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.times.end, "0:25")
    qtbot.keyClick(panel.times.end, Qt.Key.Key_Return)
    settle(page)
    assert session.workspace.claims.get(claim.id).stretch == Stretch(5, 25)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1:00", "0:35", "The end must come after the start."),
        ("0:35", "1:30", "The recording ends at 1:10; choose times before that."),
        ("0:35", "later", "“later” is not a time; write minutes and seconds, such as 1:05."),
        ("begin", "1:00", "“begin” is not a time; write minutes and seconds, such as 1:05."),
        ("0:75", "1:00", ""),
    ],
)
def test_times_that_cannot_be_are_answered_at_the_field(
    qtbot: QtBot, page: EvidencePage, call: Path, start: str, end: str, said: str
) -> None:
    put_in(page, call)
    look(qtbot, page)
    times = page.viewer.panel.times
    said = said or "“0:75” is not a time; write minutes and seconds, such as 1:05."
    qtbot.keyClicks(times.start, start)
    assert times._said.property("look") == "small"  # nobody is corrected while still writing
    qtbot.keyClick(times.start, Qt.Key.Key_Tab)
    times.end.setFocus()
    qtbot.keyClicks(times.end, end)
    qtbot.keyClick(times.end, Qt.Key.Key_Return)
    assert times.text == said
    assert times._said.property("look") == "danger"
    assert said in (times.start.accessibleDescription(), times.end.accessibleDescription())
    assert not page.viewer.panel.place.isEnabled()
    assert not page.viewer.picker.isVisible()
    for field, right in ((times.start, "0:35"), (times.end, "0:40")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, right)
    assert times.text == "0:35 to 0:40."
    assert times._said.property("look") == "small"
    assert page.viewer.panel.place.isEnabled()


def test_no_line_of_a_text_is_cut_off_where_there_is_much_room(
    qtbot: QtBot, page: EvidencePage, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "handover.txt").write_text("\n".join("09:00 " + "the refund was agreed " * 8 for _ in range(90)))
    page.window().resize(1800, 900)
    file = session.workspace.evidence.add([tmp_path / "handover.txt"]).added[0].file
    page.look_at(file.evidence.id)
    text = page.viewer.text
    qtbot.waitUntil(text.isVisible)
    settle(page)
    assert text.viewport().width() < page.viewer.width() // 2
    assert text.document().idealWidth() <= text.viewport().width()


def test_a_file_that_cannot_be_shown_offers_its_own_program_once_and_is_claimed_as_a_whole(
    qtbot: QtBot, page: EvidencePage, session: Session, tmp_path: Path
) -> None:
    (tmp_path / "till.dat").write_bytes(bytes(range(256)))
    file = session.workspace.evidence.add([tmp_path / "till.dat"]).added[0].file
    page.look_at(file.evidence.id)
    offered = page.viewer._message.button
    qtbot.waitUntil(offered.isVisible)
    assert not page.viewer.panel.outside.isVisible()
    assert page.viewer.panel.claims._empty.text() == "Nothing is claimed yet. Claim it, and say what it proves."


def test_the_pages_of_a_scan_are_turned_and_claimed_like_those_of_a_pdf(
    qtbot: QtBot, page: EvidencePage, session: Session, tmp_path: Path
) -> None:
    made = [Image.new("RGB", (1800, 2400), colour) for colour in ("red", "green", "blue")]
    made[0].save(tmp_path / "form.tiff", save_all=True, append_images=made[1:])
    reference = put_in(page, tmp_path / "form.tiff")
    look(qtbot, page)
    page.viewer.turn_to(3)
    qtbot.waitUntil(lambda: not page.viewer.view.canvas._image.isNull())
    assert page.viewer.view.canvas._image.pixelColor(5, 5).name() == "#0000ff"
    assert page.viewer.panel.page.isVisible()
    session.workspace.claims.add(reference, "105/1.2", region=Box(3))
    page.viewer.refresh()
    assert [row.quote for row in page.viewer._rows] == ["Page 3"]


def test_an_e_mail_is_looked_at_as_its_head_and_its_words(qtbot: QtBot, page: EvidencePage, tmp_path: Path) -> None:
    (tmp_path / "thanks.eml").write_text(
        "From: Pat Lee <pat@example.org>\nSubject: Thank you\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n"
        "Content-Transfer-Encoding: base64\n\nVGhhbmsgeW91IGZvciB0aGUgdGVsZXNjb3Bl\n",
        "utf-8",
    )
    put_in(page, tmp_path / "thanks.eml")
    look(qtbot, page)
    shown = page.viewer.text.toPlainText().splitlines()
    assert shown[0] == "From: Pat Lee <pat@example.org>"
    assert shown[-1] == "Thank you for the telescope"


def test_from_a_page_that_cannot_be_read_the_others_are_still_reached(
    qtbot: QtBot, page: EvidencePage, tmp_path: Path
) -> None:
    path = scan(tmp_path / "form.tiff", 3, compression="tiff_lzw")
    cut(path, 2)
    put_in(page, path)
    look(qtbot, page)
    page.viewer.turn_to(3)
    assert "What follows page 2 cannot be read" in page.viewer._message.sentence.text()
    assert page.viewer._message.isVisible()
    assert page.viewer.bar.backward.isEnabled()
    page.viewer.turn_to(2)
    qtbot.waitUntil(lambda: not page.viewer.view.canvas._image.isNull())
    assert page.viewer.view.canvas.isVisible()
    assert page.viewer.view.canvas._image.pixelColor(5, 5).name() == "#00fa00"
