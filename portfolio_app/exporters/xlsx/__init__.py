"""Spreadsheets: a workbook's description becomes an .xlsx file; the same description gives the same bytes."""

from portfolio_app.exporters.xlsx.writer import write_xlsx

__all__ = ["write_xlsx"]
