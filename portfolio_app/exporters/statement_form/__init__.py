"""The blank form for a witness, as a PDF or a Word document with fields to fill in."""

from portfolio_app.exporters.statement_form.pdf import write_form_pdf
from portfolio_app.exporters.statement_form.word import write_form_docx

__all__ = ["write_form_docx", "write_form_pdf"]
