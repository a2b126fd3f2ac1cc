"""The page of every place in a report, for documents that point into its PDF."""

from io import BytesIO

from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.pdf.blocks import Writer
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.syntax import ObjectFile


def pages_of(report: Report) -> dict[str, int]:
    """Return the page number of each anchor, as ``write_pdf`` lays the report out."""
    return {anchor: place.page for anchor, place in _laid_out(report).places.items()}


def count_pages(report: Report) -> int:
    """Return how many pages ``write_pdf`` makes of the report."""
    return len(_laid_out(report).pages)


def _laid_out(report: Report) -> Book:
    book = Book(report, ObjectFile(BytesIO()), measuring=True)
    writer = Writer(book)
    for block, following in zip(report.blocks, (*report.blocks[1:], None), strict=False):
        writer.write(block, following)
    writer.finish()
    return book
