"""The professional discussion sheet: a card a criterion, with prompts in the learner's own words."""

from collections.abc import Mapping
from datetime import date

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence import ReflectiveAccount, reference_of
from portfolio_app.domain.export_options import ExportOptions
from portfolio_app.domain.framework import Criterion, each_unit
from portfolio_app.domain.report import (
    Block,
    Column,
    CriterionHeading,
    Inline,
    Line,
    Paragraph,
    Report,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.sentences import first_sentence
from portfolio_app.services.report.content import Content, Setting, Sources, criterion_anchor
from portfolio_app.services.report.criteria import quote_of, source_line
from portfolio_app.services.report.grid import say_need
from portfolio_app.services.report.portfolio import report_of
from portfolio_app.services.report.selection import select
from portfolio_app.services.report.sheet import head_blocks

_MOST = 2
"""Accounts that a card prompts for; more would be read out, not talked about."""
_SAID = "For each criterion, how your accounts begin, so that you can tell the story; then the words that prove it."
_PROMPTS = (Column("STAR", 1.1), Column("How it begins", 7.4))


def build_discussion(
    content: Content,
    made_on: date,
    options: ExportOptions = ExportOptions(),
    pages: Mapping[str, int] | None = None,
) -> Report:
    """Return the sheet; ``pages`` are those of the portfolio's places. Raises InputError as the portfolio does."""
    setting = Setting(paged=False, criteria=False, accounts=False, pages=pages or {})
    sources = Sources(content, select(content, options), options, setting)
    title = "Professional discussion sheet"
    blocks = head_blocks(sources, title, _SAID, made_on)
    for key, unit in each_unit(sources.frameworks):
        if unit.criteria:
            blocks.append(UnitHeading(unit.code, unit.title, sources.colour(unit.criteria[0]), f"unit-{key}"))
        for criterion in unit.criteria:
            blocks += _card(sources, criterion)
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, tuple(blocks))


def _card(sources: Sources, criterion: Criterion) -> list[Block]:
    entry = sources.covered(criterion)
    state: list[Inline] = [StateRun(entry.state, Tone.SMALL)]
    missing = ", ".join(say_need(need) for need in entry.needs if not need.met)
    if missing:
        state.append(Run(f" · be ready to add: {missing}", Tone.SMALL))
    code, colour = sources.code(criterion), sources.colour(criterion)
    blocks: list[Block] = [CriterionHeading(code, criterion.text, colour, criterion_anchor(criterion), (tuple(state),))]
    claims = sources.claims_on(criterion)
    if not claims:
        said = "No starred passage." if entry.claims else "Nothing is claimed yet: think of a time when you did this."
        return [*blocks, Paragraph((Run(said, Tone.MUTED),))]
    for account in _best_accounts(sources, claims):
        blocks += _prompts(sources, account, colour)
    if not sources.options.quotes:
        return [*blocks, *(Paragraph(source_line(sources, claim)) for claim in claims)]
    return [*blocks, *(quote_of(sources, criterion, claim) for claim in claims)]


def _best_accounts(sources: Sources, claims: list[Claim]) -> list[ReflectiveAccount]:
    """Return the accounts to talk about: those with starred words first."""
    ordered = sorted(claims, key=lambda claim: not claim.starred)
    return [sources.account[evidence_id] for evidence_id in dict.fromkeys(c.evidence_id for c in ordered)][:_MOST]


def _prompts(sources: Sources, account: ReflectiveAccount, colour: int) -> list[Block]:
    evidence = account.evidence
    page = sources.setting.pages.get(f"evidence-{evidence.reference}")
    known = [say_date(evidence.produced_on), account.place, f"p.\u00a0{page}" if page else ""]
    name: Line = (
        Run(f"{reference_of(evidence.id)} ", Tone.STRONG),
        Run(evidence.title, Tone.STRONG),
        Run(f" · {' · '.join(filter(None, known))}", Tone.SMALL),
    )
    rows = tuple(
        Row((((Run(section.title, Tone.STRONG),),), ((Run(sentence),),)), colour)
        for section, text in account.text
        if (sentence := first_sentence(text))
    )
    if not rows:
        return [Paragraph(name)]
    return [Paragraph(name), Table(_PROMPTS, rows, f"How the sections of {evidence.reference} begin.")]
