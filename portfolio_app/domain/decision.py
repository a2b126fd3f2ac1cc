"""Decisions: dated judgements on a criterion; a later one is added, none is overwritten."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided."""

    MET = "met"
    NOT_YET_MET = "not yet met"
    MORE_EVIDENCE = "more evidence needed"


class Role(StrEnum):
    """Who decided."""

    ASSESSOR = "assessor"
    QUALITY_ASSURER = "quality assurer"
    EMPLOYER = "employer"


class Check(StrEnum):
    """The five checks of evidence (practice notes, section 3.7)."""

    VALID = "valid"
    AUTHENTIC = "authentic"
    CURRENT = "current"
    SUFFICIENT = "sufficient"
    RELIABLE = "reliable"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement; ``decided_at`` is ISO 8601, UTC, and ``id`` is 0 until it is stored."""

    id: int
    criterion: str
    verdict: Verdict
    role: Role
    decided_by: str
    decided_at: str
    feedback: str = ""
    checks: frozenset[Check] = frozenset()


def latest(decisions: tuple[Decision, ...], role: Role = Role.ASSESSOR) -> dict[str, Decision]:
    """Return the last decision of that role on each criterion."""
    ordered = sorted((decision for decision in decisions if decision.role is role), key=lambda d: (d.decided_at, d.id))
    return {decision.criterion: decision for decision in ordered}
