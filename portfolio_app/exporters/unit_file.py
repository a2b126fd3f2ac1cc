"""Frameworks in the program's own TOML form, as ``importers.unit_file`` reads it."""

import json
from collections.abc import Iterable
from dataclasses import asdict

import tomli_w

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Guidance, Need, Unit

_Table = dict[str, object]


def unit_file(framework: Framework) -> str:
    """Return the framework as TOML; reading it gives the same framework, without what the learner chose."""
    table = _table(
        code=framework.code,
        title=framework.title,
        version=framework.version,
        kind=framework.kind.value,
        regime=framework.regime.value,
        level=framework.level,
        credits=framework.credits,
        minimum_hours=framework.minimum_hours,
        valid_from=framework.valid_from,
        valid_until=framework.valid_until,
        status=framework.status,
        source=framework.source,
        attribution=framework.attribution,
        licence=framework.licence,
        pathway=[asdict(pathway) for pathway in framework.pathways],
        combination=[_table(**asdict(rule)) for rule in framework.combinations],
        descriptor=[_table(**asdict(descriptor)) for descriptor in framework.descriptors],
        unit=[_unit(unit) for unit in framework.units],
    )
    return tomli_w.dumps(table, multiline_strings=False)


def _unit(unit: Unit) -> _Table:
    outcomes = [
        {"code": outcome.code, "title": outcome.title, "criterion": _criteria(outcome.criteria)}
        for outcome in unit.outcomes
    ]
    return _table(
        code=unit.code,
        title=unit.title,
        identity=unit.identity,
        level=unit.level,
        credits=unit.credits,
        hours=unit.hours,
        combination=unit.combination,
        guidance=_guidance(unit.guidance),
        cues=json.loads(unit.guidance.cues or "{}"),
        group=[_table(**asdict(group)) for group in unit.groups],
        outcome=outcomes,
    )


def _criteria(criteria: Iterable[Criterion]) -> list[_Table]:
    return [
        _table(
            code=criterion.code,
            text=criterion.text,
            kind=criterion.kind.value,
            verb=criterion.verb,
            needs=[_need(need) for need in criterion.needs],
            assessed_by="" if criterion.assessed_by == "assessor" else criterion.assessed_by,
            core=criterion.core or None,
            pathways=list(criterion.pathways),
            group=criterion.group,
            covers=list(criterion.covers),
            parent=criterion.parent,
            grade=criterion.grade,
            identity=criterion.identity,
        )
        for criterion in criteria
    ]


def _need(need: Need) -> _Table:
    return {"label": need.label, "at_least": need.at_least}


def _guidance(guidance: Guidance) -> _Table:
    concepts = [_table(term=concept.term, text=concept.text) for concept in guidance.concepts]
    return _table(
        synopsis=guidance.synopsis, concepts=concepts, tips=list(guidance.tips), mistakes=list(guidance.mistakes)
    )


def _table(**values: object) -> _Table:
    """Return the values that say something: what is left out is read as empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
