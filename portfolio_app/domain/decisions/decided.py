"""Where each criterion stands after decisions: what counts, who contradicts whom, and what changed since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import hash_of
from portfolio_app.domain.decisions.decision import Decision, contradictions, latest
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.text import plural


@dataclass(frozen=True, slots=True)
class Since:
    """The claims that are other than when a criterion was decided: their words changed, withdrawn or gone, or new."""

    changed: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    added: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone or self.added)

    def __str__(self) -> str:
        """Say it in words, such as ``1 claim changed, 2 claims added``; "" when nothing did."""
        kinds = ((self.changed, "changed"), (self.gone, "withdrawn"), (self.added, "added"))
        return ", ".join(f"{plural(len(claims), 'claim')} {word}" for claims, word in kinds if claims)


@dataclass(frozen=True, slots=True)
class Standing:
    """A criterion that was decided on.

    ``decision`` is the one that counts, None where two people contradict each other; then ``against`` has both.
    ``history`` has every decision, the first one first.
    """

    criterion: str
    decision: Decision | None
    since: Since
    history: tuple[Decision, ...]
    against: tuple[Decision, ...] = ()


def claim_digest(claim: Claim, thing: ReflectiveAccount | str) -> str:
    """Return the SHA-256 of what the claim points at now: its words, the whole account, or the file of that digest.

    "" when the words, or the page, are no longer there.
    """
    if isinstance(thing, str):
        if claim.region is None:
            return thing
        return "" if claim.lost else hash_of("\0".join((thing, *map(str, astuple(claim.region)))))
    if claim.passage is None:
        return hash_of("\0".join(text for _, text in thing.text))
    if claim.anchor is None or not claim.anchor.found:
        return ""
    return hash_of(thing.text[claim.passage.section][claim.anchor.start : claim.anchor.end])


def digests_of(claims: Iterable[Claim], things: Mapping[int, ReflectiveAccount | str]) -> dict[int, str]:
    """Return the digest of each claim by its id.

    ``things`` are by the number of their evidence: accounts, or the check code of a statement's latest version.
    """
    return {claim.id: claim_digest(claim, things[claim.evidence_id]) for claim in claims if claim.evidence_id in things}


def statement_digests(statements: Iterable[Statement]) -> dict[int, str]:
    """Return the check code of what each witness said last, by the number of the evidence."""
    return {statement.evidence.id: statement.latest.digest for statement in statements if statement.latest}


def standings(
    decisions: Iterable[Decision],
    claims: Iterable[Claim],
    digests: Mapping[int, str],
    by_employer: frozenset[str] = frozenset(),
) -> dict[str, Standing]:
    """Return where every decided criterion stands; ``claims`` are those that stand, ``digests`` what they point at."""
    history: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda each: (each.decided_at, each.id)):
        if decision.receipt is None or not decision.receipt.undone_at:
            history[decision.criterion].append(decision)
    known = [decision for kept in history.values() for decision in kept]
    counting, against = latest(known, by_employer), contradictions(known, by_employer)
    present: defaultdict[str, list[int]] = defaultdict(list)
    for claim in claims:
        present[claim.criterion].append(claim.id)
    found: dict[str, Standing] = {}
    for criterion, kept in history.items():
        opposed = against.get(criterion, ())
        decision = counting.get(criterion)
        last = decision or (opposed[-1] if opposed else kept[-1])
        since = _since(last, present.get(criterion, []), digests)
        found[criterion] = Standing(criterion, decision, since, tuple(kept), opposed)
    return found


def _since(decision: Decision, present: list[int], digests: Mapping[int, str]) -> Since:
    if not decision.claims:
        # It says of no claim what it was about: nothing can be compared.
        return Since()
    then = {claim.claim_id: claim.digest for claim in decision.claims}
    return Since(
        changed=tuple(claim for claim in present if claim in then and digests.get(claim, "") != then[claim]),
        gone=tuple(claim for claim in then if claim not in present),
        added=tuple(claim for claim in present if claim not in then),
    )
