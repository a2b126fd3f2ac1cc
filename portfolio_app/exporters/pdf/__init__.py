"""The report as a PDF: own layout, own writer; nothing here decides what the document says."""

from portfolio_app.exporters.pdf.anchor_pages import count_pages, pages_of
from portfolio_app.exporters.pdf.document import write_pdf
from portfolio_app.exporters.pdf.lock import lock_pdf

__all__ = ["count_pages", "lock_pdf", "pages_of", "write_pdf"]
