"""What a criterion still asks for, in a few words."""

from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, say_pieces
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.session import Session


def coverage_of(session: Session, reference: str) -> CriterionCoverage | None:
    """Return how far a criterion is, or None where it is not in use."""
    return next((entry for entry in session.coverage().criteria if entry.criterion.reference == reference), None)


def open_needs(entry: CriterionCoverage) -> tuple[str, ...]:
    """Return the labels of the needs that are not met."""
    return tuple(need.need.label for need in entry.needs if not need.met)


def still_asked(entry: CriterionCoverage) -> str:
    """Return what is still to be shown, such as “Still to show: internal factor (1 more)”; "" where nothing is."""
    parts = [
        tr("{label} ({missing} more)", label=excerpt(need.need.label), missing=need.missing)
        for need in entry.needs
        if not need.met
    ]
    if not parts and entry.parts and not entry.covered:
        parts = [tr("{missing} more of the statements under it", missing=entry.parts - entry.parts_done)]
    elif not parts and 0 < entry.pieces < entry.times:
        parts = [say_pieces(entry)]
    return tr("Still to show: {parts}", parts=", ".join(parts)) if parts else ""
