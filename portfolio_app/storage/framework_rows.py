"""Frameworks as their columns have them, read without SQLAlchemy: every claim asks for them."""

import json
import sqlite3
from collections import defaultdict
from datetime import date
from typing import Any, TypeAlias, TypeVar

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
from portfolio_app.storage.members import member

_Value = TypeVar("_Value")
_Groups: TypeAlias = defaultdict[int, list[_Value]]

_NEEDS = "SELECT criterion_id, label, at_least FROM needs ORDER BY position"
_CRITERIA = """
SELECT outcome_id, id, reference, code, text, kind, verb, assessed_by, core, pathways, group_code, covers, parent,
       grade, identity
FROM criteria ORDER BY position
"""
_OUTCOMES = "SELECT unit_id, id, code, title FROM outcomes ORDER BY position"
_UNITS = """
SELECT framework_id, id, code, title, guidance, level, credits, hours, groups, combination, chosen, identity
FROM units ORDER BY position
"""
_FRAMEWORKS = """
SELECT id, code, title, version, level, source, attribution, kind, regime, valid_from, valid_until, status, credits,
       minimum_hours, licence, pathways, pathway, combinations, descriptors
FROM frameworks WHERE (archived_at <> '') = ? ORDER BY id
"""


def read_frameworks(connection: sqlite3.Connection, *, archived: bool = False) -> tuple[Framework, ...]:
    """Return every framework in use, or every one that is kept and hidden, in the order in which they were added."""
    units = _units(connection, _outcomes(connection, _criteria(connection)))
    return tuple(
        Framework(
            code=row[1],
            title=row[2],
            version=row[3],
            units=tuple(units[row[0]]),
            level=row[4],
            source=row[5],
            attribution=row[6],
            kind=member(FrameworkKind, row[7]),
            regime=member(Regime, row[8]),
            valid_from=_day(row[9]),
            valid_until=_day(row[10]),
            status=row[11],
            credits=row[12],
            minimum_hours=row[13],
            licence=row[14],
            pathways=_parts(Pathway, row[15]),
            pathway=row[16],
            combinations=_parts(Combination, row[17]),
            descriptors=_parts(Descriptor, row[18]),
        )
        for row in connection.execute(_FRAMEWORKS, (archived,))
    )


def _criteria(connection: sqlite3.Connection) -> _Groups[Criterion]:
    needs: _Groups[Need] = defaultdict(list)
    for criterion, label, at_least in connection.execute(_NEEDS):
        needs[criterion].append(Need(label, at_least))
    kinds = {kind.value: kind for kind in CriterionKind}
    found: _Groups[Criterion] = defaultdict(list)
    for (
        outcome, id_, reference, code, text, kind, verb, by, core, pathways, group, covers, parent, grade, identity
    ) in connection.execute(_CRITERIA):  # fmt: skip
        found[outcome].append(
            Criterion(
                reference,
                code,
                text,
                kinds.get(kind) or member(CriterionKind, kind),
                verb,
                tuple(needs[id_]) if id_ in needs else (),
                by,
                bool(core),
                tuple(json.loads(pathways)) if pathways else (),
                group,
                tuple(json.loads(covers)) if covers else (),
                parent,
                grade,
                identity,
            )
        )
    return found


def _outcomes(connection: sqlite3.Connection, criteria: _Groups[Criterion]) -> _Groups[Outcome]:
    found: _Groups[Outcome] = defaultdict(list)
    for unit, id_, code, title in connection.execute(_OUTCOMES):
        found[unit].append(Outcome(code, title, tuple(criteria[id_])))
    return found


def _units(connection: sqlite3.Connection, outcomes: _Groups[Outcome]) -> _Groups[Unit]:
    found: _Groups[Unit] = defaultdict(list)
    for row in connection.execute(_UNITS):
        found[row[0]].append(
            Unit(
                code=row[2],
                title=row[3],
                outcomes=tuple(outcomes[row[1]]),
                guidance=_guidance(json.loads(row[4])),
                level=row[5],
                credits=row[6],
                hours=row[7],
                groups=_parts(Group, row[8]),
                combination=row[9],
                chosen=bool(row[10]),
                identity=row[11],
            )
        )
    return found


def _guidance(stored: dict[str, Any]) -> Guidance:
    return Guidance(
        synopsis=stored.get("synopsis", ""),
        concepts=tuple(Concept(concept["term"], concept["text"]) for concept in stored.get("concepts", ())),
        tips=tuple(stored.get("tips", ())),
        mistakes=tuple(stored.get("mistakes", ())),
        cues=stored.get("cues", ""),
    )


def _parts(kind: type[_Value], stored: str) -> tuple[_Value, ...]:
    return tuple(kind(**part) for part in json.loads(stored)) if stored else ()


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
