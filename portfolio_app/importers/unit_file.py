"""Unit files: frameworks in the program's own TOML form, bundled (resources/units) or written by a provider."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated

import msgspec

from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    CriterionKind,
    Framework,
    Guidance,
    Need,
    Outcome,
    Unit,
)
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.sufficiency import Combination, Descriptor, Group, Pathway
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.importers.coaching_file import CuesShape, stored_cues
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.toml_shape import Shape, read_toml
from portfolio_app.translation import tr

_Level = Annotated[int, msgspec.Meta(ge=0, le=12)]
"""England, Wales and Northern Ireland count to 8, Scotland to 12."""
_Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class _NeedShape(Shape, frozen=True):
    label: str
    at_least: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1


class _CriterionShape(Shape, frozen=True):
    code: str
    text: str
    kind: CriterionKind
    verb: str = ""
    needs: list[_NeedShape] = msgspec.field(default_factory=list)
    assessed_by: str = "assessor"
    core: bool = False
    pathways: list[str] = msgspec.field(default_factory=list)
    group: str = ""
    covers: list[str] = msgspec.field(default_factory=list)
    parent: str = ""
    grade: str = ""
    identity: str = ""


class _OutcomeShape(Shape, frozen=True):
    code: str
    title: str
    criterion: list[_CriterionShape]


class _ConceptShape(Shape, frozen=True):
    text: str
    term: str = ""


class _GuidanceShape(Shape, frozen=True):
    synopsis: str = ""
    concepts: list[_ConceptShape] = msgspec.field(default_factory=list)
    tips: list[str] = msgspec.field(default_factory=list)
    mistakes: list[str] = msgspec.field(default_factory=list)


class _GroupShape(Shape, frozen=True):
    code: str
    title: str = ""
    at_least: _Count = 0
    times: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1


class _CombinationShape(Shape, frozen=True):
    code: str
    title: str = ""
    units: _Count = 0
    credits: _Count = 0


class _PathwayShape(Shape, frozen=True):
    code: str
    title: str


class _DescriptorShape(Shape, frozen=True):
    text: str
    category: str = ""
    grade: str = ""


class _UnitShape(Shape, frozen=True):
    code: str
    title: str
    outcome: list[_OutcomeShape]
    guidance: _GuidanceShape = _GuidanceShape()
    cues: CuesShape = CuesShape()
    level: _Level | None = None
    credits: _Count | None = None
    hours: _Count | None = None
    group: list[_GroupShape] = msgspec.field(default_factory=list)
    combination: str = ""
    identity: str = ""


class _FrameworkShape(Shape, frozen=True):
    code: str
    title: str
    version: str
    unit: list[_UnitShape]
    level: _Level | None = None
    source: str = ""
    attribution: str = ""
    kind: FrameworkKind = FrameworkKind.QUALIFICATION
    regime: Regime = Regime.NONE
    valid_from: date | None = None
    valid_until: date | None = None
    status: str = ""
    credits: _Count | None = None
    minimum_hours: _Count | None = None
    licence: str = ""
    pathway: list[_PathwayShape] = msgspec.field(default_factory=list)
    combination: list[_CombinationShape] = msgspec.field(default_factory=list)
    descriptor: list[_DescriptorShape] = msgspec.field(default_factory=list)


def read_unit_file(text: str, source: str, code: str = "", title: str = "") -> Framework:
    """Return the framework that the TOML text describes; ``code`` and ``title`` replace the file's own.

    Raises InputError naming the line or the field for anything unknown, missing, empty or given twice.
    """
    return _Reader(source).framework(read_toml(text, source, _FrameworkShape), code, title)


class _Reader:
    """Turns shapes into domain values and refuses empty texts, bad codes and doubles, naming the field."""

    def __init__(self, source: str) -> None:
        self._source = source

    def framework(self, shape: _FrameworkShape, code: str, title: str) -> Framework:
        code = self._code(code or shape.code, "code")
        self._some(shape.unit, "unit")
        self._distinct((unit.code for unit in shape.unit), "unit code")
        framework = Framework(
            code=code,
            title=self._text(title or shape.title, "title"),
            version=self._text(shape.version, "version"),
            units=tuple(self._unit(unit, code, f"unit {number}") for number, unit in enumerate(shape.unit, 1)),
            level=shape.level,
            source=clean_line(shape.source),
            attribution=clean_line(shape.attribution),
            kind=shape.kind,
            regime=shape.regime,
            valid_from=shape.valid_from,
            valid_until=shape.valid_until,
            status=clean_line(shape.status),
            credits=shape.credits,
            minimum_hours=shape.minimum_hours,
            licence=clean_line(shape.licence),
            pathways=tuple(
                Pathway(self._text(pathway.code, "pathway, code"), self._text(pathway.title, "pathway, title"))
                for pathway in shape.pathway
            ),
            combinations=tuple(
                Combination(
                    self._text(rule.code, "combination, code"), clean_line(rule.title), rule.units, rule.credits
                )
                for rule in shape.combination
            ),
            descriptors=tuple(
                Descriptor(self._text(each.text, "descriptor, text"), clean_line(each.category), clean_line(each.grade))
                for each in shape.descriptor
            ),
        )
        for fault in faults(framework):
            raise in_file(self._source, f"{fault.where}: {fault.message}")
        return framework

    def _unit(self, shape: _UnitShape, framework: str, where: str) -> Unit:
        code = self._code(shape.code, f"{where}, code")
        self._some(shape.outcome, f"{where}, outcome")
        self._distinct((outcome.code for outcome in shape.outcome), f"{where}, outcome code")
        criteria = (criterion.code for outcome in shape.outcome for criterion in outcome.criterion)
        self._distinct(criteria, f"{where}, criterion code")
        return Unit(
            code=code,
            title=self._text(shape.title, f"{where}, title"),
            outcomes=tuple(
                self._outcome(outcome, f"{framework}/{code}", f"{where}, outcome {number}")
                for number, outcome in enumerate(shape.outcome, 1)
            ),
            guidance=replace(
                self._guidance(shape.guidance, f"{where}, guidance"),
                cues=stored_cues(shape.cues, self._source, f"{where}, cues, "),
            ),
            level=shape.level,
            credits=shape.credits,
            hours=shape.hours,
            groups=tuple(
                Group(self._text(group.code, f"{where}, group"), clean_line(group.title), group.at_least, group.times)
                for group in shape.group
            ),
            combination=clean_line(shape.combination),
            # A learner chooses optional units; nothing is chosen for them.
            chosen=not clean_line(shape.combination),
            identity=clean_line(shape.identity),
        )

    def _outcome(self, shape: _OutcomeShape, unit: str, where: str) -> Outcome:
        self._some(shape.criterion, f"{where}, criterion")
        return Outcome(
            code=self._code(shape.code, f"{where}, code"),
            title=self._text(shape.title, f"{where}, title"),
            criteria=tuple(
                self._criterion(criterion, unit, f"{where}, criterion {number}")
                for number, criterion in enumerate(shape.criterion, 1)
            ),
        )

    def _criterion(self, shape: _CriterionShape, unit: str, where: str) -> Criterion:
        code = self._code(shape.code, f"{where}, code")
        where = f"{where} ({code})"
        needs = tuple(Need(self._text(need.label, f"{where}, need label"), need.at_least) for need in shape.needs)
        self._distinct((need.label for need in needs), f"{where}, need label")
        return Criterion(
            reference=f"{unit}/{code}",
            code=code,
            text=self._text(shape.text, f"{where}, text"),
            kind=shape.kind,
            verb=clean_line(shape.verb).lower(),
            needs=needs,
            assessed_by=self._text(shape.assessed_by, f"{where}, assessed_by"),
            core=shape.core,
            pathways=self._names(shape.pathways, f"{where}, pathways"),
            group=clean_line(shape.group),
            covers=self._names(shape.covers, f"{where}, covers"),
            parent=clean_line(shape.parent),
            grade=clean_line(shape.grade),
            identity=clean_line(shape.identity),
        )

    def _guidance(self, shape: _GuidanceShape, where: str) -> Guidance:
        return Guidance(
            synopsis=clean(shape.synopsis).strip(),
            concepts=tuple(
                Concept(clean_line(concept.term), self._text(concept.text, f"{where}, concept {number}, text"))
                for number, concept in enumerate(shape.concepts, 1)
            ),
            tips=tuple(self._text(tip, f"{where}, tip {number}") for number, tip in enumerate(shape.tips, 1)),
            mistakes=tuple(
                self._text(mistake, f"{where}, mistake {number}") for number, mistake in enumerate(shape.mistakes, 1)
            ),
        )

    def _names(self, names: list[str], where: str) -> tuple[str, ...]:
        self._distinct(names, where)
        return tuple(self._text(name, where) for name in names)

    def _text(self, text: str, where: str) -> str:
        line = clean_line(text)
        if not line:
            raise in_file(self._source, tr("{where} is empty; write it or leave the entry out.", where=where))
        return line

    def _code(self, text: str, where: str) -> str:
        code = self._text(text, where)
        # A criterion is named FRAMEWORK/UNIT/CODE, and people may put blanks for the slashes (domain.codes).
        if "/" in code or " " in code:
            raise in_file(
                self._source,
                tr(
                    "{where} “{code}” has a slash or a blank in it; use a dot or a dash instead.",
                    where=where,
                    code=excerpt(code),
                ),
            )
        return code

    def _some(self, entries: list[_UnitShape] | list[_OutcomeShape] | list[_CriterionShape], where: str) -> None:
        if not entries:
            raise in_file(self._source, tr("{where}: there is none; add at least one.", where=where))

    def _distinct(self, names: Iterable[str], where: str) -> None:
        seen: set[str] = set()
        for name in names:
            key = clean_line(name).casefold()
            if key in seen:
                raise in_file(
                    self._source,
                    tr(
                        "{where} “{clean_line}” is given twice; give each its own.",
                        where=where,
                        clean_line=excerpt(clean_line(name)),
                    ),
                )
            seen.add(key)
