"""The report as a PDF: own layout, own writer; nothing here decides what the document says."""

from portfolio_app.exporters.pdf.document import write_pdf

__all__ = ["write_pdf"]
