"""Proving decisions: each is compared with the file that it came in with, and each file with what is still there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Role
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.decisions.proof import Proof, ProofState
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.shared_words import same_text
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr

_LIKE = {
    "criterion": mark("criterion"),
    "verdict": mark("verdict"),
    "decided_by": mark("person who decided"),
    "role": mark("role"),
    "decided_at": mark("date"),
    "feedback": mark("feedback"),
    "method": mark("way of deciding"),
    "questions": mark("questions"),
    "checks": mark("checks"),
    "framework_version": mark("framework version"),
    "wording": mark("wording of the criterion"),
    "pack": mark("pack that was decided on"),
}
"""What a decision and its file must say alike, beside the claims."""
_CLAIMS = mark("claims")
_Like = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A kept file of decisions, read again: what it says, or in one sentence why it proves nothing."""

    sha256: str
    name: str
    returned: DecisionReturn | None = None
    fault: str = ""

    @property
    def signed(self) -> DecisionReturn | None:
        """What it says, when its signature is that of its key over just these bytes."""
        return self.returned if self.returned and self.returned.origin is Origin.SIGNED else None


@dataclass(frozen=True, slots=True)
class Ground:
    """What decisions are compared with: the portfolio's identity, the numbers of its claims, files and statements.

    ``listed`` are the digests of all files that are known of, also of those that are not here; ``texts`` what the
    criteria say, by reference.
    """

    identity: str = ""
    claims: Collection[int] = ()
    originals: Mapping[str, Original] = field(default_factory=dict[str, Original])
    statements: tuple[Statement, ...] = ()
    listed: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A decision that a signed file makes and that is not there; ``criterion`` is "" for a whole file that is gone."""

    criterion: str
    why: str


def prove(decisions: Iterable[Decision], ground: Ground) -> dict[int, Proof]:
    """Return what stands behind each decision that was not undone, by its number."""
    confirmed = {
        (version.digest, criterion, version.witness_name)
        for statement in ground.statements
        for version in statement.versions
        for criterion in version.seen
    }
    index = _Index(ground)
    return {each.id: _prove(each, index, confirmed) for each in decisions if each.counted}


def left_out(decisions: Iterable[Decision], ground: Ground, criteria: Collection[str]) -> tuple[LeftOut, ...]:
    """Return what signed files say on these criteria and the decisions do not, and the files that are gone."""
    there: dict[_Like, list[Decision]] = {}
    named: set[tuple[str, str]] = set()
    for decision in decisions:
        if decision.counted:
            there.setdefault(_like(decision), []).append(decision)
            # One that is there under this file and is another is named as changed, not once more as left out.
            named.add((decision.receipt.sha256 if decision.receipt else "", decision.criterion))
    found: list[LeftOut] = []
    for sha256, original in ground.originals.items():
        signed = original.signed
        if signed is None or signed.portfolio != ground.identity:
            continue
        for made in signed.decisions:
            if made.criterion not in criteria or (sha256, made.criterion) in named:
                continue
            if not any(_same_claims(each, made, ground.claims) for each in there.get(_like(made), ())):
                found.append(LeftOut(made.criterion, _taken_out(signed, made)))
        if set(signed.earlier) - ground.originals.keys() - ground.listed:
            found.append(LeftOut("", _knew_of_others(signed)))
    return tuple(found)


class _Index:
    """What the files say, found by the file and by what is said; a portfolio from elsewhere may have any number."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.in_file = {
            sha256: {made.criterion: made for made in original.returned.decisions}
            for sha256, original in ground.originals.items()
            if original.returned
        }
        self.signed: dict[_Like, list[tuple[DecisionReturn, Decision]]] = {}
        for signed in filter(None, (original.signed for original in ground.originals.values())):
            if signed.portfolio == ground.identity:
                for made in signed.decisions:
                    self.signed.setdefault(_like(made), []).append((signed, made))

    def is_signed(self, decision: Decision, fingerprint: str) -> bool:
        """Tell whether any file signed with that key says just this."""
        return any(
            returned.fingerprint == fingerprint and _same_claims(decision, made, self.ground.claims)
            for returned, made in self.signed.get(_like(decision), ())
        )


