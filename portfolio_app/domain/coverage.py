"""Coverage: which criteria the claims prove, how far, and what is still missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_app.domain.claim import ClaimMark
from portfolio_app.domain.decision import Decision, Verdict
from portfolio_app.domain.framework import Criterion, Framework, Need
from portfolio_app.domain.report import State

Place = tuple[int, str, int, int]
"""Where claimed words stand: evidence, section, start, end."""


@dataclass(frozen=True, slots=True)
class NeedCoverage:
    """How many different passages were claimed for one need."""

    need: Need
    have: int

    @property
    def met(self) -> bool:
        """Whether there are as many as the need asks for."""
        return self.have >= self.need.at_least

    @property
    def missing(self) -> int:
        """How many more claims the need asks for."""
        return max(0, self.need.at_least - self.have)


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """The state of one criterion; ``claims`` counts different passages, whatever their need."""

    criterion: Criterion
    state: State
    needs: tuple[NeedCoverage, ...]
    claims: int
    without_need: int = 0

    @property
    def covered(self) -> bool:
        """Whether nothing more has to be claimed."""
        return self.state in (State.CLAIMED, State.MET)

    @property
    def asked(self) -> int:
        """How many claims the criterion asks for in all."""
        return sum(need.need.at_least for need in self.needs) or 1

    @property
    def had(self) -> int:
        """How many of the claims asked for are there; more than enough for one need does not help another."""
        return sum(min(need.have, need.need.at_least) for need in self.needs) if self.needs else min(self.claims, 1)

    @property
    def missing(self) -> int:
        """How many more claims the criterion asks for."""
        return self.asked - self.had


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How many of a unit's criteria are covered; ``unit`` is ``FRAMEWORK/UNIT``."""

    unit: str
    code: str
    title: str
    claimed: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of every criterion and the count per unit, in the framework's order."""

    criteria: tuple[CriterionCoverage, ...]
    units: tuple[UnitCoverage, ...]

    @property
    def claimed(self) -> int:
        """How many criteria are covered."""
        return sum(unit.claimed for unit in self.units)

    @property
    def total(self) -> int:
        """How many criteria there are."""
        return sum(unit.total for unit in self.units)

    def gaps(self) -> tuple[CriterionCoverage, ...]:
        """Return what is not covered, the least work first: those begun before those not begun."""
        open_criteria = [entry for entry in self.criteria if not entry.covered]
        return tuple(sorted(open_criteria, key=lambda entry: (entry.had == 0, entry.missing)))


def measure(
    frameworks: Iterable[Framework],
    marks: Iterable[ClaimMark],
    decisions: Mapping[str, Decision] | None = None,
) -> Coverage:
    """Work out coverage from claims that stand and the latest assessor's decision on each criterion.

    Passages that share words count once for a need, and lost words do not count. Where a criterion
    has one need only, a claim that names no need counts for it.
    """
    places: defaultdict[str, defaultdict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for criterion, evidence_id, section, start, end, need, lost in marks:
        if not lost:
            places[criterion][need].add((evidence_id, section, start, end))
    decided = decisions or {}
    criteria: list[CriterionCoverage] = []
    units: list[UnitCoverage] = []
    for framework in frameworks:
        for unit in framework.units:
            covered = [_measure(c, places.get(c.reference, {}), decided.get(c.reference)) for c in unit.criteria]
            criteria += covered
            done = sum(entry.covered for entry in covered)
            units.append(UnitCoverage(f"{framework.code}/{unit.code}", unit.code, unit.title, done, len(covered)))
    return Coverage(tuple(criteria), tuple(units))


def _measure(criterion: Criterion, claimed: Mapping[str, set[Place]], decision: Decision | None) -> CriterionCoverage:
    unnamed = claimed.get("", set())
    single = unnamed if len(criterion.needs) == 1 else set[Place]()
    needs = tuple(
        NeedCoverage(need, _different(claimed.get(need.label, set[Place]()) | single)) for need in criterion.needs
    )
    different = len(set[Place]().union(*claimed.values()))
    without = len(unnamed) if criterion.needs and not single else 0
    return CriterionCoverage(criterion, _state(needs, different, decision), needs, different, without)


def _different(places: set[Place]) -> int:
    """Return how many of the places have no words in common: as many as can be chosen, first ended first."""
    if len(places) < 2:
        return len(places)
    # A claim on a whole account shares its words with every passage of it.
    pointed = {evidence_id for evidence_id, section, _, _ in places if section}
    places = {place for place in places if place[1] or place[0] not in pointed}
    count = 0
    last: tuple[int, str, int] | None = None
    for evidence_id, section, end, start in sorted((e, s, end, start) for e, s, start, end in places):
        if last is None or last[:2] != (evidence_id, section) or start >= last[2]:
            count += 1
            last = (evidence_id, section, end)
    return count


def _state(needs: tuple[NeedCoverage, ...], claims: int, decision: Decision | None) -> State:
    if decision is not None:
        return State.MET if decision.verdict is Verdict.MET else State.NOT_YET_MET
    if claims == 0:
        return State.NONE
    return State.CLAIMED if all(need.met for need in needs) else State.PARTLY
