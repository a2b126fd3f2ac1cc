"""What is assessed against: framework, unit, outcome, criterion, need and guidance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class CriterionKind(StrEnum):
    """Whether a criterion asks what the learner knows, does, can do or is like."""

    KNOWLEDGE = "knowledge"
    PERFORMANCE = "performance"
    SKILL = "skill"
    BEHAVIOUR = "behaviour"


@dataclass(frozen=True, slots=True)
class Need:
    """A part of what "enough" means for a criterion: so many claims of this label."""

    label: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to be proved; ``reference`` is ``FRAMEWORK/UNIT/CODE`` and unique in a portfolio."""

    reference: str
    code: str
    text: str
    kind: CriterionKind
    verb: str = ""
    needs: tuple[Need, ...] = ()
    assessed_by: str = "assessor"
    core: bool = False

    @property
    def unit_code(self) -> str:
        """The code of the unit that the criterion belongs to."""
        return self.reference.split("/")[1]

    @property
    def label(self) -> str:
        """The criterion's code with its unit's, as it stands in margins: ``103 2.2``."""
        return f"{self.unit_code} {self.code}"

    def need(self, label: str) -> Need | None:
        """Return the need of that label, or None."""
        return next((need for need in self.needs if need.label == label), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A learning outcome, or a group of a standard, with its criteria in order."""

    code: str
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A key idea of a unit: a term and what it means (the term may be empty)."""

    term: str
    text: str

    def __str__(self) -> str:
        return f"{self.term}: {self.text}" if self.term else self.text


@dataclass(frozen=True, slots=True)
class Guidance:
    """Help that comes with a unit."""

    synopsis: str = ""
    concepts: tuple[Concept, ...] = ()
    tips: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its outcomes in order."""

    code: str
    title: str
    outcomes: tuple[Outcome, ...]
    guidance: Guidance = Guidance()

    @property
    def label(self) -> str:
        """The unit's one name, with its number: “105 Following the rules”."""
        return unit_label(self.code, self.title)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria of the unit, in order."""
        return tuple(criterion for outcome in self.outcomes for criterion in outcome.criteria)


@dataclass(frozen=True, slots=True)
class Framework:
    """A qualification or an apprenticeship standard, in one version."""

    code: str
    title: str
    version: str
    units: tuple[Unit, ...]
    level: int | None = None
    source: str = ""
    attribution: str = ""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria of the framework, in order."""
        return tuple(criterion for unit in self.units for criterion in unit.criteria)


def unit_label(code: str, title: str) -> str:
    """Return what a unit is called wherever it is named in words."""
    return f"{code} {title}".strip()


def unit_colours(frameworks: tuple[Framework, ...]) -> dict[str, int]:
    """Return each unit's fixed place in the set of eight unit colours, by ``FRAMEWORK/UNIT``."""
    return {key: index % 8 for index, (key, _) in enumerate(each_unit(frameworks))}


def each_unit(frameworks: tuple[Framework, ...]) -> Iterator[tuple[str, Unit]]:
    """Yield every unit with its key ``FRAMEWORK/UNIT``, in order."""
    for framework in frameworks:
        for unit in framework.units:
            yield f"{framework.code}/{unit.code}", unit


def labels(frameworks: tuple[Framework, ...]) -> dict[str, str]:
    """Return how each criterion's code is shown, by full reference; no two look the same.

    With its unit's code when several units are in use, and with its framework's where two have a unit of that code.
    """
    units = Counter(unit.code for framework in frameworks for unit in framework.units)
    alone = units.total() == 1
    return {
        criterion.reference: criterion.code
        if alone
        else f"{framework.code} {criterion.label}"
        if units[unit.code] > 1
        else criterion.label
        for framework in frameworks
        for unit in framework.units
        for criterion in unit.criteria
    }


def employer_criteria(frameworks: tuple[Framework, ...]) -> frozenset[str]:
    """Return the references of the criteria that the employer confirms, such as behaviours."""
    return frozenset(c.reference for framework in frameworks for c in framework.criteria if c.assessed_by == "employer")
