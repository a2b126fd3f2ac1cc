"""Which rows and columns of the map show, after filters and folding."""

from collections.abc import Collection
from dataclasses import replace

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.words.text import fold
from portfolio_app.ui.map.map_data import MapData, MapFilter, MapRow


def shape(data: MapData, wanted: MapFilter, folded: Collection[str]) -> tuple[tuple[MapRow, ...], tuple[Evidence, ...]]:
    """Return the rows and the evidence that show.

    Words find criteria, and evidence: evidence that is found brings the criteria it is claimed for with it.
    """
    criteria, evidence = _found(data, wanted)
    rows: list[MapRow] = []
    for unit in data.units:
        if wanted.unit and unit.row.key != wanted.unit:
            continue
        inner: list[MapRow] = []
        for outcome in unit.outcomes:
            kept = [row for row in outcome.criteria if row.key in criteria]
            if kept and len(unit.outcomes) == 1 and outcome.row.text == unit.row.text:
                inner += kept  # a group of a standard, which would only be named twice
            elif kept:
                closed = outcome.row.key in folded
                inner.append(replace(outcome.row, folded=closed))
                inner += () if closed else kept
        if inner:
            closed = unit.row.key in folded
            rows.append(replace(unit.row, folded=closed))
            rows += () if closed else inner
    return tuple(rows), evidence


def _found(data: MapData, wanted: MapFilter) -> tuple[Collection[str], tuple[Evidence, ...]]:
    criteria = set(data.criteria)
    evidence = data.evidence
    words = fold(wanted.words).split()
    if words:
        texts, titles = data.searched
        named = {key for key, text in texts.items() if all(word in text for word in words)}
        pieces = {key for key, title in titles.items() if all(word in title for word in words)}
        shown = {key for key, places in data.spots.items() if not pieces.isdisjoint(places)} if pieces else set()
        criteria &= named | shown
        if pieces and not named:
            evidence = tuple(each for each in evidence if each.id in pieces)
    if wanted.gaps:
        criteria = {key for key in criteria if (entry := data.criteria[key].entry) and entry.open}
    if wanted.starred:
        criteria = {key for key in criteria if _starred(data, key)}
    return criteria, evidence


def _starred(data: MapData, criterion: str) -> bool:
    return any(spot.starred for spots in data.spots.get(criterion, {}).values() for spot in spots)
