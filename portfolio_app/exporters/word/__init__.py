"""Writes the report as a Word file that assessors read and restyle."""

from portfolio_app.exporters.word.check import FaultyDocumentError
from portfolio_app.exporters.word.writer import write_docx

__all__ = ["FaultyDocumentError", "write_docx"]
