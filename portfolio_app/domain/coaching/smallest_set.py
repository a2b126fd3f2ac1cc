"""The smallest set of pieces that meets a list of demands, exactly where that can be found in good time.

Each demand asks for so many, and each piece gives so many of it: a multicover. What must be taken is taken first; the
rest is tried piece by piece, the demand with the fewest pieces first, and whatever cannot beat the best is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_TRIES = 5_000
"""Choices after which the best found so far is returned, and said not to be proved the smallest."""


@dataclass(frozen=True, slots=True)
class Demand:
    """So many are wanted; ``gives`` says how many each piece gives."""

    wanted: int
    gives: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Smallest:
    """The pieces in order, and whether fewer are proved not to do."""

    pieces: tuple[int, ...]
    exact: bool


def smallest_set(demands: Sequence[Demand]) -> Smallest:
    """Return the fewest pieces that meet all demands; what cannot be met at all is asked for as far as it can be."""
    asked = [Demand(min(each.wanted, sum(each.gives.values())), each.gives) for each in demands]
    search = _Search([each for each in asked if each.wanted > 0])
    search.run()
    return Smallest(tuple(sorted(search.best)), exact=search.tries < MOST_TRIES)


class _Search:
    def __init__(self, demands: list[Demand]) -> None:
        self._demands = demands
        self.best: frozenset[int] = _greedy(demands)
        self.tries = 0

    def run(self) -> None:
        self._try(frozenset(), frozenset())

    def _try(self, taken: frozenset[int], left_out: frozenset[int]) -> None:
        """Look for something smaller than the best that has all of ``taken`` and none of ``left_out``."""
        self.tries += 1
        if self.tries >= MOST_TRIES:
            return
        taken = self._with_forced(taken, left_out)
        open_ = self._open(taken, left_out)
        if open_ is None or len(taken) + _at_least(open_) >= len(self.best):
            return
        if not open_:
            self.best = taken
            return
        worth: dict[int, int] = {}
        for wanted, gives in open_:
            for piece, count in gives.items():
                worth[piece] = worth.get(piece, 0) + min(count, wanted)
        _, fewest = min(open_, key=lambda each: len(each[1]))
        for piece in sorted(fewest, key=lambda each: (-worth[each], each)):
            self._try(taken | {piece}, left_out)
            left_out |= {piece}

    def _with_forced(self, taken: frozenset[int], left_out: frozenset[int]) -> frozenset[int]:
        """Add what no demand can be met without."""
        forced = set(taken)
        for demand in self._demands:
            there = {piece: count for piece, count in demand.gives.items() if piece not in left_out}
            spare = sum(there.values()) - demand.wanted
            forced.update(piece for piece, count in there.items() if count > spare)
        return frozenset(forced)

    def _open(self, taken: frozenset[int], left_out: frozenset[int]) -> list[tuple[int, dict[int, int]]] | None:
        """Return what is still wanted, and of which pieces; None where it cannot be had any more."""
        found: list[tuple[int, dict[int, int]]] = []
        for demand in self._demands:
            wanted = demand.wanted - sum(count for piece, count in demand.gives.items() if piece in taken)
            if wanted > 0:
                gives = {p: c for p, c in demand.gives.items() if p not in taken and p not in left_out}
                if sum(gives.values()) < wanted:
                    return None
                found.append((wanted, gives))
        return found


def _at_least(open_: list[tuple[int, dict[int, int]]]) -> int:
    """Return how many pieces it takes at least: the sum over demands that have no piece in common."""
    used: set[int] = set()
    total = 0
    for wanted, gives in sorted(open_, key=lambda each: len(each[1])):
        if used.isdisjoint(gives):
            used.update(gives)
            for count in sorted(gives.values(), reverse=True):
                total, wanted = total + 1, wanted - count  # what is left of it
                if wanted <= 0:
                    break
    return total


def _greedy(demands: list[Demand]) -> frozenset[int]:
    taken: set[int] = set()
    left = [demand.wanted for demand in demands]
    while any(wanted > 0 for wanted in left):
        worth: dict[int, int] = {}
        for wanted, demand in zip(left, demands, strict=True):
            for piece, count in demand.gives.items():
                if wanted > 0 and piece not in taken:
                    worth[piece] = worth.get(piece, 0) + min(count, wanted)
        chosen = min(worth, key=lambda piece: (-worth[piece], piece))
        taken.add(chosen)
        left = [wanted - demand.gives.get(chosen, 0) for wanted, demand in zip(left, demands, strict=True)]
    return frozenset(taken)
