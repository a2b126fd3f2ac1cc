"""Decisions on a former version of a framework, made before the claims that they speak of moved on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.shared_words import same_text


def moved_on(decision: Decision, criteria: Mapping[str, Criterion], claims: Iterable[Claim]) -> Decision:
    """Return the decision on the criterion that has the same words now, where its claims stand; else as it is.

    ``criteria`` are those in use, by reference; a decision without claims goes only where no other has its words.
    """
    same = {reference for reference, each in criteria.items() if same_text(each.text, decision.wording)}
    spoken_of = {claim.claim_id for claim in decision.claims}
    where = {claim.criterion for claim in claims if claim.id in spoken_of and claim.stands} & same
    found = where or (same if not spoken_of else set[str]())
    return replace(decision, criterion=found.pop()) if len(found) == 1 else decision
