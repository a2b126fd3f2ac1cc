"""Frameworks in the shape that other programs read."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Unit

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.problem import Problem


def framework_json(framework: Framework, problems: "tuple[Problem, ...]" = ()) -> dict[str, object]:
    """Return the framework in the shape that other programs read."""
    return {
        "code": framework.code,
        "title": framework.title,
        "version": framework.version,
        "kind": framework.kind.value,
        "regime": framework.regime.value,
        "level": framework.level,
        "credits": framework.credits,
        "minimum_hours": framework.minimum_hours,
        "valid_from": framework.valid_from.isoformat() if framework.valid_from else None,
        "valid_until": framework.valid_until.isoformat() if framework.valid_until else None,
        "status": framework.status,
        "source": framework.source,
        "attribution": framework.attribution,
        "licence": framework.licence,
        "pathways": [asdict(pathway) for pathway in framework.pathways],
        "pathway": framework.pathway,
        "combinations": [asdict(rule) for rule in framework.combinations],
        "descriptors": [asdict(descriptor) for descriptor in framework.descriptors],
        "units": [_unit_json(unit) for unit in framework.units],
        "problems": [{"where": problem.where, "message": problem.message} for problem in problems],
    }


def _unit_json(unit: Unit) -> dict[str, object]:
    guidance = unit.guidance
    return {
        "code": unit.code,
        "title": unit.title,
        "level": unit.level,
        "credits": unit.credits,
        "hours": unit.hours,
        "identity": unit.identity,
        "combination": unit.combination,
        "chosen": unit.chosen,
        "groups": [asdict(group) for group in unit.groups],
        "outcomes": [
            {"code": o.code, "title": o.title, "criteria": [_criterion_json(c) for c in o.criteria]}
            for o in unit.outcomes
        ],
        "guidance": {
            "synopsis": guidance.synopsis,
            "concepts": [str(concept) for concept in guidance.concepts],
            "tips": list(guidance.tips),
            "mistakes": list(guidance.mistakes),
        },
    }


def _criterion_json(criterion: Criterion) -> dict[str, object]:
    return {
        "code": criterion.code,
        "reference": criterion.reference,
        "text": criterion.text,
        "kind": criterion.kind.value,
        "verb": criterion.verb,
        "needs": [{"label": need.label, "at_least": need.at_least} for need in criterion.needs],
        "assessed_by": criterion.assessed_by,
        "core": criterion.core,
        "pathways": list(criterion.pathways),
        "group": criterion.group,
        "covers": list(criterion.covers),
        "parent": criterion.parent,
        "grade": criterion.grade,
        "identity": criterion.identity,
    }
