"""Printing the pages of the preview."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from portfolio_app.ui.exporting.export_page import ExportPage
from portfolio_app.ui.exporting.pdf_pages import PdfPages
from portfolio_app.ui.exporting.printing import Printing
from portfolio_app.ui.shell.main_window import MainWindow

A4 = (595, 842)


@pytest.fixture
def pages() -> PdfPages:
    """Three pages, the second one across."""
    made = io.BytesIO()
    drawing = canvas.Canvas(made)
    for size in (A4, (842, 595), A4):
        drawing.setPageSize(size)
        drawing.setFillGray(0)
        drawing.rect(0, 0, size[0] / 2, size[1] / 2, fill=1)
        drawing.showPage()
    drawing.save()
    return PdfPages(made.getvalue())


def printer(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def print_all(printing: Printing, pages: PdfPages, to: QPrinter, qtbot: QtBot) -> list[str]:
    said: list[str] = []
    printing.said.connect(said.append)
    printing.start(pages, to)
    qtbot.waitUntil(lambda: not printing.busy)
    return said


def test_every_page_is_on_a_sheet_of_its_own_and_turned_to_fit(tmp_path: Path, pages: PdfPages, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    path = tmp_path / "printed.pdf"
    said = print_all(Printing(host), pages, printer(path), qtbot)
    assert said == ["Printing 3 pages…", "3 pages sent to the printer."]
    with pypdfium2.PdfDocument(path) as printed:
        assert len(printed) == 3
        across = printed[1].render(scale=1, grayscale=True).to_pil().convert("L")
        assert across.height > across.width
        # Lower left on the page across, so upper left on the upright sheet that it was turned to.
        dark = across.getpixel((10, 10))
        assert isinstance(dark, int)
        assert dark < 50
        assert across.getpixel((across.width - 10, across.height - 10)) == 255


def test_only_the_chosen_pages_are_printed(tmp_path: Path, pages: PdfPages, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    path = tmp_path / "printed.pdf"
    to = printer(path)
    to.setFromTo(2, 3)
    assert print_all(Printing(host), pages, to, qtbot)[-1] == "2 pages sent to the printer."
    with pypdfium2.PdfDocument(path) as printed:
        assert len(printed) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_said(tmp_path: Path, pages: PdfPages, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    said = print_all(Printing(host), pages, printer(tmp_path / "no such folder" / "printed.pdf"), qtbot)
    assert said == ["The printer does not answer. Look at it, or choose another one."]


def test_print_makes_the_preview_first_and_then_asks_for_the_printer(
    window: MainWindow, portfolio_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keySequence(window, QKeySequence("Ctrl+P"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintDialog)), timeout=60_000)
    (dialog,) = window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    page = window.pages["export"]
    assert isinstance(page, ExportPage)
    assert page.preview.pages is not None
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.printer().setFromTo(1, 1)
    QDialog.accept(dialog)
    qtbot.waitUntil(lambda: not page.printing.busy and (tmp_path / "printed.pdf").exists())
    assert window.notice_bar.text == "1 page sent to the printer."
