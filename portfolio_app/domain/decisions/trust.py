"""How far a decision can be trusted: whether it is signed, by which key, and what to know before relying on it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision, Origin, Role
from portfolio_app.domain.time import day_of, say_date
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import tr

_AHEAD = timedelta(hours=1)
"""What a clock may be wrong by, and British summer time is ahead of UTC."""
_SHORT = 19
"""Characters of a fingerprint that are shown: four groups."""
_WORD = re.compile(r"\w+")

_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of the people and keys behind a portfolio's decisions.

    ``learner`` and ``fingerprint`` are the portfolio's own name and key, ``assessors`` who assessed each criterion,
    ``keys`` for whom each key signed, ``claimed`` when each claim was made.
    """

    learner: str = ""
    fingerprint: str = ""
    assessors: Mapping[str, frozenset[_Name]] = field(default_factory=dict[str, frozenset[_Name]])
    keys: Mapping[str, Mapping[_Name, str]] = field(default_factory=dict[str, Mapping[_Name, str]])
    claimed: Mapping[int, str] = field(default_factory=dict[int, str])

    def notes(self, decision: Decision) -> tuple[str, ...]:
        """Return what to know before relying on a decision, a sentence each."""
        who = _name(decision.decided_by)
        key = decision.receipt.fingerprint if decision.receipt else ""
        said: list[str] = []
        if who == _name(self.learner):
            said.append(tr("The {role} has the learner's name.", role=tr(decision.role.value)))
        if key and key == self.fingerprint:
            said.append(tr("It is signed with the portfolio's own key, which is the learner's."))
        if decision.role is Role.QUALITY_ASSURER and who in self.assessors.get(decision.criterion, ()):
            said.append(tr("The quality assurer has the assessor's name."))
        others = [name for other, name in self.keys.get(key, {}).items() if other != who]
        if others:
            said.append(tr("The same key signed for {others}.", others=tr(" and ").join(others)))
        return (*said, *_odd_dates(decision, self.claimed))


NOTHING_KNOWN = Trust()


def trust_in(decisions: Iterable[Decision], claims: Iterable[Claim], learner: str, fingerprint: str) -> Trust:
    """Return what a portfolio's decisions and claims tell of each other; ``fingerprint`` is that of its own key."""
    assessors: dict[str, frozenset[_Name]] = {}
    keys: dict[str, dict[_Name, str]] = {}
    for decision in decisions:
        name = _name(decision.decided_by)
        if decision.role is Role.ASSESSOR:
            assessors[decision.criterion] = assessors.get(decision.criterion, frozenset()) | {name}
        if decision.receipt and decision.receipt.fingerprint:
            keys.setdefault(decision.receipt.fingerprint, {}).setdefault(name, decision.decided_by)
    return Trust(learner, fingerprint, assessors, keys, {claim.id: claim.made_at for claim in claims})


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


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case, accents, punctuation and the order of their parts."""
    return _name(one) == _name(other)


def _name(text: str) -> _Name:
    return tuple(sorted(_WORD.findall(fold(text))))


def _odd_dates(decision: Decision, claimed: Mapping[int, str]) -> list[str]:
    said: list[str] = []
    day = day_of(decision.decided_at)
    taken, decided = _moment(decision.receipt.taken_at if decision.receipt else ""), _moment(decision.decided_at)
    if taken and decided and decided > taken + _AHEAD:
        said.append(tr("It is dated {date}, which was still to come when it was taken in.", date=say_date(day)))
    made = [at for claim in decision.claims if (at := day_of(claimed.get(claim.claim_id, "")))]
    # Days, not moments: a form names only the day.
    if day and made and day < max(made):
        said.append(
            tr(
                "It is dated {date}, before the pack: a claim in it was made on {made_date}.",
                date=say_date(day),
                made_date=say_date(max(made)),
            )
        )
    return said


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
