"""The mapped portfolio: everything an assessor reads, in the order in which it is read."""

from dataclasses import replace
from datetime import date

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Block, Contents, Report
from portfolio_app.services.documents.report.accounts import account_blocks
from portfolio_app.services.documents.report.ai_use import ai_use_blocks
from portfolio_app.services.documents.report.attachments import attachments
from portfolio_app.services.documents.report.back_matter import back_blocks
from portfolio_app.services.documents.report.content import Content, Setting, Sources
from portfolio_app.services.documents.report.cover import cover_block, programme_of
from portfolio_app.services.documents.report.criteria import criteria_blocks
from portfolio_app.services.documents.report.files import file_blocks, unshown_pieces
from portfolio_app.services.documents.report.grid import grid_blocks
from portfolio_app.services.documents.report.resubmission import change_blocks
from portfolio_app.services.documents.report.selection import select, shown_units
from portfolio_app.services.documents.report.statements import statement_blocks, unshown_signatures
from portfolio_app.services.documents.report.summary import summary_blocks
from portfolio_app.translation import language_tag, tr


def build_report(
    content: Content, made_on: date, options: ExportOptions = ExportOptions(), *, paged: bool = True
) -> Report:
    """Return the mapped portfolio as a report; ``paged`` is off for forms without pages.

    Raises InputError when the options name a unit that is not there, or leave nothing to show.
    """
    setting = Setting(paged=paged, accounts=options.evidence_pages)
    sources = Sources(content, select(content, options), options, setting)
    learner = content.portfolio.learner
    blocks: tuple[Block, ...] = (
        cover_block(sources, made_on),
        Contents(tr("Contents"), "contents"),
        *summary_blocks(sources),
        *ai_use_blocks(sources),
        *change_blocks(sources),
        *grid_blocks(sources),
        *criteria_blocks(sources),
        *account_blocks(sources),
        *statement_blocks(sources),
        *file_blocks(sources),
        *back_blocks(sources),
    )
    report = report_of(sources, tr("Portfolio of evidence: {learner}", learner=learner), made_on, blocks)
    unshown = (*unshown_signatures(sources), *unshown_pieces(sources))
    return replace(report, attachments=attachments(sources), unshown=unshown)


def report_of(sources: Sources, title: str, made_on: date, blocks: tuple[Block, ...]) -> Report:
    """Return a report with the running head that every document of a portfolio has."""
    units = shown_units(sources)
    only = " · ".join(filter(None, (units, tr("starred passages") * sources.options.starred_only)))
    return Report(
        title=f"{title} ({only})" if only else title,
        learner=sources.portfolio.learner,
        subject=programme_of(sources),
        header=" · ".join(filter(None, (sources.portfolio.learner, programme_of(sources), only))),
        made_on=made_on,
        blocks=blocks,
        language=language_tag(),
        layout=sources.options.layout,
    )
