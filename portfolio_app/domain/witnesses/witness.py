"""Witnesses: the people at work who saw what the learner did."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.translation import mark, tr


class WitnessStatus(StrEnum):
    """What a witness knows of the work and of the standards (practice notes, section 3.5)."""

    EXPERT = mark("expert witness")
    OCCUPATIONAL = mark("occupational expert")
    STANDARDS = mark("knows the standards")
    OTHER = mark("other")
    NOT_SAID = mark("not said")

    @property
    def said(self) -> str:
        """The status as a sentence for a form or a list."""
        return tr(_SAID[self])


_SAID = {
    WitnessStatus.EXPERT: mark("Expert witness: knows the work, knows the standards, and assesses or evaluates staff"),
    WitnessStatus.OCCUPATIONAL: mark("Knows the work well, but not the standards"),
    WitnessStatus.STANDARDS: mark("Knows the standards, but does not do this work"),
    WitnessStatus.OTHER: mark("Neither: a customer, a colleague from elsewhere"),
    WitnessStatus.NOT_SAID: mark("Not said yet: choose what they know, or leave it"),
}


@dataclass(frozen=True, slots=True)
class Witness:
    """A person in the witness register; ``id`` is 0 until stored. Only the name must be there."""

    id: int
    name: str
    role: str = ""
    organisation: str = ""
    relationship: str = ""
    known_since: str = ""
    contact: str = ""
    status: WitnessStatus = WitnessStatus.NOT_SAID
    qualification: str = ""
    is_relative: bool = False

    @property
    def reference(self) -> str:
        """The permanent reference, such as W01."""
        return witness_reference(self.id)

    @property
    def known(self) -> str:
        """How the witness knows the learner, and since when, on one line."""
        since = self.known_since.strip()
        since = (
            since if not since or since.casefold().startswith(("since ", "for ")) else tr("since {since}", since=since)
        )
        return ", ".join(filter(None, (self.relationship, since)))

    @property
    def method(self) -> str:
        """The method code of this witness's statements: EWT for an expert witness, else WT."""
        return "EWT" if self.status is WitnessStatus.EXPERT else "WT"


@dataclass(frozen=True, slots=True)
class WitnessKey:
    """A witness's signing key as lists show it; ``made_at`` is ISO 8601, UTC."""

    id: int
    witness_id: int
    fingerprint: str
    has_pin: bool
    made_at: str


def witness_reference(witness_id: int) -> str:
    """Return the reference of the witness with that id: 4 gives W04."""
    return f"W{witness_id:02d}"


def witness_id_of(reference: str) -> int | None:
    """Return the id behind a reference such as W04 or w4, or None when it is not one."""
    wanted = reference.strip()
    digits = wanted[1:]
    known = wanted[:1] in ("W", "w") and digits.isascii() and digits.isdecimal() and len(digits) < 16
    return int(digits) if known else None
