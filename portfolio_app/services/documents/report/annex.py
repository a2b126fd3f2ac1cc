"""The mapping annex: each KSB, what it says, and the evidence with its page: the table that plans ask for."""

from collections.abc import Callable, Mapping
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Block, Column, Line, Report, Row, Run, Table, Tone, UnitHeading
from portfolio_app.domain.frameworks.framework import Criterion, each_unit
from portfolio_app.services.documents.report.content import Content, Setting, Sources, claim_anchor
from portfolio_app.services.documents.report.credits import credit_blocks
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import NO_CRITERIA, head_blocks
from portfolio_app.translation import mark, tr

DEFINITION, EVIDENCE = mark("Definition"), mark("Evidence title, page")


def build_annex(
    content: Content,
    made_on: date,
    options: ExportOptions = ExportOptions(),
    pages: Mapping[str, int] | None = None,
) -> Report:
    """Return the annex; ``pages`` are those of the portfolio's places. Raises InputError as the portfolio does."""
    setting = Setting(paged=False, criteria=False, accounts=False, pages=pages or {})
    sources = Sources(content, select(content, options), options, setting)
    title = tr("Mapping annex")
    said = tr("Each {one} with the evidence for it.", one=sources.noun.one) if sources.criterion else tr(NO_CRITERIA)
    blocks = [*head_blocks(sources, title, said, made_on), *_tables(sources), *credit_blocks(sources)]
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, tuple(blocks))


def evidence_for(
    sources: Sources, criterion: Criterion, page_of: Callable[[Claim], int | None]
) -> dict[str, list[int]]:
    """Return the evidence claimed for a criterion, by its reference and title, with the pages of the places claimed."""
    found: dict[str, set[int]] = {}
    for claim in sources.counting(sources.claims_on(criterion)):
        if not claim.lost:
            pages = found.setdefault(_named(sources, claim), set())
            if page := page_of(claim):
                pages.add(page)
    return {named: sorted(pages) for named, pages in found.items()}


def say_evidence(named: str, pages: list[int]) -> str:
    """Return the title with the pages after it, where they are known."""
    return f"{named}, p.\u00a0{', '.join(map(str, pages))}" if pages else named


def _named(sources: Sources, claim: Claim) -> str:
    evidence = sources.evidence[claim.evidence_id]
    return f"{evidence.reference} {evidence.title}"


def _tables(sources: Sources) -> list[Block]:
    blocks: list[Block] = []
    columns = (Column(sources.noun.head, 1.1), Column(tr(DEFINITION), 4.6), Column(tr(EVIDENCE), 4.0))
    for key, unit in each_unit(sources.frameworks):
        if not unit.criteria:
            continue
        rows = tuple(_row(sources, criterion) for criterion in unit.criteria)
        summary = tr("What {title} asks for, with the title and page of the evidence.", title=unit.label)
        blocks += [
            UnitHeading(unit.code, unit.title, sources.colour(unit.criteria[0]), f"annex-{key}"),
            Table(columns, rows, summary),
        ]
    return blocks


def _row(sources: Sources, criterion: Criterion) -> Row:
    def page_of(claim: Claim) -> int | None:
        return sources.setting.pages.get(claim_anchor(claim))

    found = evidence_for(sources, criterion, page_of)
    lines: tuple[Line, ...] = tuple((Run(say_evidence(named, pages)),) for named, pages in found.items())
    why = sources.unneeded.get(criterion.reference, "")
    return Row(
        (
            ((Run(criterion.code, Tone.MUTED if why else Tone.STRONG),),),
            ((Run(criterion.text, Tone.MUTED if why else Tone.PLAIN),),),
            lines or ((Run(why or tr("none yet"), Tone.MUTED),),),
        ),
        sources.colour(criterion),
    )
