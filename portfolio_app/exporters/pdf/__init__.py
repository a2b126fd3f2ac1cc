"""The report as a PDF: own layout, own writer; nothing here decides what the document says."""

from portfolio_app.exporters.pdf.document import write_pdf
from portfolio_app.exporters.pdf.lock import lock_pdf
from portfolio_app.exporters.pdf.pages import pages_of

__all__ = ["lock_pdf", "pages_of", "write_pdf"]
