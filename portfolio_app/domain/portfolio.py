"""Whose portfolio it is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The learner's details, as the cover shows them; only the learner's name must be there.

    ``identity`` is a UUID made with the portfolio; ``created_at`` is ISO 8601, UTC.
    ``ai_use`` is what the learner says of their use of AI; ``authorship_since`` is since when (ISO 8601, UTC) it is
    recorded how accounts come to be written, "" where it is not.
    """

    identity: str
    learner: str
    created_at: str
    learner_number: str = ""
    programme: str = ""
    employer: str = ""
    provider: str = ""
    ai_use: str = ""
    authorship_since: str = ""


class FirstLook(NamedTuple):
    """What a portfolio says before anything heavy is loaded.

    Whose it is, how many accounts and criteria it holds, and the titles of its units in order.
    """

    learner: str
    programme: str
    accounts: int
    criteria: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierCopy:
    """A copy of a portfolio that the program made by itself: on ``day``, perhaps ``before_upgrade``.

    ``name`` is what the portfolio was called.
    """

    path: Path
    name: str
    day: date
    size: int
    before_upgrade: bool = False
