"""Per unit, each criterion with the claimed words that prove it."""

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.dates import say_date
from portfolio_app.domain.framework import Criterion, each_unit
from portfolio_app.domain.passage import Outcome
from portfolio_app.domain.report import (
    Block,
    CriterionHeading,
    Heading,
    Inline,
    Line,
    Paragraph,
    Quote,
    Role,
    Run,
    State,
    StateRun,
    Tone,
    UnitHeading,
)
from portfolio_app.services.report.content import STAR, Sources, criterion_anchor, page_of, reference_run
from portfolio_app.services.report.grid import say_need


def criteria_blocks(sources: Sources) -> list[Block]:
    """Return the quotes, criterion by criterion."""
    intro = "For each criterion, the exact words claimed for it and where they stand."
    blocks: list[Block] = [
        Heading("Criteria and the words that prove them", 1, "criteria"),
        Paragraph((Run(intro, Tone.MUTED),), Role.INTRO),
    ]
    for key, unit in each_unit(sources.frameworks):
        colour = sources.colour(unit.criteria[0]) if unit.criteria else 0
        blocks.append(UnitHeading(unit.code, unit.title, colour, f"unit-{key}"))
        for criterion in unit.criteria:
            blocks += _criterion(sources, criterion)
    return blocks


def _criterion(sources: Sources, criterion: Criterion) -> list[Block]:
    entry = sources.covered(criterion)
    state: list[Inline] = [StateRun(entry.state, Tone.SMALL)]
    missing = ", ".join(say_need(need) for need in entry.needs if not need.met)
    if missing:
        state.append(Run(f" · still needed: {missing}", Tone.SMALL))
    notes: list[Line] = [tuple(state)]
    decision = sources.latest.get(criterion.reference)
    if decision:
        said = f": {decision.feedback}" if decision.feedback else ""
        notes.append((Run(f"Decided by {decision.decided_by} on {decision.decided_at[:10]}{said}", Tone.SMALL),))
    heading = CriterionHeading(
        sources.code(criterion), criterion.text, sources.colour(criterion), criterion_anchor(criterion), tuple(notes)
    )
    return [heading, *(_quote(sources, criterion, claim) for claim in sources.claims_on(criterion))]


def _quote(sources: Sources, criterion: Criterion, claim: Claim) -> Quote:
    account = sources.account[claim.evidence_id]
    source: list[Inline] = [
        reference_run(claim),
        Run(f" {account.evidence.title} · {_part(claim)} · ", Tone.SMALL),
        page_of(claim, Tone.SMALL),
        Run(f" · {say_date(account.evidence.produced_on)}", Tone.SMALL),
    ]
    if claim.need:
        source.append(Run(f" · {claim.need}", Tone.SMALL))
    if claim.starred:
        source.append(Run(f" {STAR} best evidence", Tone.SMALL))
    if claim.to_recheck:
        source += [Run(" · ", Tone.SMALL), StateRun(State.RECHECK, Tone.SMALL)]
    return Quote(words_of(sources, claim), tuple(source), sources.colour(criterion), claim.note)


def _part(claim: Claim) -> str:
    return claim.passage.section.title if claim.passage else "whole account"


def words_of(sources: Sources, claim: Claim) -> str:
    """Return the claimed words as they now stand; those of a lost passage as they were when claimed."""
    if claim.passage is None or claim.anchor is None:
        return "The account as a whole."
    if claim.anchor.outcome is Outcome.LOST:
        return claim.passage.quote
    text = sources.account[claim.evidence_id].text[claim.passage.section]
    return text[claim.anchor.start : claim.anchor.end]
