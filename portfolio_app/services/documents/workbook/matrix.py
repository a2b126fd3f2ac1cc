"""The map as tables: criteria down, evidence across, once as symbols and once as 0 and 1."""

from collections import defaultdict
from collections.abc import Callable

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.services.documents.report.content import STAR, Sources
from portfolio_app.services.documents.workbook.places import MAP, NUMBERS, Places, with_noun
from portfolio_app.translation import mark, tr

REFUSED_SIGN = "✗"
_LONGEST_TITLE = 34
_MOST_COLUMNS = 16_000
"""Excel has 16,384 columns; nobody reads so many, and the list of claims has them all."""
_NARROWEST, _WIDEST = 6, 20
"""The width of a column of signs: as its longest needs, within these."""
_HEAD = (
    SheetColumn(mark("Unit"), 8, Look.STRONG),
    SheetColumn(mark("Criterion"), 11, Look.STRONG),
    SheetColumn(mark("What it asks"), 44),
    SheetColumn(mark("State"), 15),
)


def sign_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the map as symbols with method and page; each leads to the first claim that it stands for."""

    def cell(claims: list[Claim]) -> Cell | Value:
        if not claims:
            return None
        return Cell(_said(sources, places, claims), places.claim((sources.counting(claims) or claims)[0]))

    return _sheet(sources, places, MAP, cell)


def number_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the map as 1 and 0."""
    return _sheet(sources, places, NUMBERS, lambda claims: int(bool(sources.counting(claims))))


def _sheet(
    sources: Sources,
    places: Places,
    name: str,
    cell: Callable[[list[Claim]], Cell | Value],
) -> Sheet:
    pieces = [*sources.evidence.values()][:_MOST_COLUMNS]
    rows = tuple(
        _row(sources, criterion, [piece.id for piece in pieces], cell) for criterion in sources.criterion.values()
    )
    columns = tuple(
        SheetColumn(
            f"{piece.reference} {shorten(piece.title, _LONGEST_TITLE)}",
            _width([row[place] for row in rows]),
            Look.SIGN,
            upright=True,
            link=places.evidence(piece.id),
        )
        for place, piece in enumerate(pieces, len(_HEAD))
    )
    return Sheet(name, (*with_noun(_HEAD, sources), *columns), rows, frozen=2)


def _width(cells: list[Cell | Value]) -> int:
    longest = max((len(str(cell.value)) for cell in cells if isinstance(cell, Cell)), default=0)
    return min(max(longest + 1, _NARROWEST), _WIDEST)


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
        sources.unneeded.get(criterion.reference) or sources.covered(criterion).state,
        *(cell(found.get(evidence_id, [])) for evidence_id in evidence),
    )


def _said(sources: Sources, places: Places, claims: list[Claim]) -> str:
    """Return the sign with the method, and the pages where they are known, of what counts where anything does."""
    counting = sources.counting(claims)
    sign = _sign(counting) if counting else tr("{sign} not accepted", sign=REFUSED_SIGN)
    claims = counting or claims
    pages = sorted({page for claim in claims if (page := places.page(claim))})
    where = f" p. {', '.join(map(str, pages))}" if pages else ""
    return f"{sign} {sources.evidence[claims[0].evidence_id].method}{where}"


def _sign(claims: list[Claim]) -> str:
    sign = "↪" if any(claim.to_recheck for claim in claims) else STAR if any(c.starred for c in claims) else "●"
    return f"{sign} {len(claims)}" if len(claims) > 1 else sign
