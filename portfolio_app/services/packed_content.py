"""The documents of a pack are made from the very data that the pack holds."""

from portfolio_app.domain.portfolio_data import PortfolioData
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
    )