def _prove(decision: Decision, index: _Index, confirmed: Collection[tuple[str, str, str]]) -> Proof:
    receipt, ground = decision.receipt, index.ground
    if receipt is None:
        if decision.role is Role.EMPLOYER and decision.met:
            if (decision.pack, decision.criterion, decision.decided_by) in confirmed:
                return Proof(ProofState.STATEMENT)
            return Proof(ProofState.MISSING, tr("It cannot be proved: the witness statement that says so is not here."))
        why = tr("It came in with no file, so nobody signed it, and it does not count.")
        return Proof(ProofState.MISSING, why, from_nowhere=True)
    own = ground.originals.get(receipt.sha256)
    if own is not None:
        why = _against(decision, own.returned, index) if own.returned else own.fault
        if why:
            return Proof(ProofState.CHANGED, why)
        return Proof(ProofState.SIGNED if own.signed else ProofState.UNSIGNED)
    # The same may have come in twice, and the first file not been kept.
    if receipt.fingerprint and index.is_signed(decision, receipt.fingerprint):
        return Proof(ProofState.SIGNED)
    if receipt.sha256 in ground.listed and receipt.origin is Origin.SPREADSHEET:
        return Proof(ProofState.UNSIGNED)
    if receipt.sha256 in ground.listed:
        why = tr(
            "It cannot be proved here: its signed file stays with the learner, because it speaks of evidence that is "
            "private or was removed; ask to see it."
        )
    elif receipt.origin is Origin.SIGNED:
        why = tr("It cannot be proved: the signed file that it came in with is not here.")
    else:
        why = tr("It cannot be proved: the spreadsheet that it came in with is not here, and nobody signed it.")
    return Proof(ProofState.MISSING, why)


def _against(decision: Decision, original: DecisionReturn, index: _Index) -> str:
    """Say in one sentence how a decision is other than its file, "" for not at all."""
    receipt, name = decision.receipt, excerpt(original.name)
    if original.portfolio != index.ground.identity:
        return tr("CHANGED: its file {name} is about another portfolio.", name=name)
    if receipt is None or (receipt.fingerprint, receipt.origin) != (original.fingerprint, original.origin):
        return tr("CHANGED: it names another key than the one that signed {name}.", name=name)
    said = index.in_file[receipt.sha256].get(decision.criterion)
    if said is None and _goes_along(decision, index):
        return ""
    if said is None:
        return tr("CHANGED: its file {name} decides nothing on this criterion.", name=name)
    field = next((name for name in _LIKE if getattr(decision, name) != getattr(said, name)), "")
    if not field and not _same_claims(decision, said, index.ground.claims):
        field = "claims"
    if field == "verdict":
        return tr(
            "CHANGED: it says “{verdict}” here, and “{signed}” in the file {name} of {decided_by}.",
            verdict=tr(decision.verdict.value),
            signed=tr(said.verdict.value),
            name=name,
            decided_by=excerpt(original.decided_by),
        )
    if field:
        return tr(
            "CHANGED: it is not what the file {name} says; the {field} there is another.",
            name=name,
            field=tr(_LIKE.get(field, _CLAIMS)),
        )
    return ""


def _goes_along(decision: Decision, index: _Index) -> bool:
    """Tell whether the file says this of another criterion, which the portfolio moved on from, in the same words."""
    receipt, text = decision.receipt, index.ground.texts.get(decision.criterion, "")
    if receipt is None or not text or not same_text(text, decision.wording):
        return False
    return any(
        _like(replace(decision, criterion=made.criterion)) == _like(made)
        and _same_claims(decision, made, index.ground.claims)
        for made in index.in_file[receipt.sha256].values()
    )


def _like(decision: Decision) -> _Like:
    return tuple(getattr(decision, name) for name in _LIKE)


def _same_claims(decision: Decision, made: Decision, claims: Collection[int]) -> bool:
    """Tell whether a decision speaks of claims as its file does.

    A claim that is not there any more, or that was not handed over, may be missing, or may be no more than its number.
    """
    here = {claim.claim_id: claim for claim in decision.claims}
    signed = {claim.claim_id: claim for claim in made.claims}
    if here.keys() - signed.keys():
        return False
    return not any(
        here.get(claim_id) != claim
        and (claim_id in claims or here.get(claim_id) not in (None, DecidedClaim(claim_id, "")))
        for claim_id, claim in signed.items()
    )


def _taken_out(signed: DecisionReturn, made: Decision) -> str:
    return tr(
        "LEFT OUT: {decided_by} signed “{verdict}” on {date} (file {name}), and that decision is not there.",
        decided_by=excerpt(made.decided_by),
        verdict=tr(made.verdict.value),
        date=say_day_of(made.decided_at),
        name=excerpt(signed.name),
    )


def _knew_of_others(signed: DecisionReturn) -> str:
    return tr(
        "LEFT OUT: when {decided_by} signed {name}, there were signed decisions that are not here now.",
        decided_by=excerpt(signed.decided_by),
        name=excerpt(signed.name),
    )


def with_signatures(decisions: Iterable[Decision], originals: Mapping[str, Original]) -> tuple[Decision, ...]:
    """Return the decisions with the key and the signature of the file that each came in with."""
    return tuple(_with_signature(each, originals) for each in decisions)


def _with_signature(decision: Decision, originals: Mapping[str, Original]) -> Decision:
    receipt = decision.receipt
    original = originals.get(receipt.sha256) if receipt else None
    signed = original.signed if original else None
    if receipt is None or signed is None:
        return decision
    return replace(decision, receipt=replace(receipt, key=signed.key, signature=signed.signature))
