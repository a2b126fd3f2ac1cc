"""The rule for roles: whose decision counts on a criterion, who contradicts whom, and what a quality assurer does."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.decisions.decision import Decision, Role
from portfolio_app.domain.decisions.trust import NOTHING_KNOWN, Name, Trust, name_of
from portfolio_app.translation import mark


class Part(StrEnum):
    """What part a decision plays at its criterion, as it is said beside it."""

    COUNTS = mark("counts")
    DISAGREES = mark("they disagree")
    DISPUTED = mark("in dispute")
    CONFIRMS = mark("confirms it")
    WAITS = mark("waits for an assessor")
    EARLIER = mark("earlier decision")
    ASIDE = mark("does not count")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the decisions on one criterion come to, by ``rule``.

    ``decision`` is the one that counts; None where two who assess contradict each other, whose last decisions are
    ``against``, or where nobody who may decide has. ``dispute`` is what the assessor had decided, None where nobody
    had, and the quality assurer's later decision that disagrees with it; ``confirmed`` is one that agrees, and
    ``waiting`` one that finds met what no assessor does yet.
    """

    decision: Decision | None = None
    against: tuple[Decision, ...] = ()
    dispute: tuple[Decision | None, Decision] | None = None
    confirmed: Decision | None = None
    waiting: Decision | None = None
    deciding: tuple[Decision, ...] = ()

    def part_of(self, decision: Decision) -> Part:
        """Return what part one of the criterion's decisions plays."""
        if decision == self.decision:
            return Part.COUNTS
        if decision in self.against:
            return Part.DISAGREES
        if self.dispute is not None and decision in self.dispute:
            return Part.DISPUTED
        if decision == self.confirmed:
            return Part.CONFIRMS
        if decision == self.waiting:
            return Part.WAITS
        return Part.EARLIER if decision in self.deciding else Part.ASIDE

    def opposed_to(self, decision: Decision) -> tuple[Decision, ...]:
        """Return the decisions that contradict this one, or that it disputes; nothing when it takes no part in that."""
        sides = tuple(each for each in self.dispute or self.against if each is not None)
        return tuple(each for each in sides if each != decision) if decision in sides else ()


def rule(
    decisions: Iterable[Decision], by_employer: frozenset[str] = frozenset(), trust: Trust = NOTHING_KNOWN
) -> dict[str, Ruling]:
    """Return what counts on each criterion, by the one rule for roles that every list, table and document follows.

    - *Assessors* decide; on the criteria ``by_employer`` the *employer* decides as they do. What an employer says of
      any other criterion is kept and shown, and does not count.
    - Of each of them the last decision counts; one on other words than the last of all is an earlier one. Where two of
      them decided otherwise on the same words nobody wins: no decision counts until they agree.
    - A *quality assurer* confirms or withholds, and never makes a criterion met. Where their last decision is later
      than the last of those who assess and disagrees with it, the criterion is in dispute and not yet met, whichever
      of the two said so, until an assessor decides again after that. Where nobody has assessed yet, or those who did
      contradict each other, their “not yet met” counts and their “met” does not.
    - What was undone, changed after it was signed, or dated to come plays no part, as ``trust`` tells. Of two decisions
      of one moment the one taken in last is the later one.
    - Where there is a decision that its signed file proves, a “met” that nothing proves plays no part.
    - People are told apart by the key that they sign with, and without one by name. What somebody signs takes the
      place of what came under their name unsigned before, and never the other way round.
    """
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=_when):
        if trust.counts(decision):
            found[decision.criterion].append(decision)
    return {criterion: _rule(made, trust, criterion in by_employer) for criterion, made in found.items()}


def counting(rulings: dict[str, Ruling]) -> dict[str, Decision]:
    """Return the decision that counts on each criterion that has one."""
    return {criterion: ruling.decision for criterion, ruling in rulings.items() if ruling.decision}


def refusals(rulings: Iterable[Ruling]) -> dict[int, str]:
    """Return the claims that were not accepted where a decision counts, with the digest of what each pointed at."""
    found: dict[int, str] = {}
    for ruling in rulings:
        # A quality assurer who says nothing of a claim lets stand what the assessor said of it.
        said = [ruling.dispute[0]] if ruling.dispute and ruling.dispute[0] else []
        for decision in (*said, *([ruling.decision] if ruling.decision else [])):
            for claim in decision.claims:
                if claim.accepted is False:
                    found[claim.claim_id] = claim.digest
                elif claim.accepted:
                    found.pop(claim.claim_id, None)
    return found


def _when(decision: Decision) -> tuple[str, int]:
    return decision.decided_at, decision.id


def _rule(made: list[Decision], trust: Trust, by_employer: bool) -> Ruling:
    assessing = {Role.ASSESSOR, Role.EMPLOYER} if by_employer else {Role.ASSESSOR}
    made = [each for each in made if each.role in assessing or each.role is Role.QUALITY_ASSURER]
    proved = any(map(trust.key, made))
    deciding = tuple(each for each in made if not (proved and each.met and trust.unproved(each)))
    last = _last_of_each([each for each in deciding if each.role in assessing], trust)
    agree = len({each.met for each in last}) == 1
    decision, against = (last[-1], ()) if agree else (None, tuple(last))
    assurer = next((each for each in reversed(deciding) if each.role is Role.QUALITY_ASSURER), None)
    if assurer is None or (last and _when(assurer) < _when(last[-1])):
        return Ruling(decision, against, deciding=deciding)
    if decision is not None and decision.met is assurer.met:
        return Ruling(decision, confirmed=assurer, deciding=deciding)
    if assurer.met and decision is None:
        return Ruling(None, against, waiting=assurer, deciding=deciding)
    refused = decision if decision is not None and assurer.met else assurer
    return Ruling(refused, dispute=(last[-1] if last else None, assurer), deciding=deciding)


def _last_of_each(decisions: list[Decision], trust: Trust) -> list[Decision]:
    """Return each person's last decision that is not about older words, the last one last."""
    people: dict[tuple[Role, str, Name], Decision] = {}
    for decision in decisions:
        key, name = trust.key(decision), name_of(decision.decided_by)
        who = (decision.role, key, ()) if key else (decision.role, "", name)
        # Put in again, so that the order is that of time.
        people.pop(who, None)
        people.pop((decision.role, "", name), None)
        people[who] = decision
    kept = list(people.values())
    return [decision for decision in kept if _words(decision) == _words(kept[-1])]


def _words(decision: Decision) -> frozenset[tuple[int, str]]:
    return frozenset((claim.claim_id, claim.digest) for claim in decision.claims)
