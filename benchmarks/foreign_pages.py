"""Exports with 600 pages of other PDFs placed in, against pikepdf's own overlay of the same pages."""

import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks.measure import head, line
from portfolio_app.exporters.pdf import document
from portfolio_app.exporters.pdf.foreign import place_pages
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import create_workspace, open_workspace

if TYPE_CHECKING:
    from portfolio_app.domain.documents.report import Picture

FILES, PAGES, ROUNDS = 10, 60, 7
MADE_ON = date(2026, 11, 21)
_ROOM = (50, 60, 545, 770)


def make_pdfs(folder: Path) -> None:
    """Write PDFs of as many pages as are placed in of one, with their font inside, each page with words of its own."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from portfolio_app.exporters.typefaces.source_sans import path_of

    pdfmetrics.registerFont(TTFont("Source", str(path_of("Regular"))))
    rl_config.useA85 = 0  # as most writers, and unlike reportlab by itself
    for file in range(FILES):
        canvas = Canvas(str(folder / f"minutes {file}.pdf"), pagesize=(595, 842))
        for page in range(PAGES):
            canvas.setFont("Source", 11)
            for row in range(42):
                words = f"{file}.{page}.{row} The team agreed that returns above fifty pounds go to the duty manager."
                canvas.drawString(72, 770 - 16 * row, words)
            canvas.showPage()
        canvas.save()


def overlaid(path: Path, placed: "Iterable[tuple[int, Picture]]") -> None:
    """Put the pages into the written file as pikepdf's overlay does it, where ours would be."""
    import pikepdf

    part = path.with_name("overlaid.pdf")
    wanted = {number: picture.page for number, picture in placed}
    sources: dict[str, pikepdf.Pdf] = {}
    with pikepdf.open(path) as book:
        for page in book.pages:
            for holder in list(page.get("/Resources", {}).get("/XObject", {}).values()):
                if (foreign := wanted.get(holder.objgen[0])) is not None:
                    if foreign.key not in sources:
                        sources[foreign.key] = pikepdf.open(BytesIO(foreign.load()))
                    page.add_overlay(sources[foreign.key].pages[foreign.page], pikepdf.Rectangle(*_ROOM))
        book.save(part, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    part.replace(path)


def exported(portfolio: Path, put_in: "Callable[[Path, Iterable[tuple[int, Picture]]], None]") -> tuple[float, float]:
    """Export a portfolio as PDF; return the CPU seconds of all of it, and of putting the pages in."""
    spent: list[float] = []

    def timed(path: Path, placed: "Iterable[tuple[int, Picture]]") -> None:
        began = time.process_time()
        put_in(path, placed)
        spent.append(time.process_time() - began)

    with (
        mock.patch.object(document, "place_pages", timed),
        open_workspace(portfolio) as workspace,
        tempfile.TemporaryDirectory() as folder,
    ):
        began = time.process_time()
        export(workspace.overview.content(), {"pdf": Path(folder) / "out.pdf"}, MADE_ON)
        return time.process_time() - began, sum(spent)


def bare(folder: Path) -> float:
    """Lay the same pages onto empty ones with pikepdf alone; return the CPU seconds."""
    import pikepdf

    began = time.process_time()
    with pikepdf.new() as book:
        for path in sorted(folder.glob("*.pdf")):
            with pikepdf.open(path) as source:
                for page in source.pages:
                    book.add_blank_page(page_size=(595, 842))
                    book.pages[-1].add_overlay(page, pikepdf.Rectangle(*_ROOM))
        book.save(folder / "overlaid")
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    head(f"Exports with {FILES * PAGES} pages of other PDFs (CPU; the best of {ROUNDS} rounds, taken in turn)")
    with tempfile.TemporaryDirectory() as name:
        folder, portfolio = Path(name) / "pdfs", Path(name) / "full.portfolio"
        folder.mkdir()
        make_pdfs(folder)
        with create_workspace(portfolio, make_portfolio("Ann"), bundled()) as workspace:
            workspace.evidence.add(sorted(folder.glob("*.pdf")))
        rounds = [
            (*exported(portfolio, place_pages), *exported(portfolio, overlaid), bare(folder)) for _ in range(ROUNDS + 1)
        ][1:]  # the first loads the libraries
        ours, placed, theirs, laid, alone = map(min, zip(*rounds, strict=True))
        line("the pages put in: fields, fonts and marks looked at", f"{placed:.2f} s", "")
        line("the pages put into the same file by pikepdf's overlay", f"{laid:.2f} s", "")
        line("the whole export: pages laid out, tagged, stamped", f"{ours:.2f} s", "")
        line("the whole export, with the pages put in by pikepdf's overlay", f"{theirs:.2f} s", "")
        line("pikepdf's overlay of the pages onto empty ones", f"{alone:.2f} s", "")
        line("putting in to pikepdf's overlay", f"{placed / laid:.2f}-fold", "at most 1-fold")
        line("the whole export to that with pikepdf's overlay", f"{ours / theirs:.2f}-fold", "at most 1-fold")
