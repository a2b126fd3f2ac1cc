"""The mapping grid as a document of its own."""

from collections.abc import Mapping
from datetime import date

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Report
from portfolio_app.services.documents.report.content import Content, Setting, Sources
from portfolio_app.services.documents.report.credits import credit_blocks
from portfolio_app.services.documents.report.grid import grid_tables
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import NO_CRITERIA, head_blocks
from portfolio_app.translation import mark, tr

_SAID = mark("Each {one} with the evidence for it.")


def build_grid(
    content: Content,
    made_on: date,
    options: ExportOptions = ExportOptions(),
    pages: Mapping[str, int] | None = None,
) -> Report:
    """Return the grid; ``pages`` are those of the portfolio's places. Raises InputError as the portfolio does."""
    setting = Setting(paged=False, criteria=False, accounts=False, pages=pages or {})
    sources = Sources(content, select(content, options), options, setting)
    title, said = tr("Mapping grid"), tr(_SAID, one=sources.noun.one) if sources.criterion else tr(NO_CRITERIA)
    tables = grid_tables(sources) if sources.criterion else ()
    blocks = (*head_blocks(sources, title, said, made_on, wide=True), *tables, *credit_blocks(sources))
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, blocks)
