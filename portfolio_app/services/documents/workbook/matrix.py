"""The map as tables: criteria down, evidence across, once as symbols and once as 0 and 1."""

from collections import defaultdict
from collections.abc import Callable

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.services.documents.report.content import STAR, Sources
from portfolio_app.services.documents.workbook.places import MAP, NUMBERS, Places

_LONGEST_TITLE = 34
_MOST_COLUMNS = 16_000
"""Excel has 16,384 columns; nobody reads so many, and the list of claims has them all."""
_HEAD = (
    SheetColumn("Unit", 8, Look.STRONG),
    SheetColumn("Criterion", 11, Look.STRONG),
    SheetColumn("What it asks", 44),
    SheetColumn("State", 15),
)


def sign_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the map as symbols; each leads to the first claim that it stands for."""

    def cell(claims: list[Claim]) -> Cell | Value:
        return Cell(_sign(claims), places.claim(claims[0])) if claims else None

    return _sheet(sources, places, MAP, Look.SIGN, cell)


def number_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the map as 1 and 0."""
    return _sheet(sources, places, NUMBERS, Look.SIGN, lambda claims: int(bool(claims)))


def _sheet(
    sources: Sources,
    places: Places,
    name: str,
    look: Look,
    cell: Callable[[list[Claim]], Cell | Value],
) -> Sheet:
    pieces = [*sources.evidence.values()][:_MOST_COLUMNS]
    columns = tuple(
        SheetColumn(
            f"{piece.reference} {shorten(piece.title, _LONGEST_TITLE)}",
            6,
            look,
            upright=True,
            link=places.evidence(piece.id),
        )
        for piece in pieces
    )
    rows = tuple(
        _row(sources, criterion, [piece.id for piece in pieces], cell) for criterion in sources.criterion.values()
    )
    return Sheet(name, (*_HEAD, *columns), rows, frozen=2)


def _row(
    sources: Sources, criterion: Criterion, evidence: list[int], cell: Callable[[list[Claim]], Cell | Value]
) -> tuple[Cell | Value, ...]:
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in sources.claims_on(criterion):
        found[claim.evidence_id].append(claim)
    return (
        Cell(criterion.unit_code, colour=sources.colour(criterion)),
        criterion.code,
        criterion.text,
        sources.covered(criterion).state,
        *(cell(found.get(evidence_id, [])) for evidence_id in evidence),
    )


def _sign(claims: list[Claim]) -> str:
    sign = "↪" if any(claim.to_recheck for claim in claims) else STAR if any(c.starred for c in claims) else "●"
    return f"{sign} {len(claims)}" if len(claims) > 1 else sign
