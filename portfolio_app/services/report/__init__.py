"""Builds the report: the whole exported document, described once for Word and PDF alike."""

from datetime import date

from portfolio_app.domain.report import Block, Contents, Report
from portfolio_app.services.report.accounts import account_blocks
from portfolio_app.services.report.back_matter import back_blocks
from portfolio_app.services.report.content import Content, Sources
from portfolio_app.services.report.cover import cover_block, programme_of
from portfolio_app.services.report.criteria import criteria_blocks
from portfolio_app.services.report.grid import grid_blocks
from portfolio_app.services.report.summary import summary_blocks

__all__ = ["Content", "build_report"]


def build_report(content: Content, made_on: date) -> Report:
    """Return the mapped portfolio as a report, in the order in which an assessor reads it."""
    sources = Sources(content)
    learner = content.portfolio.learner
    blocks: tuple[Block, ...] = (
        cover_block(sources, made_on),
        Contents("Contents", "contents"),
        *summary_blocks(sources),
        *grid_blocks(sources),
        *criteria_blocks(sources),
        *account_blocks(sources),
        *back_blocks(sources),
    )
    return Report(
        title=f"Portfolio of evidence: {learner}",
        learner=learner,
        subject=programme_of(sources),
        header=f"{learner} · {programme_of(sources)}",
        made_on=made_on,
        blocks=blocks,
    )
