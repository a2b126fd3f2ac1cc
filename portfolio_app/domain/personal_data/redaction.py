"""The log of what was replaced or blacked out: when, where, of which kind and by what; never the words themselves."""

from dataclasses import dataclass

from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.place import Part, Place


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words of one place that were replaced, so many ``times``; ``done_at`` is ISO 8601, UTC.

    ``kind`` is None where nobody said of which kind it was, as under a box that was drawn; ``pseudonym`` says then what
    was done.
    """

    done_at: str
    evidence_id: int
    part: Part
    kind: Kind | None
    pseudonym: str
    times: int
    claim_id: int = 0

    @property
    def place(self) -> Place:
        """Where it was."""
        return Place(self.evidence_id, self.part, self.claim_id)
