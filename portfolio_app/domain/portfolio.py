"""Whose portfolio it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The learner's details, as the cover shows them; only the learner's name must be there.

    ``identity`` is a UUID made with the portfolio; ``created_at`` is ISO 8601, UTC.
    """

    identity: str
    learner: str
    created_at: str
    learner_number: str = ""
    programme: str = ""
    employer: str = ""
    provider: str = ""
