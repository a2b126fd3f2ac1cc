"""Claims as a table: the exact words, where they stand, and what they are claimed for."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import day_of
from portfolio_app.services.documents.report.content import REFUSED, STAR, Sources
from portfolio_app.services.documents.report.criteria import words_of
from portfolio_app.services.documents.workbook.places import CLAIMS, Places, with_noun
from portfolio_app.translation import mark, tr

_COLUMNS = (
    SheetColumn(mark("Claim"), 8, Look.NUMBER),
    SheetColumn(mark("Unit"), 8, Look.STRONG),
    SheetColumn(mark("Criterion"), 11, Look.STRONG),
    SheetColumn(mark("What it asks"), 30),
    SheetColumn(mark("Need"), 18),
    SheetColumn(mark("Evidence"), 11, Look.STRONG),
    SheetColumn(mark("Title"), 22),
    SheetColumn(mark("Place"), 15),
    SheetColumn(mark("Page"), 7, Look.NUMBER),
    SheetColumn(mark("Words claimed"), 50),
    SheetColumn(mark("Note"), 22),
    SheetColumn(mark("Best"), 7, Look.SIGN),
    SheetColumn(mark("Look again"), 14),
    SheetColumn(mark("Claimed on"), 13, Look.DATE),
    SheetColumn(mark("Framework version"), 11),
)


def claims_sheet(sources: Sources, places: Places, claims: list[Claim]) -> Sheet:
    """Return the sheet; its rows are in the order of the claims given."""
    return Sheet(
        CLAIMS, with_noun(_COLUMNS, sources), tuple(_row(sources, claim, places) for claim in claims), frozen=3
    )


def _row(sources: Sources, claim: Claim, places: Places) -> tuple[Cell | Value, ...]:
    criterion = sources.criterion[claim.criterion]
    return (
        claim.id,
        Cell(criterion.unit_code, colour=sources.colour(criterion)),
        Cell(criterion.code, places.criterion(criterion.reference)),
        criterion.text,
        claim.need,
        Cell(reference_of(claim.evidence_id), places.evidence(claim.evidence_id)),
        sources.evidence[claim.evidence_id].title,
        Cell(sources.section_of(claim), places.words(claim)),
        places.page(claim),
        words_of(sources, claim),
        claim.note,
        STAR if claim.starred else "",
        "; ".join(filter(None, (_refused(sources, claim), _doubt(claim, sources.noun.one)))) or None,
        day_of(claim.made_at),
        claim.framework_version,
    )


def _refused(sources: Sources, claim: Claim) -> str:
    return tr(REFUSED) if claim.id in sources.refused else ""


def _doubt(claim: Claim, one: str) -> str:
    if not claim.to_recheck:
        return ""
    if not claim.place_changed:
        return tr("{recheck}: {one} reworded", recheck=tr(State.RECHECK.value), one=one)
    gone = claim.anchor is not None and claim.anchor.outcome is Outcome.LOST
    return (
        tr("{recheck}: words are gone", recheck=tr(State.RECHECK.value))
        if gone
        else tr("{recheck}: words changed", recheck=tr(State.RECHECK.value))
    )
