"""Per unit, each criterion with the claimed words that prove it."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.claims.region import say_region
from portfolio_app.domain.documents.report import (
    Block,
    CriterionHeading,
    Heading,
    Inline,
    Line,
    Paragraph,
    Quote,
    Role,
    Run,
    StateRun,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.domain.frameworks.framework import Criterion, Unit, each_unit
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_date
from portfolio_app.services.documents.report.content import REFUSED, STAR, Sources, criterion_anchor, joined
from portfolio_app.services.documents.report.decided import decided_lines
from portfolio_app.services.documents.report.grid import layer_lines, say_need
from portfolio_app.translation import mark, tr

_STATEMENT_MOST = 400
"""Characters of a witness statement that are quoted at each criterion."""

_PLACES = mark("the evidence claimed for it and where it stands")


def criteria_blocks(sources: Sources) -> list[Block]:
    """Return the quotes, criterion by criterion; nothing when there are no criteria."""
    if not sources.criterion:
        return []
    quotes = sources.options.quotes
    intro = tr(
        "For each {one}, {places}.",
        one=sources.noun.one,
        places=tr("the exact words claimed for it and where they stand") if quotes else tr(_PLACES),
    )
    blocks: list[Block] = [
        Heading(
            tr("{heads} and the words that prove them", heads=sources.noun.heads)
            if quotes
            else tr("{heads} and their evidence", heads=sources.noun.heads),
            1,
            "criteria",
        ),
        Paragraph((Run(intro, Tone.MUTED),), Role.INTRO),
    ]
    for key, unit in each_unit(sources.frameworks):
        colour = sources.colour(unit.criteria[0]) if unit.criteria else 0
        blocks.append(UnitHeading(unit.code, unit.title, colour, f"unit-{key}"))
        asked = [criterion for criterion in unit.criteria if criterion.reference not in sources.unneeded]
        for criterion in asked:
            blocks += _criterion(sources, criterion)
        blocks += unneeded_note(sources, unit)
    return blocks


def unneeded_note(sources: Sources, unit: Unit) -> list[Block]:
    """Return a line that names what need not be proved in the unit, and why; nothing where there is none."""
    why: dict[str, list[str]] = {}
    for criterion in unit.criteria:
        if criterion.reference in sources.unneeded:
            why.setdefault(sources.unneeded[criterion.reference], []).append(criterion.code)
    said = "; ".join(f"{', '.join(codes)} ({reason})" for reason, codes in why.items())
    return [Paragraph((Run(tr("Not needed: {said}.", said=said), Tone.MUTED),), Role.NOTE)] if said else []


def _criterion(sources: Sources, criterion: Criterion) -> list[Block]:
    entry = sources.covered(criterion)
    state: list[Inline] = [StateRun(entry.state, Tone.SMALL)]
    missing = ", ".join(say_need(need) for need in entry.needs if not need.met)
    if missing:
        state.append(Run(tr(" · still needed: {missing}", missing=missing), Tone.SMALL))
    if entry.parts:
        state.append(Run(tr(" · {had} of {asked}", had=entry.had, asked=entry.asked), Tone.SMALL))
    notes: list[Line] = [tuple(state), *layer_lines(sources, criterion)]
    notes += decided_lines(sources, criterion)
    heading = CriterionHeading(
        sources.code(criterion), criterion.text, sources.colour(criterion), criterion_anchor(criterion), tuple(notes)
    )
    claims = sources.claims_on(criterion)
    if not sources.options.quotes:
        return [heading, *(Paragraph(source_line(sources, claim)) for claim in claims)]
    return [heading, *(quote_of(sources, criterion, claim) for claim in claims)]


def quote_of(sources: Sources, criterion: Criterion, claim: Claim) -> Quote:
    """Return the claimed words with where they stand."""
    return Quote(words_of(sources, claim), source_line(sources, claim), sources.colour(criterion), claim.note)


def source_line(sources: Sources, claim: Claim) -> Line:
    """Return where claimed words stand: reference, title, section, page, date, and what is to be known about them."""
    evidence = sources.evidence[claim.evidence_id]
    place = joined(
        (Run(f"{evidence.title} · {sources.section_of(claim)}", Tone.SMALL),),
        sources.page_of(claim, Tone.SMALL),
        (Run(say_date(evidence.produced_on), Tone.SMALL),),
        (Run(claim.need, Tone.SMALL),) if claim.need else (),
        (Run(tr("{star} best evidence", star=STAR), Tone.SMALL),) if claim.starred else (),
        (StateRun(State.RECHECK, Tone.SMALL),) if claim.to_recheck else (),
        refused_line(sources, claim),
    )
    return (sources.reference_run(claim), Run(" ", Tone.SMALL), *place)


def refused_line(sources: Sources, claim: Claim) -> Line:
    """Return that the claim was not accepted, and so no longer counts; nothing where it was or nobody said."""
    return (Run(tr(REFUSED), Tone.SMALL),) if claim.id in sources.refused else ()


def words_of(sources: Sources, claim: Claim) -> str:
    """Return the claimed words as they now stand; those of a lost passage as they were when claimed."""
    if claim.passage is None or claim.anchor is None:
        statement = sources.statement.get(claim.evidence_id)
        if statement and statement.latest:
            return shorten(statement.latest.text, _STATEMENT_MOST)
        return _described(sources, claim)
    if claim.anchor.outcome is Outcome.LOST:
        return claim.passage.quote
    text = sources.account[claim.evidence_id].text[claim.passage.section]
    return text[claim.anchor.start : claim.anchor.end]


def _described(sources: Sources, claim: Claim) -> str:
    """Return what stands in the place of words where none are quoted."""
    evidence = sources.evidence[claim.evidence_id]
    if evidence.kind is EvidenceKind.ACCOUNT:
        about = sources.account[evidence.id].about if evidence.id in sources.account else 0
        return tr("The annotation as a whole.") if about else tr("The account as a whole.")
    if claim.region is None:
        return evidence.description or tr("{title}, as a whole.", title=evidence.title)
    place = say_region(claim.region)
    return tr("{place}{place_shown} of {title}.", place=place[0].upper(), place_shown=place[1:], title=evidence.title)
