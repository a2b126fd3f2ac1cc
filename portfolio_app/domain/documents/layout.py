"""How a document is laid out on paper: what its reader needs, not what it says."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.translation import mark


class Paper(StrEnum):
    """The paper's size."""

    A4 = "a4"
    LETTER = "letter"


class Reading(StrEnum):
    """For whose eyes the words are set."""

    STANDARD = mark("standard")
    LARGE_PRINT = mark("large print")
    DYSLEXIA = mark("dyslexia friendly")


@dataclass(frozen=True, slots=True)
class Layout:
    """The setting of one document; every writer follows it as far as its format can."""

    paper: Paper = Paper.A4
    reading: Reading = Reading.STANDARD
    justified: bool = False
