"""The state of a criterion: what coverage finds of it, and what every list and document shows."""

from enum import StrEnum

from portfolio_app.translation import mark


class State(StrEnum):
    """The state of a criterion, or of a passage that must be looked at again."""

    NONE = mark("none")
    PARTLY = mark("partly")
    CLAIMED = mark("claimed")
    MET = mark("met")
    NOT_YET_MET = mark("not yet met")
    RECHECK = mark("to re-check")
