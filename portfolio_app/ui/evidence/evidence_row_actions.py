"""What can be done with the pieces that are chosen in the list of evidence."""

from collections.abc import Callable
from functools import partial

from portfolio_app.translation import tr
from portfolio_app.ui.evidence.evidence_panel import EvidencePanel
from portfolio_app.ui.evidence.evidence_view import EvidenceView
from portfolio_app.ui.widgets.row_actions import RowAction


def row_actions(
    table: EvidenceView, panel: EvidencePanel, want: Callable[[str], object], remove: Callable[[], object] | None
) -> list[RowAction]:
    """Return what the panel offers for one piece, or what can be done with several; ``remove`` None leaves that out."""
    lines = table.lines
    if len(lines) == 1:
        offered = ((name, made) for name, made in panel.buttons.items() if not made.isHidden())
        return [
            *(RowAction(made.text(), partial(want, name)) for name, made in offered),
            RowAction(tr("Copy this row"), table.copy_row),
        ]
    copy = RowAction(tr("Copy these {lines} rows", lines=len(lines)), table.copy_row)
    return [copy] if remove is None else [copy, RowAction(tr("Remove these {lines}", lines=len(lines)), remove)]
