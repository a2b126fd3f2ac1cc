"""What people call the things that are proved, and the parts that they stand in: it depends on the frameworks."""

from collections.abc import Iterable
from enum import Enum

from portfolio_app.domain.frameworks.framework import CriterionKind, Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr

_KSB = frozenset({CriterionKind.KNOWLEDGE, CriterionKind.SKILL, CriterionKind.BEHAVIOUR})


class Noun(Enum):
    """The noun for one and for several, and that for the parts: a standard has groups where a qualification has units.

    *KSB* is for standards that have knowledge, skills and behaviours alone; where outcomes or grading criteria stand
    over them, all of them are *statements*.
    """

    CRITERION = (mark("criterion"), mark("criteria"), mark("unit"), mark("units"))
    KSB = (mark("KSB"), mark("KSBs"), mark("group"), mark("groups"))
    STATEMENT = (mark("statement"), mark("statements"), mark("group"), mark("groups"))
    COMPETENCY = (mark("competency"), mark("competencies"), mark("group"), mark("groups"))

    def __init__(self, one: str, many: str, part: str, parts: str) -> None:
        self._one, self._many, self._part, self._parts = one, many, part, parts

    @property
    def one(self) -> str:
        """One of them, within a sentence."""
        return tr(self._one)

    @property
    def many(self) -> str:
        """Several of them, within a sentence."""
        return tr(self._many)

    @property
    def part(self) -> str:
        """What one stands in, within a sentence."""
        return tr(self._part)

    @property
    def parts(self) -> str:
        """What several stand in, within a sentence."""
        return tr(self._parts)

    @property
    def head(self) -> str:
        """One of them, as the head of a column."""
        return begun(self.one)

    @property
    def heads(self) -> str:
        """Several of them, as a heading."""
        return begun(self.many)

    def count(self, number: int) -> str:
        """Return how many there are: “35 KSBs”."""
        return plural(number, self._one, self._many)

    def count_parts(self, number: int) -> str:
        """Return in how many parts they stand: “3 groups”."""
        return plural(number, self._part, self._parts)


def begun(words: str) -> str:
    """Return the words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def noun_of(frameworks: Iterable[Framework]) -> Noun:
    """Return the noun for what these frameworks ask for; frameworks of different kinds have criteria."""
    nouns = {_noun(framework) for framework in frameworks}
    return nouns.pop() if len(nouns) == 1 else Noun.CRITERION


def _noun(framework: Framework) -> Noun:
    match framework.kind:
        case FrameworkKind.QUALIFICATION:
            return Noun.CRITERION
        case FrameworkKind.COMPETENCIES:
            return Noun.COMPETENCY
        case _:
            return Noun.KSB if all(c.kind in _KSB for c in framework.criteria) else Noun.STATEMENT
