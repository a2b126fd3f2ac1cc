"""Coverage as a table: a row for each criterion, and the count of each unit's states."""

from portfolio_app.domain.documents.workbook import Cell, Look, Note, NoteLook, Sheet, SheetColumn, Value
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Criterion, each_unit
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import day_of
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.grid import say_need
from portfolio_app.services.documents.workbook.places import CRITERIA, Places, with_noun
from portfolio_app.translation import mark, tr

_COLUMNS = (
    SheetColumn(mark("Unit"), 8, Look.STRONG),
    SheetColumn(mark("Criterion"), 11, Look.STRONG),
    SheetColumn(mark("What it asks"), 52),
    SheetColumn(mark("State"), 15),
    SheetColumn(mark("Still needed"), 28),
    SheetColumn(mark("Claims"), 9, Look.NUMBER),
    SheetColumn(mark("Starred"), 10, Look.NUMBER),
    SheetColumn(mark("Evidence"), 22),
    SheetColumn(mark("Decided by"), 20),
    SheetColumn(mark("Decided on"), 13, Look.DATE),
    SheetColumn(mark("Signed"), 32),
)


def coverage_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the sheet."""
    rows = tuple(_row(sources, criterion, places) for criterion in sources.criterion.values())
    return Sheet(CRITERIA, with_noun(_COLUMNS, sources), rows, frozen=2)


def _row(sources: Sources, criterion: Criterion, places: Places) -> tuple[Cell | Value, ...]:
    entry = sources.covered(criterion)
    claims = sources.counting(sources.claims_on(criterion))
    decision = sources.latest.get(criterion.reference)
    evidence = ", ".join(dict.fromkeys(reference_of(claim.evidence_id) for claim in claims if not claim.lost))
    first = places.claim(claims[0]) if claims else None
    return (
        Cell(criterion.unit_code, colour=sources.colour(criterion)),
        criterion.code,
        criterion.text,
        sources.unneeded.get(criterion.reference) or entry.state,
        ", ".join(say_need(need) for need in entry.needs if not need.met),
        len(claims),
        sum(claim.starred for claim in claims),
        Cell(evidence, first),
        decision.decided_by if decision else "",
        day_of(decision.decided_at) if decision else None,
        sources.standings[criterion.reference].trust.signed_words(decision) if decision else "",
    )


def unit_notes(sources: Sources) -> list[Note]:
    """Return a line for each unit: how many of its criteria are in which state."""
    notes = [Note(tr("Coverage"), NoteLook.HEADING)]
    for key, unit in each_unit(sources.frameworks):
        states = [sources.covered(criterion).state for criterion in unit.criteria]
        counts = ", ".join(f"{states.count(state)} {tr(state.value)}" for state in State if state in states)
        notes.append(Note(key.split("/")[1], NoteLook.FACT, f"{unit.title}: {counts or 'no criteria'}"))
    return notes
