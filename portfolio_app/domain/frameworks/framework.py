"""What is assessed against: framework, unit, outcome, criterion, need and guidance."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.sufficiency import Combination, Descriptor, Group, Pathway
from portfolio_app.translation import mark


class CriterionKind(StrEnum):
    """Whether a criterion asks what the learner knows, does, can do or is like; or a layer above such statements.

    A *criterion* is one of a source that does not say: a competency, or a grading criterion. An *outcome* is an
    assessment outcome of a new-model plan, which is complete when the statements that it covers are.
    """

    KNOWLEDGE = mark("knowledge")
    PERFORMANCE = mark("performance")
    SKILL = mark("skill")
    BEHAVIOUR = mark("behaviour")
    TECHNICAL_KNOWLEDGE = mark("technical knowledge")
    TECHNICAL_SKILL = mark("technical skill")
    EMPLOYABILITY = mark("employability")
    CRITERION = mark("criterion")
    OUTCOME = mark("outcome")


@dataclass(frozen=True, slots=True)
class Need:
    """A part of what "enough" means for a criterion: so many claims of this label."""

    label: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to be proved; ``reference`` is ``FRAMEWORK/UNIT/CODE`` and unique in a portfolio.

    ``assessed_by`` is "assessor", "assessment organisation" or "employer". ``pathways`` are the codes of those that it
    is for, none for all. ``group`` is the code of one of its unit's groups. ``covers`` are the codes of the statements
    of its framework that it stands over (``K4``, or ``UNIT/CODE`` where that is not unique); ``parent`` is the code of
    the criterion of its outcome under which it stands, which comes before it. ``grade`` is what it is asked for, such
    as "pass"; "" for what everybody is asked for. ``identity`` is the one that its source gives it, such as a UUID.
    """

    reference: str
    code: str
    text: str
    kind: CriterionKind
    verb: str = ""
    needs: tuple[Need, ...] = ()
    assessed_by: str = "assessor"
    core: bool = False
    pathways: tuple[str, ...] = ()
    group: str = ""
    covers: tuple[str, ...] = ()
    parent: str = ""
    grade: str = ""
    identity: str = ""

    @property
    def unit_code(self) -> str:
        """The code of the unit that the criterion belongs to."""
        return self.reference.split("/")[1]

    @property
    def label(self) -> str:
        """The criterion's code with its unit's, as it stands in margins: ``103 2.2``, or ``K3`` of a unit K."""
        unit = self.unit_code
        return self.code if unit.isalpha() and self.code.startswith(unit) else f"{unit} {self.code}"

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
    """Help that comes with a unit; ``cues`` is what coaching goes by there, as JSON (``importers.coaching_file``)."""

    synopsis: str = ""
    concepts: tuple[Concept, ...] = ()
    tips: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    cues: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its outcomes in order.

    ``combination`` is the code of the rule of its framework that it may be chosen by, "" for a unit that everybody
    does; ``chosen`` is whether the learner does it. ``hours`` are guided learning hours; ``identity`` is the number
    that its source gives it, such as ``F/601/1609``.
    """

    code: str
    title: str
    outcomes: tuple[Outcome, ...]
    guidance: Guidance = Guidance()
    level: int | None = None
    credits: int | None = None
    hours: int | None = None
    groups: tuple[Group, ...] = ()
    combination: str = ""
    chosen: bool = True
    identity: str = ""

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
    """A qualification, an apprenticeship standard or any other framework, in one version.

    ``valid_from``, ``valid_until`` and ``status`` are the version's. ``credits`` are those of the whole, and
    ``minimum_hours`` those of training away from the job. ``attribution`` is the line of credit that is printed
    wherever the text is shown, ``licence`` the name or address of the licence. ``pathway`` is the code of the one that
    the learner follows, "" until it is chosen.
    """

    code: str
    title: str
    version: str
    units: tuple[Unit, ...]
    level: int | None = None
    source: str = ""
    attribution: str = ""
    kind: FrameworkKind = FrameworkKind.QUALIFICATION
    regime: Regime = Regime.NONE
    valid_from: date | None = None
    valid_until: date | None = None
    status: str = ""
    credits: int | None = None
    minimum_hours: int | None = None
    licence: str = ""
    pathways: tuple[Pathway, ...] = ()
    pathway: str = ""
    combinations: tuple[Combination, ...] = ()
    descriptors: tuple[Descriptor, ...] = ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria of the framework, in order."""
        return tuple(criterion for unit in self.units for criterion in unit.criteria)

    @property
    def credit(self) -> str:
        """The line of credit of words that are others': it stands wherever they are shown, however little of them."""
        return self.attribution if self.licence or self.kind is not FrameworkKind.QUALIFICATION else ""


def with_each(framework: Framework, change: Callable[[Unit, Criterion], Criterion]) -> Framework:
    """Return the framework with every criterion changed in the same way; ``change`` is told its unit too."""

    def changed(unit: Unit) -> Unit:
        outcomes = (replace(each, criteria=tuple(change(unit, c) for c in each.criteria)) for each in unit.outcomes)
        return replace(unit, outcomes=tuple(outcomes))

    return replace(framework, units=tuple(map(changed, framework.units)))


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


def credits_of(frameworks: Iterable[Framework]) -> tuple[str, ...]:
    """Return the lines of credit of words that are others', each once."""
    return tuple(dict.fromkeys(framework.credit for framework in frameworks if framework.credit))


def employer_criteria(frameworks: tuple[Framework, ...]) -> frozenset[str]:
    """Return the references of the criteria that the employer confirms, such as behaviours."""
    return frozenset(c.reference for framework in frameworks for c in framework.criteria if c.assessed_by == "employer")
