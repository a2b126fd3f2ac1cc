"""Coded projects as files: REFI-QDA (``.qdpx``), and a table of the codes."""

from portfolio_app.exporters.coded_project.codes import write_codes
from portfolio_app.exporters.coded_project.package import write_project

__all__ = ["write_codes", "write_project"]
