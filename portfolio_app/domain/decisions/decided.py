"""Where each criterion stands after decisions: what counts, who contradicts whom, and what changed since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import hash_of
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.ruling import Part, Ruling, refusals, rule
from portfolio_app.domain.decisions.trust import NOTHING_KNOWN, Trust
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.text import plural
from portfolio_app.domain.words.whole_words import same_words


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
    """A criterion that was decided on: what its decisions come to, by the rule for roles, and what changed since.

    ``history`` has every decision, the first one first; ``refused`` the claims that were not accepted and point at the
    same words still, and ``trust`` tells what to know before relying on a decision.
    """

    criterion: str
    ruling: Ruling
    since: Since
    history: tuple[Decision, ...]
    refused: frozenset[int] = frozenset()
    trust: Trust = field(default=NOTHING_KNOWN, compare=False, repr=False)

    @property
    def decision(self) -> Decision | None:
        """The decision that counts, None where there is none or two who assess contradict each other."""
        return self.ruling.decision

    @property
    def against(self) -> tuple[Decision, ...]:
        """The decisions of those who contradict each other."""
        return self.ruling.against

    def refusal_of(self, claim_id: int) -> tuple[Decision, str]:
        """Return the last decision that did not accept a refused claim, and what it says of it."""
        said = ((each, each.of_claim(claim_id)) for each in reversed(self.history))
        return next((each, claim.feedback) for each, claim in said if claim and claim.accepted is False)

    def part_of(self, decision: Decision) -> Part:
        """Return what part one of the decisions plays."""
        return self.ruling.part_of(decision)


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
    words = thing.text[claim.passage.section][claim.anchor.start : claim.anchor.end]
    return hash_of(claim.passage.quote if same_words(claim.passage.quote, words) else words)


def digests_of(claims: Iterable[Claim], things: Mapping[int, ReflectiveAccount | str]) -> dict[int, str]:
    """Return the digest of each claim by its id.

    ``things`` are by the number of their evidence: accounts, or the check code of a statement's latest version.
    """
    return {claim.id: claim_digest(claim, things[claim.evidence_id]) for claim in claims if claim.evidence_id in things}


def digests_of_words(claims: Iterable[Claim]) -> dict[int, str]:
    """Return the digest of each claim on words that it knows and that are unchanged, by its id."""
    return {
        claim.id: hash_of(claim.passage.quote)
        for claim in claims
        if claim.passage is not None and not claim.place_changed
    }


def statement_digests(statements: Iterable[Statement]) -> dict[int, str]:
    """Return the check code of what each witness said last, by the number of the evidence."""
    return {statement.evidence.id: statement.latest.digest for statement in statements if statement.latest}


def standings(
    decisions: Iterable[Decision],
    claims: Iterable[Claim],
    digests: Mapping[int, str],
    by_employer: frozenset[str] = frozenset(),
    trust: Trust = NOTHING_KNOWN,
) -> dict[str, Standing]:
    """Return where every decided criterion stands; ``claims`` are those that stand, ``digests`` what they point at."""
    history: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda each: (each.decided_at, each.id)):
        if decision.counted:
            history[decision.criterion].append(decision)
    rulings = rule((decision for kept in history.values() for decision in kept), by_employer)
    refused = still_refused(refusals(rulings.values()), digests)
    present: defaultdict[str, list[int]] = defaultdict(list)
    for claim in claims:
        present[claim.criterion].append(claim.id)
    found: dict[str, Standing] = {}
    for criterion, kept in history.items():
        ruling, claimed = rulings[criterion], present.get(criterion, [])
        last = ruling.decision or (ruling.against[-1] if ruling.against else kept[-1])
        since = _since(last, claimed, digests)
        found[criterion] = Standing(criterion, ruling, since, tuple(kept), refused.intersection(claimed), trust)
    return found


def still_refused(refused: Mapping[int, str], digests: Mapping[int, str]) -> frozenset[int]:
    """Return which of the claims that were not accepted point at the same now; ``refused`` has what they did then."""
    return frozenset(claim for claim, digest in refused.items() if digests.get(claim) == digest)


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
