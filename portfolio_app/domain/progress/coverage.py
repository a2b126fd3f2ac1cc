"""Coverage: which criteria the claims prove, how far, and what is still missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.claims.region import Region, count_apart
from portfolio_app.domain.decisions.decision import Decision, Verdict
from portfolio_app.domain.frameworks.choices import OpenChoice, applies, open_choices
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Unit, unit_label
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, NeedCoverage, Place
from portfolio_app.domain.progress.grades import is_higher
from portfolio_app.domain.progress.layers import Parts, layered, parts_of
from portfolio_app.domain.progress.state import State

_Places = defaultdict[str, set[Place]]
"""The places claimed for a criterion, by need."""


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """How many of the criteria that are asked for in a unit are covered; ``unit`` is ``FRAMEWORK/UNIT``.

    ``needed`` is whether the learner does the unit.
    """

    unit: str
    code: str
    title: str
    claimed: int
    total: int
    needed: bool = True

    @property
    def label(self) -> str:
        """The unit's one name, with its number."""
        return unit_label(self.code, self.title)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of every criterion and the count per unit, in the framework's order."""

    criteria: tuple[CriterionCoverage, ...]
    units: tuple[UnitCoverage, ...]
    choices: tuple[OpenChoice, ...] = ()

    @property
    def claimed(self) -> int:
        """How many criteria are covered, of those that are asked for."""
        return sum(unit.claimed for unit in self.units if unit.needed)

    @property
    def total(self) -> int:
        """How many criteria are asked for."""
        return sum(unit.total for unit in self.units if unit.needed)

    def gaps(self) -> tuple[CriterionCoverage, ...]:
        """Return what is not covered: what has feedback, then the least work first, those begun before the others."""
        open_criteria = [entry for entry in self.criteria if entry.open]
        return tuple(sorted(open_criteria, key=_urgency))


def _urgency(entry: CriterionCoverage) -> tuple[bool, bool, int]:
    return entry.state is not State.NOT_YET_MET, entry.had == 0, entry.missing


def measure(
    frameworks: Iterable[Framework],
    marks: Iterable[ClaimMark],
    decisions: Mapping[str, Decision] | None = None,
    works: Mapping[int, int] | None = None,
) -> Coverage:
    """Work out coverage from claims that stand and the decision that counts on each criterion (``ruling.rule``).

    Passages that share words, and regions of a file that overlap, count once for a need; what is lost does not count.
    Where a criterion has one need only, a claim that names no need counts for it.
    """
    return CoverageMeter(frameworks, marks, decisions, works=works).coverage()


class CoverageMeter:
    """Coverage that follows the claims on one piece of evidence without looking at all others again.

    ``refused`` are the claims that were not accepted, with the digest of what each pointed at then: the marks of those
    that still do are left out by who gives them. ``works`` are the work products that annotations are about: both are
    one piece of evidence where different ones are asked for.
    """

    def __init__(
        self,
        frameworks: Iterable[Framework],
        marks: Iterable[ClaimMark],
        decisions: Mapping[str, Decision] | None = None,
        refused: Mapping[int, str] | None = None,
        works: Mapping[int, int] | None = None,
    ) -> None:
        self.refused = refused or {}
        self.works = works or {}
        self.frameworks = tuple(frameworks)
        self._decided = decisions or {}
        self._places: defaultdict[str, _Places] = defaultdict(lambda: defaultdict(set))
        self._add(marks)
        self._times = _times(self.frameworks)
        self._parts: dict[str, Parts] = {each.code: parts_of(each) for each in self.frameworks}
        self._entries = {
            criterion.reference: self._entry(criterion)
            for framework in self.frameworks
            for criterion in framework.criteria
        }

    def replace(self, evidence_id: int, marks: Iterable[ClaimMark]) -> list[CriterionCoverage]:
        """Let these be the claims that stand on a piece of evidence, in the place of those before.

        What is returned is the present state of the criteria that they are or were for, by their own claims.
        """
        touched = self._claimed.pop(evidence_id, set[str]())
        marks = tuple(marks)
        for criterion in touched:
            for places in self._places[criterion].values():
                places.difference_update([place for place in places if place[0] == evidence_id])
        self._add(marks)
        self._claimed[evidence_id] = {mark.criterion for mark in marks if not mark.lost}
        concerned = [each for each in touched | self._claimed[evidence_id] if each in self._entries]
        for criterion in concerned:
            self._entries[criterion] = self._entry(self._entries[criterion].criterion)
        return [self._entries[criterion] for criterion in concerned]

    def coverage(self) -> Coverage:
        """Return the present state of every criterion."""
        entries = dict(self._entries)
        for parts in self._parts.values():
            for reference, under in parts.items():
                entries[reference] = layered(entries[reference], [entries[each] for each in under])
        units: list[UnitCoverage] = []
        for framework in self.frameworks:
            for unit in framework.units:
                units.append(_count(framework, unit, entries))
        choices = tuple(choice for framework in self.frameworks for choice in open_choices(framework))
        return Coverage(tuple(entries.values()), tuple(units), choices)

    def short(self) -> frozenset[str]:
        """Return the criteria whose own claims are not all that they ask for, whatever was decided on them."""
        return frozenset(reference for reference, entry in self._entries.items() if entry.missing)

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
        times = self._times.get(criterion.reference, 1)
        return _measure(criterion, claimed, self._decided.get(criterion.reference), times, self.works)


