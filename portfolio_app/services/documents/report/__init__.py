"""Builds the reports: whole exported documents, each described once for every form that it is written in."""

from portfolio_app.services.documents.report.annex import build_annex
from portfolio_app.services.documents.report.authorship import build_authorship
from portfolio_app.services.documents.report.content import Content
from portfolio_app.services.documents.report.discussion import build_discussion
from portfolio_app.services.documents.report.feedback import build_feedback
from portfolio_app.services.documents.report.gaps import build_gaps
from portfolio_app.services.documents.report.grid_alone import build_grid
from portfolio_app.services.documents.report.portfolio import build_report
from portfolio_app.services.documents.report.selection import select

__all__ = [
    "Content",
    "build_annex",
    "build_authorship",
    "build_discussion",
    "build_feedback",
    "build_gaps",
    "build_grid",
    "build_report",
    "select",
]
