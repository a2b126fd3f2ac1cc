"""Where a document of this program leaves room for a signature."""

from __future__ import annotations

from io import BytesIO

from portfolio_app.signing.signatures import Box

_WIDTH, _HEIGHT = 300.0, 84.0
_ABOVE = 8.0  # the exporter shows a place with this much above it
_GAP = 8.0


def signature_box(pdf: bytes, anchor: str, left: float) -> Box:
    """Return the box under the place of that name, ``left`` points in; raises ValueError when there is none."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        places = pikepdf.NameTree(document.Root.Names.Dests)
        if anchor not in places:
            raise ValueError(f"the document has no place {anchor}")
        page, _, _, top, *_ = places[anchor]
        number = document.pages.index(pikepdf.Page(page))
        upper = float(top) - _ABOVE - _GAP
    return Box(left, upper - _HEIGHT, left + _WIDTH, upper, number)
