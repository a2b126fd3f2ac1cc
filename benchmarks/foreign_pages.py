"""Exports with 600 pages of other PDFs placed in, against pikepdf's own overlay of the same pages."""

import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import cost_of, head, line
from portfolio_app.services.exporting import export
from portfolio_app.services.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import create_workspace, open_workspace

if TYPE_CHECKING:
    import pikepdf

    from portfolio_app.domain.report import Picture

FILES, PAGES = 10, 60
MADE_ON = date(2026, 11, 21)
_ROOM = (50, 60, 545, 770)


def make_pdfs(folder: Path) -> None:
    """Write PDFs of as many pages as are placed in of one, with their font inside, each page with words of its own."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from portfolio_app.exporters.typefaces.source_sans import path_of

    pdfmetrics.registerFont(TTFont("Source", str(path_of("Regular"))))
    for file in range(FILES):
        canvas = Canvas(str(folder / f"minutes {file}.pdf"), pagesize=(595, 842))
        for page in range(PAGES):
            canvas.setFont("Source", 11)
            for row in range(42):
                words = f"{file}.{page}.{row} The team agreed that returns above fifty pounds go to the duty manager."
                canvas.drawString(72, 770 - 16 * row, words)
            canvas.showPage()
        canvas.save()


def _load() -> None:
    import pikepdf
    import PIL.Image
    import pypdfium2

    assert pikepdf
    assert PIL.Image
    assert pypdfium2


def make(portfolio: str) -> float:
    """Export a portfolio as PDF; return the CPU seconds, reading included, loading the libraries not."""
    _load()
    with open_workspace(Path(portfolio)) as workspace, tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        export(workspace.overview.content(), {"pdf": Path(folder) / "out.pdf"}, MADE_ON)
        return time.process_time() - began


def place(portfolio: str) -> float:
    """Export a portfolio as PDF; return the CPU seconds of putting the pages into the written file, as overlays do."""
    from portfolio_app.exporters.pdf import document

    spent: list[float] = []
    put_in = document.place_pages

    def timed(path: Path, placed: "list[tuple[int, Picture]]") -> None:
        began = time.process_time()
        put_in(path, placed)
        spent.append(time.process_time() - began)

    document.place_pages = timed
    make(portfolio)
    document.place_pages = put_in
    return sum(spent)


def _stamp(book: "pikepdf.Pdf", words: str) -> "pikepdf.Object":
    import pikepdf

    stamp = book.make_stream(b"BT /F1 9 Tf 500 800 Td (%b) Tj ET" % words.encode())
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    stamp.Type, stamp.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stamp.BBox = pikepdf.Array([0, 0, 595, 842])
    stamp.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    return stamp


def overlay(folder: str, stamped: bool) -> float:
    """Lay the same pages onto empty ones with pikepdf alone, and a stamp onto each; return the CPU seconds."""
    _load()
    import pikepdf

    began = time.process_time()

    with pikepdf.new() as book:
        for number, path in enumerate(sorted(Path(folder).glob("*.pdf"))):
            with pikepdf.open(path) as source:
                for place, page in enumerate(source.pages, 1):
                    book.add_blank_page(page_size=(595, 842))
                    book.pages[-1].add_overlay(page, pikepdf.Rectangle(*_ROOM))
                    if stamped:
                        book.pages[-1].add_overlay(
                            _stamp(book, f"E{number:03} p. {place}"), pikepdf.Rectangle(0, 0, 595, 842)
                        )
        book.save(Path(folder) / "overlaid")
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    head(f"Exports with {FILES * PAGES} pages of other PDFs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pdfs"
        folder.mkdir()
        make_pdfs(folder)
        full, empty = Path(name) / "full.portfolio", Path(name) / "empty.portfolio"
        for portfolio, paths in ((full, sorted(folder.glob("*.pdf"))), (empty, [])):
            with create_workspace(portfolio, make_portfolio("Ann"), bundled()) as workspace:
                workspace.evidence.add(paths)
        # The best of three rounds, taken in turn: what else the machine does falls on all alike.
        calls: dict[str, tuple[object, ...]] = {
            "whole": ("make", str(full)),
            "placed": ("place", str(full)),
            "without": ("make", str(empty)),
            "bare": ("overlay", str(folder), False),
            "peer": ("overlay", str(folder), True),
        }
        rounds = [
            {name: cost_of(f"benchmarks.foreign_pages:{call}", *rest) for name, (call, *rest) in calls.items()}
            for _ in range(3)
        ]
        whole, placed, without, bare, peer = (min(each[name] for each in rounds) for name in calls)
        pages = whole.cpu - without.cpu
        line("the whole export", f"{whole.cpu:.2f} s CPU ({whole.memory:.0f} MB)", "")
        line("the same portfolio without the files", f"{without.cpu:.2f} s CPU", "")
        line("the pages: read, laid out, tagged, stamped, outlined", f"{pages:.2f} s CPU", "")
        line("pikepdf's overlay of them, nothing else", f"{bare.cpu:.2f} s CPU", "")
        line("pikepdf's overlay of them and of their stamps", f"{peer.cpu:.2f} s CPU", "")
        line("the pages put in, which is what an overlay does", f"{placed.cpu:.2f} s CPU", "")
        line("putting in to the overlay", f"{placed.cpu / peer.cpu:.2f}-fold", "at most 1-fold")
        line("all that is done for the pages to the overlay", f"{pages / peer.cpu:.2f}-fold", "at most 1-fold")
