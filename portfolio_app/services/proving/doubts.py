"""What is in doubt about the decisions that a pack's data holds."""

from portfolio_app.domain.decisions.proving import Ground, left_out
from portfolio_app.domain.decisions.trust import Knowledge, trust_in
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.progress.doubts import doubts_of
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.services.proving.memory import forgotten


def doubts_in(data: PortfolioData, ground: Ground, known: Knowledge) -> tuple[Finding, ...]:
    """Return what is in doubt; ``known.at`` is when the pack was made."""
    criteria = {c.reference for framework in data.frameworks for c in framework.criteria}
    there = {*ground.originals, *ground.listed}
    missing = (*left_out(data.decisions, ground, criteria), *forgotten(ground.identity, there, known.at))
    return doubts_of(data.decisions, trust_in(data.decisions, (), known), missing)
