"""Builds the workbooks: the mapping as tables, described once and written by the exporter."""

from portfolio_app.services.documents.workbook.mapping import build_workbook
from portfolio_app.services.documents.workbook.places import Beside

__all__ = ["Beside", "build_workbook"]
