"""How far a decision can be trusted: whether it is signed, by which key, and what to know before relying on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision, Origin, Role
from portfolio_app.domain.decisions.proof import Proof, ProofState
from portfolio_app.domain.time import day_of, is_after, say_date, say_day_of
from portfolio_app.domain.words.quotation import turned
from portfolio_app.domain.words.text import excerpt, fold
from portfolio_app.translation import tr

_FEW = 4
"""Keys or people, and characters of a name, that are named in a sentence."""
_SHORT = 19
"""Characters of a fingerprint that are shown: four groups."""
_WORD = re.compile(r"\w+")

Name = tuple[str, ...]
"""A person's name, as ``name_of`` compares it."""


@dataclass(frozen=True, slots=True)
class SeenKey:
    """A key that this computer saw before under a person's name; ``since`` is ISO 8601, UTC."""

    fingerprint: str
    since: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beside the decisions themselves.

    ``learner`` and ``fingerprint`` are the portfolio's own name and key, ``proofs`` what stands behind each decision by
    its number, ``at`` the moment at which it is asked what counts, and ``people`` the keys that this computer saw
    before, by ``name_of`` the person, the first one first. ``packs`` are the days on which the packs were made that
    files of decisions speak of, and ``learners`` whose packs they were, by the SHA-256 of the file.
    """

    learner: str = ""
    fingerprint: str = ""
    proofs: Mapping[int, Proof] = field(default_factory=dict[int, Proof])
    at: str = ""
    people: Mapping[Name, tuple[SeenKey, ...]] = field(default_factory=dict[Name, tuple[SeenKey, ...]])
    packs: Mapping[str, date] = field(default_factory=dict[str, date])
    learners: Mapping[str, str] = field(default_factory=dict[str, str])


NOT_ASKED = Knowledge()
"""Nothing is known beside the decisions."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of the people and keys behind a portfolio's decisions.

    ``assessors`` are who assessed each criterion, ``keys`` for whom each key signed, ``signers`` by which keys each
    person signed, ``claimed`` when each claim was made.
    """

    known: Knowledge = NOT_ASKED
    assessors: Mapping[str, frozenset[Name]] = field(default_factory=dict[str, frozenset[Name]])
    keys: Mapping[str, Mapping[Name, str]] = field(default_factory=dict[str, Mapping[Name, str]])
    signers: Mapping[Name, tuple[str, ...]] = field(default_factory=dict[Name, tuple[str, ...]])
    claimed: Mapping[int, str] = field(default_factory=dict[int, str])

    def proof(self, decision: Decision) -> Proof | None:
        """Return what stands behind a decision, None where it was not looked for."""
        return self.known.proofs.get(decision.id) if decision.id else None

    def key(self, decision: Decision) -> str:
        """Return the fingerprint of the key that signed a decision, "" where that is not proved or there is none."""
        return _key(decision, self.proof(decision))

    def unproved(self, decision: Decision) -> bool:
        """Tell whether a proof was looked for and is not there."""
        proof = self.proof(decision)
        return proof is not None and proof.state is ProofState.MISSING

    def counts(self, decision: Decision) -> bool:
        """Tell whether a decision counts at all: not undone, not changed after it was signed, not dated to come."""
        proof = self.proof(decision)
        return decision.counted and not (proof and proof.void) and not is_to_come(decision, self.known.at)

    def notes(self, decision: Decision) -> tuple[str, ...]:
        """Return what to know before relying on a decision, a sentence each."""
        proof = self.proof(decision)
        why = (proof.why,) if proof and proof.why else ()
        return (*why, *self.about_who(decision), *self.about_whom(decision), *self._odd_dates(decision))

    def about_who(self, decision: Decision) -> tuple[str, ...]:
        """Return what makes one wonder who decided, a sentence each."""
        who, key = name_of(decision.decided_by), self.key(decision)
        said: list[str] = []
        if who == name_of(self.known.learner):
            said.append(tr("The {role} has the learner's name.", role=tr(decision.role.value)))
        if key and key == self.known.fingerprint:
            said.append(tr("It is signed with the portfolio's own key, which is the learner's."))
        if decision.role is Role.QUALITY_ASSURER and who in self.assessors.get(decision.criterion, ()):
            said.append(tr("The quality assurer has the assessor's name."))
        others = [name for other, name in self.keys.get(key, {}).items() if other != who]
        if others:
            said.append(tr("The same key signed for {others}.", others=tr(" and ").join(others[:_FEW])))
        return (*said, *(self._other_keys(decision.decided_by, who, key) if key else ()))

    def about_whom(self, decision: Decision) -> tuple[str, ...]:
        """Return that somebody else than the learner was decided about, in a sentence, where its file says so."""
        named = self.known.learners.get(decision.receipt.sha256, "") if decision.receipt else ""
        if not named or not self.known.learner or same_person(named, self.known.learner):
            return ()
        return (
            tr(
                "It was decided about “{named}”, and this portfolio is that of “{learner}”: ask {name} whom they "
                "assessed.",
                named=turned(excerpt(named)),
                learner=turned(excerpt(self.known.learner)),
                name=excerpt(decision.decided_by),
            ),
        )

    def _other_keys(self, name: str, who: Name, key: str) -> list[str]:
        signers = self.signers.get(who, ())
        said: list[str] = []
        if len(signers) > 1:
            said.append(
                tr(
                    "TWO KEYS sign as {name} ({keys}), so they count as two people: ask {name} which key is theirs.",
                    name=excerpt(name),
                    keys=", ".join(map(short_key, signers[:_FEW])),
                )
            )
        first = next(iter(self.known.people.get(who, ())), None)
        if first and first.fingerprint != key and first.fingerprint not in signers:
            said.append(
                tr(
                    "ANOTHER KEY: this computer has known {name} by the key {key} since {date}, and this is another: "
                    "ask {name} which is theirs.",
                    name=excerpt(name),
                    key=short_key(first.fingerprint),
                    date=say_day_of(first.since),
                )
            )
        return said

    def _odd_dates(self, decision: Decision) -> list[str]:
        said: list[str] = []
        day = day_of(decision.decided_at)
        if is_to_come(decision, ""):
            said.append(tr("It is dated {date}, which was still to come when it was taken in.", date=say_date(day)))
        elif is_to_come(decision, self.known.at):
            said.append(tr("It is dated {date}, which is still to come.", date=say_date(day)))
        # Days, not moments: a form names only the day.
        packed = self.known.packs.get(decision.receipt.sha256) if decision.receipt else None
        if day and packed and day < packed:
            said.append(
                tr("It is dated {date}, before the pack was made on {made}.", date=say_date(day), made=say_date(packed))
            )
        made = [at for claim in decision.claims if (at := day_of(self.claimed.get(claim.claim_id, "")))]
        if day and not packed and made and day < max(made):
            said.append(
                tr(
                    "It is dated {date}, before the pack: a claim in it was made on {made_date}.",
                    date=say_date(day),
                    made_date=say_date(max(made)),
                )
            )
        return said

    def signed_words(self, decision: Decision) -> str:
        """Say whether a decision is signed, and the beginning of the fingerprint of the key."""
        proof = self.proof(decision)
        if proof is None:
            return signed_words(decision)
        match proof.state:
            case ProofState.CHANGED:
                return tr("changed after it came in")
            case ProofState.MISSING:
                return tr("not signed: nothing here proves it")
            case _:
                return signed_words(decision)


NOTHING_KNOWN = Trust()


def trust_in(decisions: Iterable[Decision], claims: Iterable[Claim], known: Knowledge) -> Trust:
    """Return what a portfolio's decisions and claims tell of each other."""
    assessors: dict[str, frozenset[Name]] = {}
    keys: dict[str, dict[Name, str]] = {}
    signers: dict[Name, tuple[str, ...]] = {}
    for decision in decisions:
        name = name_of(decision.decided_by)
        if decision.role is Role.ASSESSOR:
            assessors[decision.criterion] = assessors.get(decision.criterion, frozenset()) | {name}
        key = _key(decision, known.proofs.get(decision.id) if decision.id else None)
        if key:
            keys.setdefault(key, {}).setdefault(name, decision.decided_by)
            signers[name] = tuple(dict.fromkeys((*signers.get(name, ()), key)))
    return Trust(known, assessors, keys, signers, {claim.id: claim.made_at for claim in claims})


