"""The state of a criterion: what coverage finds of it, and what every list and document shows."""

from enum import StrEnum


class State(StrEnum):
    """The state of a criterion, or of a passage that must be looked at again."""

    NONE = "none"
    PARTLY = "partly"
    CLAIMED = "claimed"
    MET = "met"
    NOT_YET_MET = "not yet met"
    RECHECK = "to re-check"
