"""The claims on a file as boxes on a page of it."""

from collections.abc import Iterable

from portfolio_app.ui.claiming.claim_list import ClaimRow
from portfolio_app.ui.widgets.box_codes import ShownBox


def claimed_boxes(rows: Iterable[ClaimRow], page: int, *, former: bool) -> list[ShownBox]:
    """Return the boxes that are claimed on a page; of a ``former`` version nothing is lost or to re-check."""
    shown: list[ShownBox] = []
    for row in rows:
        claim = row.claim
        if claim.box is None or claim.box.page != page or (claim.lost and not former):
            continue
        tip = "\n".join(filter(None, (f"{row.code}  {row.criterion}", row.need, claim.note)))
        shown.append(ShownBox(claim.id, claim.box, row.code, row.colour, tip, claim.to_recheck and not former))
    return shown
