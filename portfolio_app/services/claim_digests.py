"""What claims point at now, as digests, so that a decision can tell whether it still speaks of the same."""

from collections.abc import Iterable, Mapping

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.evidence import ReflectiveAccount
from portfolio_app.domain.passage import hash_of
from portfolio_app.domain.standing import claim_digest
from portfolio_app.storage.unit_of_work import UnitOfWork


def digests_of(claims: Iterable[Claim], accounts: Mapping[int, ReflectiveAccount]) -> dict[int, str]:
    """Return the digest of each claim by its id; ``accounts`` are by the number of their evidence."""
    return {claim.id: claim_digest(claim, accounts[claim.evidence_id]) for claim in claims}


def present_digests(unit: UnitOfWork, claims: Iterable[Claim]) -> dict[int, str]:
    """Return the same from the portfolio; texts are read only where a claim does not know its words by itself."""
    found: dict[int, str] = {}
    unknown: list[Claim] = []
    for claim in claims:
        if claim.passage is not None and not claim.to_recheck:
            found[claim.id] = hash_of(claim.passage.quote)
        else:
            unknown.append(claim)
    accounts: dict[int, ReflectiveAccount] = {}
    for evidence_id in {claim.evidence_id for claim in unknown}:
        account = unit.accounts.get(evidence_id)
        if account is not None:
            accounts[evidence_id] = account
    return found | digests_of((claim for claim in unknown if claim.evidence_id in accounts), accounts)
