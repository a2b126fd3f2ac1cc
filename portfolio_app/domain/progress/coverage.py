"""Coverage: which criteria the claims prove, how far, and what is still missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.claims.region import Region, count_apart
from portfolio_app.domain.decisions.decision import Decision, Verdict
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Need, unit_label
from portfolio_app.domain.progress.state import State

Place = tuple[int, str, int, int, Region | None]
"""What is claimed: evidence, and in it words (section, start, end), or a region of a file, or all of it."""

_Places = defaultdict[str, set[Place]]
"""The places claimed for a criterion, by need."""


@dataclass(frozen=True, slots=True)
class NeedCoverage:
    """How many different passages, and regions of files, were claimed for one need."""

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
    """The state of one criterion; ``claims`` counts different places, whatever their need.

    ``feedback`` is that of the decision that counts, "" where there is none.
    """

    criterion: Criterion
    state: State
    needs: tuple[NeedCoverage, ...]
    claims: int
    without_need: int = 0
    feedback: str = ""

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

    @property
    def label(self) -> str:
        """The unit's one name, with its number."""
        return unit_label(self.code, self.title)


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
        """Return what is not covered: what has feedback, then the least work first, those begun before the others."""
        open_criteria = [entry for entry in self.criteria if not entry.covered]
        return tuple(sorted(open_criteria, key=_urgency))


def _urgency(entry: CriterionCoverage) -> tuple[bool, bool, int]:
    return entry.state is not State.NOT_YET_MET, entry.had == 0, entry.missing


def measure(
    frameworks: Iterable[Framework],
    marks: Iterable[ClaimMark],
    decisions: Mapping[str, Decision] | None = None,
) -> Coverage:
    """Work out coverage from claims that stand and the decision that counts on each criterion (``ruling.rule``).

    Passages that share words, and regions of a file that overlap, count once for a need; what is lost does not count.
    Where a criterion has one need only, a claim that names no need counts for it.
    """
    return CoverageMeter(frameworks, marks, decisions).coverage()


class CoverageMeter:
    """Coverage that follows the claims on one piece of evidence without looking at all others again.

    ``refused`` are the claims that were not accepted, with the digest of what each pointed at then: the marks of those
    that still do are left out by who gives them.
    """

    def __init__(
        self,
        frameworks: Iterable[Framework],
        marks: Iterable[ClaimMark],
        decisions: Mapping[str, Decision] | None = None,
        refused: Mapping[int, str] | None = None,
    ) -> None:
        self.refused = refused or {}
        self.frameworks = tuple(frameworks)
        self._decided = decisions or {}
        self._places: defaultdict[str, _Places] = defaultdict(lambda: defaultdict(set))
        self._add(marks)
        self._entries = {
            criterion.reference: self._entry(criterion)
            for framework in self.frameworks
            for criterion in framework.criteria
        }

    def replace(self, evidence_id: int, marks: Iterable[ClaimMark]) -> None:
        """Let these be the claims that stand on a piece of evidence, in the place of those before."""
        touched = self._claimed.pop(evidence_id, set[str]())
        marks = tuple(marks)
        for criterion in touched:
            for places in self._places[criterion].values():
                places.difference_update([place for place in places if place[0] == evidence_id])
        self._add(marks)
        self._claimed[evidence_id] = {mark.criterion for mark in marks if not mark.lost}
        for criterion in touched | self._claimed[evidence_id]:
            if criterion in self._entries:
                self._entries[criterion] = self._entry(self._entries[criterion].criterion)

    def coverage(self) -> Coverage:
        """Return the present state of every criterion."""
        units: list[UnitCoverage] = []
        for framework in self.frameworks:
            for unit in framework.units:
                covered = [self._entries[criterion.reference].covered for criterion in unit.criteria]
                name = f"{framework.code}/{unit.code}"
                units.append(UnitCoverage(name, unit.code, unit.title, sum(covered), len(covered)))
        return Coverage(tuple(self._entries.values()), tuple(units))

    def _add(self, marks: Iterable[ClaimMark]) -> None:
        # Tens of thousands come at a time, so the sets are found by one look each.
        found: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
        for criterion, evidence_id, section, start, end, need, lost, region in marks:
            if not lost:
                found[criterion, need].add((evidence_id, section, start, end, region))
        for (criterion, need), places in found.items():
            self._places[criterion][need] |= places

    @cached_property
    def _claimed(self) -> dict[int, set[str]]:
        """The criteria claimed on each piece of evidence; worked out at the first change, as looking needs it not."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for criterion, needs in self._places.items():
            for evidence_id in {place[0] for places in needs.values() for place in places}:
                found[evidence_id].add(criterion)
        return dict(found)

    def _entry(self, criterion: Criterion) -> CriterionCoverage:
        claimed = self._places.get(criterion.reference) or dict[str, set[Place]]()
        return _measure(criterion, claimed, self._decided.get(criterion.reference))


def _measure(criterion: Criterion, claimed: Mapping[str, set[Place]], decision: Decision | None) -> CriterionCoverage:
    unnamed = claimed.get("", set())
    single = unnamed if len(criterion.needs) == 1 else set[Place]()
    needs = tuple(
        NeedCoverage(need, _different(claimed.get(need.label, set[Place]()) | single)) for need in criterion.needs
    )
    different = len(set[Place]().union(*claimed.values()))
    without = len(unnamed) if criterion.needs and not single else 0
    feedback = decision.feedback if decision else ""
    return CriterionCoverage(criterion, _state(needs, different, decision), needs, different, without, feedback)


def _different(places: set[Place]) -> int:
    """Return how many of the places have nothing in common: as many as can be chosen, first ended first."""
    if len(places) < 2:
        return len(places)
    # A claim on a whole piece of evidence shares its content with everything in it.
    pointed = {evidence_id for evidence_id, section, _, _, region in places if section or region}
    regions: defaultdict[int, list[Region]] = defaultdict(list)
    words: list[tuple[int, str, int, int]] = []
    for evidence_id, section, start, end, region in places:
        if region:
            regions[evidence_id].append(region)
        elif section or evidence_id not in pointed:
            words.append((evidence_id, section, end, start))
    count = sum(map(count_apart, regions.values()))
    last: tuple[int, str, int] | None = None
    for evidence_id, section, end, start in sorted(words):
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
