"""Blacking out in the viewer: boxes by mouse and by keys, a list of them, and one button that does it for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.region import Box
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.shell.main_window import MainWindow
from tests.importers.redacting.named_pdfs import SECRET, letter


def settle(page: EvidencePage) -> None:
    for _ in range(6):
        page.tools.runner.wait()
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path, tmp_path: Path) -> Iterator[EvidencePage]:
    """The evidence page with a letter open in the viewer, places on it being chosen."""
    window.open_portfolio(portfolio_file)
    window.resize(1366, 768)
    window.show_page("evidence")
    shown = window.pages["evidence"]
    assert isinstance(shown, EvidencePage)
    settle(shown)
    shown.put_in([letter(tmp_path / "letter.pdf")])
    settle(shown)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    settle(shown)
    shown.viewer.panel.black_out.click()
    yield shown
    window.close()


def listed(page: EvidencePage) -> list[str]:
    places = page.viewer.black_out.panel.places
    return [places.item(row).text() for row in range(places.count())]


def test_boxes_are_drawn_listed_chosen_and_removed(qtbot: QtBot, page: EvidencePage) -> None:
    canvas, black_out = page.viewer.view.canvas, page.viewer.black_out
    assert black_out.panel.isVisibleTo(page)
    assert not page.viewer.panel.isVisibleTo(page)
    for top in (100, 200):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, top))
        qtbot.mouseMove(canvas, QPoint(160, top + 20))
        qtbot.mouseMove(canvas, QPoint(200, top + 40))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, top + 40))
    assert listed(page) == ["Box on page 1", "Box on page 1"]
    first, second = black_out.boxes
    assert first.top < second.top
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert black_out.boxes[0] == first
    assert black_out.boxes[1].left > second.left
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 110))
    assert black_out.panel.places.currentRow() == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert [box.top for box in black_out.boxes] == [second.top]
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert (len(listed(page)), canvas.draft) == (2, None)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not black_out.active
    assert page.viewer.panel.isVisibleTo(page)


def test_what_check_found_is_blacked_out_for_good(qtbot: QtBot, page: EvidencePage, tmp_path: Path) -> None:
    viewer, panel = page.viewer, page.viewer.black_out.panel
    reference = viewer.file.evidence.reference if viewer.file else ""
    panel.hits.click()
    settle(page)
    assert listed(page) == [f"Box on page 1: Quentin {SECRET}", f"Box on page 1: Mr {SECRET}"]
    assert not panel.go.isEnabled()
    panel.keep.setChecked(True)
    assert panel.go.isEnabled()
    taken = tmp_path / "taken.pdf"
    taken.write_text("mine")
    viewer.black_out.run(taken)
    settle(page)
    assert viewer.black_out.active
    assert taken.read_text() == "mine"
    viewer.black_out.run(tmp_path / "aside.pdf")
    settle(page)
    assert (tmp_path / "aside.pdf").read_bytes() == (tmp_path / "letter.pdf").read_bytes()
    assert not viewer.black_out.active
    file = page.session.workspace.evidence.file(reference)
    assert viewer.file == file
    assert file.present.redacted_at
    assert page.session.workspace.overview.search(SECRET) == ()
    undo = page.session.history.next_undo
    assert undo is None or file.evidence.id not in undo.change.evidence
    assert Box(1) not in viewer.black_out.boxes


def test_a_picture_has_no_hits_to_mark_and_claiming_goes_on_after_cancel(
    qtbot: QtBot, page: EvidencePage, tmp_path: Path
) -> None:
    page.viewer.black_out.panel.back.click()
    Image.new("RGB", (400, 300), "teal").save(tmp_path / "till.png")
    page.put_in([tmp_path / "till.png"])
    settle(page)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(page)
    canvas = page.viewer.view.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.draft is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    page.viewer.panel.black_out.click()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert listed(page) == ["Box in the picture"]
    page.viewer.black_out.panel.forget.setChecked(True)
    page.viewer.black_out.panel.go.click()
    settle(page)
    assert page.viewer.file is not None
    assert page.viewer.file.present.redacted_at