def is_to_come(decision: Decision, at: str) -> bool:
    """Tell whether a decision is dated after it was taken in, or after ``at``."""
    taken = decision.receipt.taken_at if decision.receipt else ""
    return is_after(decision.decided_at, taken) or is_after(decision.decided_at, at)


def _key(decision: Decision, proof: Proof | None) -> str:
    if decision.receipt is None or (proof and proof.state is not ProofState.SIGNED):
        return ""
    return decision.receipt.fingerprint


def signed_words(decision: Decision) -> str:
    """Say whether a decision is signed, and the beginning of the fingerprint of the key."""
    receipt = decision.receipt
    if receipt is None:
        return tr("from a witness statement") if decision.role is Role.EMPLOYER else tr("not signed")
    if receipt.fingerprint:
        return tr("signed, key {short_key}", short_key=short_key(receipt.fingerprint))
    return (
        tr("not signed ({origin})", origin=tr(receipt.origin.value))
        if receipt.origin is not Origin.SIGNED
        else tr("not signed")
    )


def short_key(fingerprint: str) -> str:
    """Return as much of a fingerprint as is shown where there is little room; compare the whole where it matters."""
    return fingerprint[:_SHORT]


def name_of(text: str) -> Name:
    """Return a name so that it equals another spelling of it: its parts, in order, without case and accents."""
    folded = fold(text)
    return tuple(sorted(_WORD.findall(folded))) or (folded,)


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case, accents, punctuation and the order of their parts."""
    return name_of(one) == name_of(other)
