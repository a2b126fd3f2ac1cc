"""From frameworks to rows; ``framework_rows`` reads them."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Guidance, Unit
from portfolio_app.storage.orm import CriterionRow, FrameworkRow, NeedRow, OutcomeRow, UnitRow

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.sufficiency import Combination, Descriptor, Group, Pathway

    _Part = Combination | Descriptor | Group | Pathway

_Values: TypeAlias = dict[str, Any]


def store_framework(session: Session, framework: Framework, place: int | None = None) -> None:
    """Insert a framework and everything in it, as rows and not as objects: there may be 20,000 criteria."""
    units: list[_Values] = []
    outcomes: list[_Values] = []
    criteria: list[_Values] = []
    needs: list[_Values] = []
    first = {table: _next(session, table) for table in (FrameworkRow, UnitRow, OutcomeRow, CriterionRow)}
    own = first[FrameworkRow] if place is None else place
    for at, unit in enumerate(framework.units):
        units.append({"id": first[UnitRow] + len(units), "framework_id": own, **_unit(unit, at)})
        for number, outcome in enumerate(unit.outcomes):
            outcomes.append(
                {
                    "id": first[OutcomeRow] + len(outcomes),
                    "unit_id": units[-1]["id"],
                    "position": number,
                    "code": outcome.code,
                    "title": outcome.title,
                }
            )
            for index, criterion in enumerate(outcome.criteria):
                here = first[CriterionRow] + len(criteria)
                criteria.append({"id": here, "outcome_id": outcomes[-1]["id"], **_criterion(criterion, index)})
                needs += (
                    {"criterion_id": here, "position": turn, "label": need.label, "at_least": need.at_least}
                    for turn, need in enumerate(criterion.needs)
                )
    session.execute(insert(FrameworkRow), [{"id": own, **_framework(framework)}])
    for table, rows in ((UnitRow, units), (OutcomeRow, outcomes), (CriterionRow, criteria), (NeedRow, needs)):
        if rows:
            session.execute(insert(table), rows)


def _next(session: Session, table: type[FrameworkRow | UnitRow | OutcomeRow | CriterionRow]) -> int:
    """Return the id that the next row gets; nobody else writes before this transaction ends."""
    return (session.scalar(select(func.max(table.id))) or 0) + 1


def _framework(framework: Framework) -> _Values:
    return {
        "code": framework.code,
        "title": framework.title,
        "version": framework.version,
        "level": framework.level,
        "source": framework.source,
        "attribution": framework.attribution,
        "kind": framework.kind.value,
        "regime": framework.regime.value,
        "valid_from": framework.valid_from,
        "valid_until": framework.valid_until,
        "status": framework.status,
        "credits": framework.credits,
        "minimum_hours": framework.minimum_hours,
        "licence": framework.licence,
        "pathways": _parts(framework.pathways),
        "pathway": framework.pathway,
        "combinations": _parts(framework.combinations),
        "descriptors": _parts(framework.descriptors),
    }


def _unit(unit: Unit, position: int) -> _Values:
    return {
        "position": position,
        "code": unit.code,
        "title": unit.title,
        "guidance": _guidance(unit.guidance),
        "level": unit.level,
        "credits": unit.credits,
        "hours": unit.hours,
        "groups": _parts(unit.groups),
        "combination": unit.combination,
        "chosen": unit.chosen,
        "identity": unit.identity,
    }


def _criterion(criterion: Criterion, position: int) -> _Values:
    return {
        "position": position,
        "reference": criterion.reference,
        "code": criterion.code,
        "text": criterion.text,
        "kind": criterion.kind.value,
        "verb": criterion.verb,
        "assessed_by": criterion.assessed_by,
        "core": criterion.core,
        "pathways": _names(criterion.pathways),
        "group_code": criterion.group,
        "covers": _names(criterion.covers),
        "parent": criterion.parent,
        "grade": criterion.grade,
        "identity": criterion.identity,
    }


def _guidance(guidance: Guidance) -> dict[str, object]:
    return {
        "synopsis": guidance.synopsis,
        "concepts": [{"term": concept.term, "text": concept.text} for concept in guidance.concepts],
        "tips": list(guidance.tips),
        "mistakes": list(guidance.mistakes),
        **({"cues": guidance.cues} if guidance.cues else {}),
    }


def _names(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False) if names else ""


def _parts(parts: "tuple[_Part, ...]") -> str:
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False) if parts else ""
