"""The log of what was replaced: when, where, of which kind and by what; never the words themselves."""

from dataclasses import dataclass

from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.place import Part, Place


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words of one place that were replaced, so many ``times``; ``done_at`` is ISO 8601, UTC."""

    done_at: str
    evidence_id: int
    part: Part
    kind: Kind
    pseudonym: str
    times: int
    claim_id: int = 0

    @property
    def place(self) -> Place:
        """Where it was."""
        return Place(self.evidence_id, self.part, self.claim_id)
