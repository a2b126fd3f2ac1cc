"""Builds the reports: whole exported documents, each described once for every form that it is written in."""

from portfolio_app.services.report.content import Content
from portfolio_app.services.report.discussion import build_discussion
from portfolio_app.services.report.feedback import build_feedback
from portfolio_app.services.report.gaps import build_gaps
from portfolio_app.services.report.grid_alone import build_grid
from portfolio_app.services.report.portfolio import build_report
from portfolio_app.services.report.selection import select

__all__ = ["Content", "build_discussion", "build_feedback", "build_gaps", "build_grid", "build_report", "select"]
