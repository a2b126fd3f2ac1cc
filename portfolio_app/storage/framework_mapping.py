"""From frameworks to rows; ``framework_rows`` reads them."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Guidance, Unit
from portfolio_app.storage.orm import CriterionRow, FrameworkRow, NeedRow, OutcomeRow, UnitRow

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.sufficiency import Combination, Descriptor, Group, Pathway

    _Part = Combination | Descriptor | Group | Pathway


def framework_from_domain(framework: Framework) -> FrameworkRow:
    """Return new rows for the framework and everything in it."""
    return FrameworkRow(
        code=framework.code,
        title=framework.title,
        version=framework.version,
        level=framework.level,
        source=framework.source,
        attribution=framework.attribution,
        kind=framework.kind.value,
        regime=framework.regime.value,
        valid_from=framework.valid_from,
        valid_until=framework.valid_until,
        status=framework.status,
        credits=framework.credits,
        minimum_hours=framework.minimum_hours,
        licence=framework.licence,
        pathways=_parts(framework.pathways),
        pathway=framework.pathway,
        combinations=_parts(framework.combinations),
        descriptors=_parts(framework.descriptors),
        units=[_unit(unit, position) for position, unit in enumerate(framework.units)],
    )


def _unit(unit: Unit, position: int) -> UnitRow:
    return UnitRow(
        position=position,
        code=unit.code,
        title=unit.title,
        guidance=_guidance(unit.guidance),
        level=unit.level,
        credits=unit.credits,
        hours=unit.hours,
        groups=_parts(unit.groups),
        combination=unit.combination,
        chosen=unit.chosen,
        identity=unit.identity,
        outcomes=[
            OutcomeRow(
                position=place,
                code=outcome.code,
                title=outcome.title,
                criteria=[_criterion(criterion, index) for index, criterion in enumerate(outcome.criteria)],
            )
            for place, outcome in enumerate(unit.outcomes)
        ],
    )


def _criterion(criterion: Criterion, position: int) -> CriterionRow:
    return CriterionRow(
        position=position,
        reference=criterion.reference,
        code=criterion.code,
        text=criterion.text,
        kind=criterion.kind.value,
        verb=criterion.verb,
        assessed_by=criterion.assessed_by,
        core=criterion.core,
        pathways=_names(criterion.pathways),
        group_code=criterion.group,
        covers=_names(criterion.covers),
        parent=criterion.parent,
        grade=criterion.grade,
        identity=criterion.identity,
        needs=[
            NeedRow(position=place, label=need.label, at_least=need.at_least)
            for place, need in enumerate(criterion.needs)
        ],
    )


def _guidance(guidance: Guidance) -> dict[str, object]:
    return {
        "synopsis": guidance.synopsis,
        "concepts": [{"term": concept.term, "text": concept.text} for concept in guidance.concepts],
        "tips": list(guidance.tips),
        "mistakes": list(guidance.mistakes),
    }


def _names(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False) if names else ""


def _parts(parts: "tuple[_Part, ...]") -> str:
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False) if parts else ""
