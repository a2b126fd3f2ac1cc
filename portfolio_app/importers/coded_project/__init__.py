"""Coded projects of other programs: REFI-QDA (``.qdpx``)."""

from portfolio_app.importers.coded_project.reading import is_project, read_project

__all__ = ["is_project", "read_project"]
