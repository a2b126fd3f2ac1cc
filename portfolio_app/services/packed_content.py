"""The documents of a pack are made from the very data that the pack holds."""

from portfolio_app.domain.portfolio_data import PortfolioData
from portfolio_app.services.claim_digests import digests_of_others
from portfolio_app.services.report import Content


def content_of(data: PortfolioData, fingerprint: str = "") -> Content:
    """Return what the reports are built from; ``fingerprint`` is that of the key that signs the pack."""
    return Content(
        portfolio=data.portfolio,
        frameworks=data.frameworks,
        accounts=tuple(entry.account for entry in data.accounts),
        claims=tuple(claim for claim in data.claims if claim.stands),
        decisions=data.decisions,
        fingerprint=fingerprint,
        changes=data.changes,
        evidence=(*(file.evidence for file in data.files), *(held.evidence for held in data.held_elsewhere)),
        methods=data.methods,
        digests=digests_of_others(((file.evidence.id, file.sha256) for file in data.files), data.held_elsewhere),
    )
