"""Decisions as a table; none is left out, for a later one never replaces an earlier one."""

from portfolio_app.domain.decisions.decision import Check, Decision, Verdict
from portfolio_app.domain.decisions.ruling import Part
from portfolio_app.domain.decisions.trust import short_key
from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import day_of
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.workbook.places import DECISIONS, Places, with_noun
from portfolio_app.translation import mark

_COLUMNS = (
    SheetColumn(mark("Unit"), 8, Look.STRONG),
    SheetColumn(mark("Criterion"), 11, Look.STRONG),
    SheetColumn(mark("What it asks"), 32),
    SheetColumn(mark("Decision"), 18),
    SheetColumn(mark("Feedback"), 48),
    *(SheetColumn(check.value.capitalize(), 5, Look.SIGN, upright=True) for check in Check),
    SheetColumn(mark("Counts"), 15),
    SheetColumn(mark("Since then"), 24),
    SheetColumn(mark("How"), 20),
    SheetColumn(mark("Questions"), 30),
    SheetColumn(mark("By"), 20),
    SheetColumn(mark("Role"), 16),
    SheetColumn(mark("On"), 13, Look.DATE),
    SheetColumn(mark("Signed"), 16),
    SheetColumn(mark("Key"), 24),
    SheetColumn(mark("To note"), 44),
)

_COUNTS = "yes"
"""What stands in the column “Counts” at the decision that does; the others say which part they play."""

_STATES = {Verdict.MET: State.MET, Verdict.NOT_YET_MET: State.NOT_YET_MET}


def decisions_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the sheet, in the order of the criteria, and of time for each."""
    order = {reference: place for place, reference in enumerate(sources.criterion)}
    known = [decision for decision in sources.decisions if decision.criterion in order]
    known.sort(key=lambda decision: (order[decision.criterion], decision.decided_at, decision.id))
    rows = tuple(_row(sources, decision, places) for decision in known)
    return Sheet(DECISIONS, with_noun(_COLUMNS, sources), rows, frozen=2)


def _row(sources: Sources, decision: Decision, places: Places) -> tuple[Cell | Value, ...]:
    criterion = sources.criterion[decision.criterion]
    standing = sources.standings[decision.criterion]
    part = standing.part_of(decision)
    return (
        Cell(criterion.unit_code, colour=sources.colour(criterion)),
        Cell(criterion.code, places.criterion(criterion.reference)),
        criterion.text,
        _STATES.get(decision.verdict, decision.verdict.value),
        decision.feedback,
        *("✓" if check in decision.checks else "" for check in Check),
        _COUNTS if part is Part.COUNTS else part.value,
        str(standing.since) if part in (Part.COUNTS, Part.DISAGREES) else "",
        decision.method,
        decision.questions,
        decision.decided_by,
        decision.role.value,
        day_of(decision.decided_at),
        standing.trust.signed_words(decision).partition(",")[0],
        short_key(standing.trust.key(decision)),
        " ".join(standing.trust.notes(decision)),
    )
