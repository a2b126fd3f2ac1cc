"""Frameworks as their columns have them, read without SQLAlchemy: every claim asks for them."""

import json
import sqlite3
from collections import defaultdict
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
from portfolio_app.storage.members import member

_Value = TypeVar("_Value")
_Groups: TypeAlias = defaultdict[int, list[_Value]]

_NEEDS = "SELECT criterion_id, label, at_least FROM needs ORDER BY position"
_CRITERIA = """
SELECT outcome_id, id, reference, code, text, kind, verb, assessed_by, core FROM criteria ORDER BY position
"""
_OUTCOMES = "SELECT unit_id, id, code, title FROM outcomes ORDER BY position"
_UNITS = "SELECT framework_id, id, code, title, guidance FROM units ORDER BY position"
_FRAMEWORKS = """
SELECT id, code, title, version, level, source, attribution FROM frameworks WHERE (archived_at <> '') = ? ORDER BY id
"""


def read_frameworks(connection: sqlite3.Connection, *, archived: bool = False) -> tuple[Framework, ...]:
    """Return every framework in use, or every one that is kept and hidden, in the order in which they were added."""
    needs: _Groups[Need] = defaultdict(list)
    for criterion, label, at_least in connection.execute(_NEEDS):
        needs[criterion].append(Need(label, at_least))
    criteria: _Groups[Criterion] = defaultdict(list)
    for outcome, id_, reference, code, text, kind, verb, by, core in connection.execute(_CRITERIA):
        known = member(CriterionKind, kind)
        criteria[outcome].append(Criterion(reference, code, text, known, verb, tuple(needs[id_]), by, bool(core)))
    outcomes: _Groups[Outcome] = defaultdict(list)
    for unit, id_, code, title in connection.execute(_OUTCOMES):
        outcomes[unit].append(Outcome(code, title, tuple(criteria[id_])))
    units: _Groups[Unit] = defaultdict(list)
    for framework, id_, code, title, guidance in connection.execute(_UNITS):
        units[framework].append(Unit(code, title, tuple(outcomes[id_]), _guidance(json.loads(guidance))))
    return tuple(
        Framework(code, title, version, tuple(units[id_]), level, source, attribution)
        for id_, code, title, version, level, source, attribution in connection.execute(_FRAMEWORKS, (archived,))
    )


def _guidance(stored: dict[str, Any]) -> Guidance:
    return Guidance(
        synopsis=stored.get("synopsis", ""),
        concepts=tuple(Concept(concept["term"], concept["text"]) for concept in stored.get("concepts", ())),
        tips=tuple(stored.get("tips", ())),
        mistakes=tuple(stored.get("mistakes", ())),
    )
