"""The preview of a PDF: pages, zoom, finding words, what screen readers get."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.errors import FileError
from portfolio_app.services.clock import today
from portfolio_app.services.documents.preview import preview_pdf
from portfolio_app.ui.exporting.pdf_pages import PdfPages
from portfolio_app.ui.exporting.pdf_preview import PdfPreview
from portfolio_app.ui.exporting.pdf_view import FIT
from portfolio_app.ui.page import Tools
from portfolio_app.workspace import open_workspace

Key = Qt.Key


@pytest.fixture(scope="session")
def pdf(example: Path) -> bytes:
    with open_workspace(example, read_only=True) as workspace:
        return preview_pdf(workspace.overview.content(), today())


@pytest.fixture
def preview(qtbot: QtBot, tools: Tools, pdf: bytes) -> PdfPreview:
    made = PdfPreview(tools.theme)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    made.show_pdf(pdf)
    qtbot.waitActive(made)
    made.view.setFocus()
    return made


def test_keys_turn_the_pages(qtbot: QtBot, preview: PdfPreview) -> None:
    assert preview.pages is not None
    last = len(preview.pages) - 1
    assert not preview.back.isEnabled()
    for key, page in ((Key.Key_PageDown, 1), (Key.Key_PageDown, 2), (Key.Key_PageUp, 1), (Key.Key_End, last)):
        qtbot.keyClick(preview.view, key)
        assert preview.view.page == page
        assert preview.number.text() == str(page + 1)
    assert not preview.forward.isEnabled()
    qtbot.keyClick(preview.view, Key.Key_Home)
    assert preview.view.page == 0


def test_a_typed_number_goes_to_its_page(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.number.setFocus()
    preview.number.selectAll()
    qtbot.keyClicks(preview.number, "12")
    qtbot.keyClick(preview.number, Key.Key_Return)
    assert preview.view.page == 11


def test_pages_are_drawn_as_they_come_into_view(qtbot: QtBot, preview: PdfPreview) -> None:
    qtbot.waitUntil(lambda: 0 in preview.view.drawn)
    assert 20 not in preview.view.drawn
    preview.view.go_to(20)
    qtbot.waitUntil(lambda: 20 in preview.view.drawn)
    assert len(preview.view.drawn) < 12


def test_zoom_by_keys_wheel_and_list_keeps_the_page(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.view.go_to(9)
    assert preview.view.zoom == FIT
    preview.view.set_zoom(100)
    qtbot.keyClick(preview.view, Key.Key_Plus)
    assert preview.view.zoom == 125
    qtbot.keyClick(preview.view, Key.Key_Minus)
    assert preview.view.zoom == 100
    wheel = QWheelEvent(
        QPointF(100, 100), QPointF(100, 100), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.view.viewport(), wheel)
    assert preview.zoom.currentText() == "125 %"
    preview.zoom.setCurrentIndex(preview.zoom.findData(300))
    assert preview.view.percent == 300
    assert preview.view.page == 9
    preview.zoom.setCurrentIndex(0)
    assert preview.view.zoom == FIT


def test_words_are_found_and_stepped_through(qtbot: QtBot, preview: PdfPreview) -> None:
    qtbot.keyClick(preview.view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert preview.words.hasFocus()
    qtbot.keyClicks(preview.words, "POLICY")
    qtbot.waitUntil(lambda: not preview._search_next.isActive())
    total = len(preview._hits)
    assert total > 2
    assert preview._found.text() == f"1 of {total}"
    first = preview.view.page
    qtbot.keyClick(preview.words, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert preview._found.text() == f"{total} of {total}"
    assert preview.view.page > first
    qtbot.keyClick(preview.words, Key.Key_Return)
    assert preview._found.text() == f"1 of {total}"
    assert preview.view.page == first
    qtbot.keyClick(preview.words, Key.Key_Escape)
    assert not preview.words.isVisible()
    assert preview.view.hasFocus()


def test_words_that_are_not_there_are_said_so(qtbot: QtBot, preview: PdfPreview) -> None:
    preview.open_find()
    qtbot.keyClicks(preview.words, "zzyzx")
    qtbot.waitUntil(lambda: preview._found.text() == "Not found")


def test_screen_readers_get_the_words_of_the_page(qtbot: QtBot, preview: PdfPreview) -> None:
    assert preview.pages is not None
    assert preview.view.accessibleName() == f"Preview, page 1 of {len(preview.pages)}"
    assert "Rowan Ellery" in preview.view.accessibleDescription()
    preview.view.go_to(5)
    qtbot.waitUntil(lambda: preview.view.accessibleName().startswith("Preview, page 6"))


def test_another_pdf_opens_at_the_same_page(preview: PdfPreview, pdf: bytes) -> None:
    preview.view.go_to(7)
    preview.show_pdf(pdf)
    assert preview.view.page == 7


def test_a_file_that_is_no_pdf_is_refused_in_a_sentence() -> None:
    with pytest.raises(FileError, match="cannot be shown"):
        PdfPages(b"%PDF-1.7 but no more")