def asks_different(frameworks: Iterable[Framework]) -> bool:
    """Tell whether any criterion is to be covered by several different pieces of evidence."""
    return bool(_times(frameworks))


def _times(frameworks: Iterable[Framework]) -> dict[str, int]:
    """Return by how much different evidence each criterion is to be covered, for those that say so."""
    return {
        criterion.reference: group.times
        for framework in frameworks
        for unit in framework.units
        for group in unit.groups
        if group.times > 1
        for criterion in unit.criteria
        if criterion.group == group.code
    }


def _count(framework: Framework, unit: Unit, entries: dict[str, CriterionCoverage]) -> UnitCoverage:
    """Return the unit's count, and mark what is not needed in the entries."""
    grouped: defaultdict[str, list[CriterionCoverage]] = defaultdict(list)
    for criterion in unit.criteria:
        entry = entries[criterion.reference]
        if applies(criterion, framework.pathway) and not is_higher(criterion.grade):
            grouped[criterion.group].append(entry)
        else:
            entries[criterion.reference] = replace(entry, needed=False)
    enough = {group.code: group.at_least for group in unit.groups}
    claimed = total = 0
    for code, members in grouped.items():
        covered = sum(entry.covered for entry in members)
        asked = min(enough.get(code, 0) or len(members), len(members))
        claimed, total = claimed + min(covered, asked), total + asked
        for entry in members:
            if not unit.chosen or (covered >= asked and not entry.covered):
                entries[entry.criterion.reference] = replace(entry, needed=False)
    return UnitCoverage(f"{framework.code}/{unit.code}", unit.code, unit.title, claimed, total, unit.chosen)


def _measure(
    criterion: Criterion,
    claimed: Mapping[str, set[Place]],
    decision: Decision | None,
    times: int,
    works: Mapping[int, int],
) -> CriterionCoverage:
    unnamed = claimed.get("", set())
    single = unnamed if len(criterion.needs) == 1 else set[Place]()
    needs = tuple(
        NeedCoverage(need, _different(claimed.get(need.label, set[Place]()) | single)) for need in criterion.needs
    )
    different = len(set[Place]().union(*claimed.values()))
    without = len(unnamed) if criterion.needs and not single else 0
    feedback = decision.feedback if decision else ""
    on = {works.get(place[0], place[0]) for places in claimed.values() for place in places} if times > 1 else set[int]()
    pieces = len(on) if times > 1 else min(different, 1)
    state = _state(needs, different, decision, enough=pieces >= times)
    return CriterionCoverage(criterion, state, needs, different, without, feedback, pieces, times)


_BY_END = itemgetter(0, 1, 3, 2)
"""Places on words by evidence and section, the first ended first."""


def _different(places: set[Place]) -> int:
    """Return how many of the places have nothing in common: as many as can be chosen, first ended first."""
    if len(places) < 2:
        return len(places)
    words: list[Place] = []
    wholes: list[int] = []
    regions: defaultdict[int, list[Region]] = defaultdict(list)
    for place in places:
        if region := place[4]:
            regions[place[0]].append(region)
        elif place[1]:
            words.append(place)
        else:
            wholes.append(place[0])
    count = sum(map(count_apart, regions.values()))
    words.sort(key=_BY_END)
    ended: tuple[int, str] | None = None
    last = 0
    for evidence_id, section, start, end, _ in words:
        if ended != (evidence_id, section) or start >= last:
            count += 1
            ended, last = (evidence_id, section), end
    if wholes:
        # A claim on a whole piece of evidence shares its content with everything in it.
        count += len(set(wholes) - regions.keys() - {place[0] for place in words})
    return count


def _state(needs: tuple[NeedCoverage, ...], claims: int, decision: Decision | None, *, enough: bool) -> State:
    if decision is not None:
        return State.MET if decision.verdict is Verdict.MET else State.NOT_YET_MET
    if claims == 0:
        return State.NONE
    return State.CLAIMED if enough and all(need.met for need in needs) else State.PARTLY
