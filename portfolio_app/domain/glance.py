"""What a first look at a portfolio tells: little enough to be read before anything heavy is loaded."""

from typing import NamedTuple


class Glance(NamedTuple):
    """Whose portfolio it is, how many accounts it holds, and the titles of its units in order."""

    learner: str
    programme: str
    accounts: int
    criteria: int
    units: tuple[str, ...]
