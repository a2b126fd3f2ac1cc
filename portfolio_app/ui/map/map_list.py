"""The map as a list: each unit's criteria, and under each the evidence that is claimed for it."""

from collections.abc import Iterable, Mapping, Sequence

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.map.map_cell import mark_of, state_words, words_of
from portfolio_app.ui.map.map_data import MapData, MapFilter, MapRow
from portfolio_app.ui.map.map_shape import shape
from portfolio_app.ui.widgets.tree_rows import LateRows, TreeRow


def list_rows(data: MapData, wanted: MapFilter) -> tuple[TreeRow, ...]:
    """Return the part of the map that is wanted as rows that fold; keys are (criterion or unit, evidence id or 0)."""
    rows, evidence = shape(data, wanted, ())
    shown = {each.id: each for each in evidence}
    units: list[TreeRow] = []
    inner: list[TreeRow] = []
    head: MapRow | None = None
    for row in rows:
        if row.entry is not None:
            inner.append(_criterion(data, row, shown))
        elif row.key == row.unit:
            units += _unit(head, inner)
            head, inner = row, []
    return (*units, *_unit(head, inner))


def _unit(head: MapRow | None, criteria: Iterable[TreeRow]) -> Iterable[TreeRow]:
    if head is None:
        return ()
    return (
        TreeRow(
            head.text, colour=head.colour, trailing=head.count, heading=True, key=(head.key, 0), rows=tuple(criteria)
        ),
    )


def _criterion(data: MapData, row: MapRow, shown: Mapping[int, Evidence]) -> TreeRow:
    assert row.entry is not None
    places = [(shown[id_], spots) for id_, spots in data.spots.get(row.key, {}).items() if id_ in shown and spots]
    state = row.entry.state
    words = state_words(row.entry)
    none = words if row.entry.unneeded else tr("no evidence yet")
    count = plural(len(places), "piece of evidence", "pieces of evidence") if places else none
    return TreeRow(
        row.text,
        code=row.code,
        colour=row.colour,
        state=state,
        share=row.entry.had / row.entry.asked,
        detail=tr("Still needed: {words}", words=words) if state is State.PARTLY else "",
        trailing=count,
        key=(row.key, 0),
        rows=LateRows(len(places), lambda: _evidence(row.key, state, places)),
    )


def _evidence(
    criterion: str, state: State, places: Sequence[tuple[Evidence, Sequence[ClaimSpot]]]
) -> tuple[TreeRow, ...]:
    return tuple(
        TreeRow(
            each.title,
            code=each.reference,
            sign=mark_of(spots, state),
            trailing=words_of(spots),
            key=(criterion, each.id),
        )
        for each, spots in sorted(places, key=lambda place: place[0].id)
    )
