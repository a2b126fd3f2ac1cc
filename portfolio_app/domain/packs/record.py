"""Packs that were made: what each held, and what is different since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import id_of, reference_of

CLAIM = "claim "
"""How the name of a claim begins among what a pack held."""


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A pack that was made: when (ISO 8601, UTC), by which profile, and the digest of each thing that it held.

    ``items`` are named ``E004`` or ``claim 17``.
    """

    made_at: str
    profile: str
    digest: str
    items: Mapping[str, str] = field(default_factory=dict[str, str])


class Difference(StrEnum):
    """What became of a claim or a piece of evidence since the last pack."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the pack of ``since`` (ISO 8601, UTC), named as in its record."""

    since: str
    items: Mapping[str, Difference]

    def evidence(self, reference: str) -> Difference | None:
        """Return what became of that piece of evidence, or None when it is as it was."""
        return self.items.get(reference)

    def claim(self, claim_id: int) -> Difference | None:
        """Return what became of that claim, or None when it is as it was."""
        return self.items.get(f"{CLAIM}{claim_id}")


def is_item(name: str) -> bool:
    """Tell whether a record may hold a thing of this name."""
    number = name.removeprefix(CLAIM)
    if number != name:
        return number.isascii() and number.isdecimal() and len(number) < len(str(1 << 53))
    evidence = id_of(name)
    return evidence is not None and reference_of(evidence) == name
