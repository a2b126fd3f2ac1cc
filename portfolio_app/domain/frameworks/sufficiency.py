"""What enough means beyond a criterion's own needs: groups of criteria, optional units, pathways."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria of a unit that are asked for together: at least so many of them, each by so much different evidence.

    ``at_least`` is 0 where all of them are asked for. ``times`` is how many different pieces of evidence each needs.
    """

    code: str
    title: str = ""
    at_least: int = 0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Combination:
    """Optional units of which some are chosen: at least so many units, and units worth at least so many credits."""

    code: str
    title: str = ""
    units: int = 0
    credits: int = 0


@dataclass(frozen=True, slots=True)
class Pathway:
    """One of the ways through a framework, of which a learner follows one."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Descriptor:
    """How well something is done at a grade, such as *pass*: help to read, never claimed."""

    text: str
    category: str = ""
    grade: str = ""
