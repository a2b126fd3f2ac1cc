"""What waits to be decided, for the check and for exports."""

from portfolio_app.domain.personal_data.found import Found
from portfolio_app.domain.personal_data.hit import say_kind
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr, tr_plural


def finding_of(found: Found) -> Finding:
    """Return what the check says of personal data that is undecided."""
    place = found.place
    where = Where(place.evidence_id, place.claim_id, place.part.section)
    message = tr(
        "“{words}” in the {part} may be {kind}: replace it, or say that it may stay.",
        words=excerpt(found.hit.text),
        part=tr(place.part.value),
        kind=say_kind(found.hit.kind),
    )
    return Finding(Kind.PERSONAL, where, message)


def say_waiting(count: int) -> str:
    """Say how much is undecided, as a sentence begins."""
    return tr_plural(
        "{count} piece of personal data is not decided about yet",
        "{count} pieces of personal data are not decided about yet",
        count,
    )
