"""The gap list: what is still missing, criterion by criterion, the quickest first."""

from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import (
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.assessments import say_gateway
from portfolio_app.domain.frameworks.framework import Unit, each_unit
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, say_pieces
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.services.documents.report.content import Content, Setting, Sources
from portfolio_app.services.documents.report.credits import credit_blocks
from portfolio_app.services.documents.report.decided import by_whom
from portfolio_app.services.documents.report.grid import say_need, state_cell
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import NO_CRITERIA, head_blocks
from portfolio_app.translation import mark, tr

_QUICKEST = 5
_COLUMNS = (
    Column(mark("What it asks"), 3.9),
    Column(mark("Still needed"), 2.9),
    Column(mark("State"), 1.45),
)
_WORDS = (
    Column(mark("Evidence"), 1.2),
    Column(mark("Claimed for"), 1.3),
    Column(mark("Words"), 4.2),
    Column(mark("What to do"), 2.8),
)


def build_gaps(content: Content, made_on: date, options: ExportOptions = ExportOptions()) -> Report:
    """Return the list of what is still missing; raises InputError for an unknown unit."""
    setting = Setting(paged=False, criteria=False, accounts=False)
    # What is missing does not depend on stars.
    whole = ExportOptions(units=options.units, decisions=options.decisions, layout=options.layout)
    sources = Sources(content, select(content, whole), whole, setting)
    title = tr("What is still missing")
    gaps = sources.coverage.gaps()
    blocks = head_blocks(sources, title, _said(sources, len(gaps)), made_on)
    if len(gaps) > _QUICKEST:
        blocks.append(Heading(tr("Quickest first"), 2, "quickest"))
        rows = tuple(_row(sources, entry, sources.code(entry.criterion)) for entry in gaps[:_QUICKEST])
        summary = tr("The {many} that take the least to be finished.", many=sources.noun.many)
        blocks.append(Table(_columns(sources), rows, summary))
    for key, unit in each_unit(sources.frameworks):
        blocks += _unit(sources, key, unit)
    blocks += [*_recheck(sources), *credit_blocks(sources)]
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, tuple(blocks))


def _said(sources: Sources, gaps: int) -> str:
    total = sources.coverage.total
    if not total:
        return tr(NO_CRITERIA)
    if not gaps:
        return tr("Nothing is missing: all {criteria} are covered.", criteria=sources.noun.count(total))
    criteria = sources.noun.count(total)
    gateway = say_gateway(sources.frameworks)
    if gateway:
        return tr("{gaps} of {criteria} need more before the {gateway}.", gaps=gaps, criteria=criteria, gateway=gateway)
    return tr("{gaps} of {criteria} need more before the portfolio is complete.", gaps=gaps, criteria=criteria)


def _columns(sources: Sources) -> tuple[Column, ...]:
    return (Column(sources.noun.head, 1.15), *_COLUMNS)


def _unit(sources: Sources, key: str, unit: Unit) -> list[Block]:
    entries = [entry for criterion in unit.criteria if (entry := sources.covered(criterion)).open]
    if not unit.criteria:
        return []
    heading = UnitHeading(unit.code, unit.title, sources.colour(unit.criteria[0]), f"gaps-{key}")
    if not entries and not any(sources.covered(criterion).needed for criterion in unit.criteria):
        return []  # not chosen, or all of it is for another pathway
    if not entries:
        return [heading, Paragraph((Run(tr("Nothing is missing."), Tone.MUTED),))]
    rows = tuple(_row(sources, entry, entry.criterion.code) for entry in entries)
    noun = sources.noun
    summary = tr("The {many} of {part} {code} that need more.", many=noun.many, part=noun.part, code=unit.code)
    return [heading, Table(_columns(sources), rows, summary)]


def _row(sources: Sources, entry: CriterionCoverage, code: str) -> Row:
    return Row(
        (
            ((Run(code, Tone.STRONG),),),
            ((Run(entry.criterion.text),),),
            _needed(sources, entry),
            state_cell(entry),
        ),
        sources.colour(entry.criterion),
    )


def _needed(sources: Sources, entry: CriterionCoverage) -> tuple[Line, ...]:
    decision = sources.latest.get(entry.criterion.reference)
    if entry.state is State.NOT_YET_MET and decision:
        said = decision.feedback or tr("The assessor wants more evidence.")
        return ((Run(said),), (Run(by_whom(sources.standings[decision.criterion], decision), Tone.SMALL),))
    if entry.pieces and entry.pieces < entry.times and all(need.met for need in entry.needs):
        return ((Run(say_pieces(entry)),),)
    if not entry.needs:
        return ((Run(tr("words that show it")),),)
    return tuple((Run(say_need(need)),) for need in entry.needs if not need.met)


def _recheck(sources: Sources) -> list[Block]:
    rows = tuple(_recheck_row(sources, claim) for claim in sources.claims if claim.to_recheck)
    if not rows:
        return []
    heading = Heading(tr("Words to look at again"), 2, "recheck")
    return [heading, Table(_WORDS, rows, tr("Claimed words that have changed since, with what to do about them."))]


def _recheck_row(sources: Sources, claim: Claim) -> Row:
    criterion = sources.criterion[claim.criterion]
    lost = claim.anchor is not None and claim.anchor.outcome is Outcome.LOST
    changed = tr("no longer in the text") if lost else tr("changed since")
    if not claim.place_changed:
        changed = tr("the {one} read: {wording}", one=sources.noun.one, wording=claim.wording)
    todo = tr("choose other words or withdraw the claim") if lost else tr("accept the new words or withdraw the claim")
    if not claim.place_changed:
        todo = tr("say that they still prove it, or withdraw the claim")
    words = shorten(claim.passage.quote) if claim.passage else ""
    return Row(
        (
            ((Run(reference_of(claim.evidence_id), Tone.STRONG),), (Run(sources.section_of(claim), Tone.SMALL),)),
            ((Run(sources.code(criterion)),),),
            ((Run(quoted(words)),), (Run(changed, Tone.SMALL),)),
            ((Run(todo),),),
        ),
        sources.colour(criterion),
    )
