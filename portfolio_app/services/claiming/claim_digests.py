"""What claims point at now, as digests, so that a decision can tell whether it still speaks of the same."""

from collections.abc import Iterable, Mapping

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decided import digests_of, digests_of_words, statement_digests, still_refused
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.storage.unit_of_work import UnitOfWork


def digests_of_others(files: Iterable[tuple[int, str]], held: Iterable[HeldElsewhere]) -> dict[int, str]:
    """Return the digests of files, each given with its sha256, and of what is held elsewhere."""
    return {**dict(files), **{each.evidence.id: each.digest for each in held}}


def present_digests(unit: UnitOfWork, claims: Iterable[Claim]) -> dict[int, str]:
    """Return the digest of each claim by its id; a text is read only where a claim does not know its words."""
    claims = tuple(claims)
    found = digests_of_words(claims)
    unknown = [claim for claim in claims if claim.id not in found]
    wanted = {claim.evidence_id for claim in unknown}
    files = ((each.evidence.id, each.file.sha256) for each in unit.evidence.list(wanted) if each.file)
    things: dict[int, ReflectiveAccount | str] = {}
    if unknown:
        things |= {**digests_of_others(files, unit.held_elsewhere.all()), **statement_digests(unit.statements.all())}
    for evidence_id in wanted - things.keys():
        account = unit.accounts.get(evidence_id)
        if account is not None:
            things[evidence_id] = account
    return found | digests_of(unknown, things)


def refused_now(unit: UnitOfWork, refused: Mapping[int, str], evidence_id: int | None = None) -> frozenset[int]:
    """Return the claims, or those on one piece of evidence, that were not accepted and point at the same still."""
    if not refused:
        return frozenset()
    claims = unit.claims.all() if evidence_id is None else unit.claims.of_evidence(evidence_id)
    return still_refused(refused, present_digests(unit, [claim for claim in claims if claim.id in refused]))
