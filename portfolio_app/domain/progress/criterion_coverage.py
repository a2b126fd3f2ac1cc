"""The state of one criterion: what is claimed for it, and what it still asks for."""

from dataclasses import dataclass

from portfolio_app.domain.claims.region import Region
from portfolio_app.domain.frameworks.framework import Criterion, Need
from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr

Place = tuple[int, str, int, int, Region | None]
"""What is claimed: evidence, and in it words (section, start, end), or a region of a file, or all of it."""


@dataclass(frozen=True, slots=True)
class NeedCoverage:
    """How many different passages, and regions of files, were claimed for one need."""

    need: Need
    have: int

    @property
    def met(self) -> bool:
        """Whether there are as many as the need asks for."""
        return self.have >= self.need.at_least

    @property
    def missing(self) -> int:
        """How many more claims the need asks for."""
        return max(0, self.need.at_least - self.have)


@dataclass(frozen=True, slots=True)
class CriterionCoverage:
    """The state of one criterion; ``claims`` counts different places, whatever their need.

    ``feedback`` is that of the decision that counts, "" where there is none. ``pieces`` counts the pieces of evidence
    claimed, of which ``times`` are asked for. Of a criterion that stands over others ``parts`` counts those, and
    ``parts_done`` the covered ones. ``needed`` is whether the learner has to prove it at all: not on another pathway,
    in a unit that is not chosen, for a higher grade, or in a group of which enough is covered without it.
    """

    criterion: Criterion
    state: State
    needs: tuple[NeedCoverage, ...]
    claims: int
    without_need: int = 0
    feedback: str = ""
    pieces: int = 0
    times: int = 1
    parts: int = 0
    parts_done: int = 0
    needed: bool = True

    @property
    def covered(self) -> bool:
        """Whether nothing more has to be claimed."""
        return self.state in (State.CLAIMED, State.MET)

    @property
    def unneeded(self) -> bool:
        """Whether nothing is claimed for it and nothing has to be."""
        return not self.needed and self.state is State.NONE

    @property
    def open(self) -> bool:
        """Whether the learner has something to do for it; what stands over others is done with them."""
        return self.needed and not self.covered and (not self.parts or self.state is State.NOT_YET_MET)

    @property
    def asked(self) -> int:
        """How many claims the criterion asks for in all, or how many others it stands over."""
        return self.parts or max(sum(need.need.at_least for need in self.needs) or 1, self.times)

    @property
    def had(self) -> int:
        """How many of the claims asked for are there; more than enough for one need does not help another."""
        if self.parts:
            return self.parts if self.covered else self.parts_done
        needed = sum(need.missing for need in self.needs) if self.needs else 1 - min(self.claims, 1)
        return self.asked - max(needed, self.times - min(self.pieces, self.times))

    @property
    def missing(self) -> int:
        """How many more claims the criterion asks for."""
        return self.asked - self.had


def say_pieces(entry: CriterionCoverage) -> str:
    """Say how many different pieces of evidence are there, of those that are asked for."""
    return tr("{have} of {wanted} different pieces of evidence", have=entry.pieces, wanted=entry.times)
