"""Where a document of this program leaves room for a signature."""

from __future__ import annotations

from io import BytesIO

from portfolio_app.signing.signatures import Box

_LEFT, _WIDTH, _HEIGHT = 94.0, 300.0, 104.0
_ABOVE = 8.0  # the exporter shows a place with this much above it
_GAP = 6.0


def signature_box(pdf: bytes, anchor: str) -> Box:
    """Return the box under the place of that name; raises ValueError when the document has none."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        places = pikepdf.NameTree(document.Root.Names.Dests)
        if anchor not in places:
            raise ValueError(f"the document has no place {anchor}")
        page, _, _, top, *_ = places[anchor]
        number = document.pages.index(pikepdf.Page(page))
        upper = float(top) - _ABOVE - _GAP
    return Box(_LEFT, upper - _HEIGHT, _LEFT + _WIDTH, upper, number)
