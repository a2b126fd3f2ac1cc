"""What claimed words were when they were decided on, for an assessor who sees them again."""

from dataclasses import dataclass

from portfolio_app.domain.claims.anchoring import Differences
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import hash_of
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision
from portfolio_app.domain.packs.portfolio_data import AccountData
from portfolio_app.services.assessing.assessment import Assessing


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text as it was at a decision, and as it is now; ``whole`` tells that it is the section, not the claim alone."""

    former: str
    present: str
    decided_at: str
    whole: bool = False


def rewritten(assessing: Assessing, claim: Claim) -> Rewritten | None:
    """Return how a claim's words changed since they were decided on last; None where they did not.

    Where the very words of then cannot be told, their whole section is compared.
    """
    found = _decided(assessing.former.get(claim.criterion), claim.id)
    account = next((each for each in assessing.data.accounts if each.evidence.id == claim.evidence_id), None)
    if found is None or account is None or claim.passage is None:
        return None
    decision, said = found
    if said.digest == assessing.digests.get(claim.id):
        return None
    return _very_words(account, claim, said.digest, decision) or _section(account, claim, decision)


def _decided(standing: Standing | None, claim_id: int) -> tuple[Decision, DecidedClaim] | None:
    if standing is None:
        return None
    said = ((each, each.of_claim(claim_id)) for each in reversed(standing.history))
    return next(((each, claim) for each, claim in said if claim is not None), None)


def _very_words(account: AccountData, claim: Claim, digest: str, decision: Decision) -> Rewritten | None:
    anchor, passage = claim.anchor, claim.passage
    if anchor is None or passage is None or not anchor.found:
        return None
    present = account.account.text[passage.section]
    words = present[anchor.start : anchor.end]
    for revision in reversed(account.revisions):
        former = revision.text[passage.section]
        start, end = Differences(present, former).carry(anchor.start, anchor.end)
        for then in (former[start:end], passage.quote):
            if hash_of(then) == digest:
                return Rewritten(then, words, decision.decided_at)
    return None


def _section(account: AccountData, claim: Claim, decision: Decision) -> Rewritten | None:
    if claim.passage is None:
        return None
    section = claim.passage.section
    before = [each for each in account.revisions if each.saved_at <= decision.decided_at]
    former = (before[-1] if before else account.revisions[0]).text[section] if account.revisions else ""
    present = account.account.text[section]
    return Rewritten(former, present, decision.decided_at, whole=True) if former != present else None
