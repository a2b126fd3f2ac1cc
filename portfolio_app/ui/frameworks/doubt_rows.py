"""The doubts of an import as rows: what is open, what was settled and how, and what was left out of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.domain.words.text import shown
from portfolio_app.services.frameworks.reading import Document
from portfolio_app.translation import mark, tr

_DONE = {
    Way.KEEP: mark("Kept"),
    Way.LEAVE_OUT: mark("Left out"),
    Way.WORDS: mark("Words changed"),
    Way.JOIN: mark("Joined"),
}


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """A doubt and how it was settled; ``unasked`` is what no doubt was about, shown to be looked through."""

    problem: Problem
    settled: Settled | None = None
    unasked: bool = False

    @property
    def open(self) -> bool:
        """Whether it waits to be settled, and can be."""
        return self.settled is None and not self.unasked and self.problem.piece is not None

    @property
    def words(self) -> str:
        """What the list says of it."""
        where = f"{self.problem.where[:1].upper()}{self.problem.where[1:]}"
        said = f"{where}: {self.problem.message}" if where else self.problem.message
        return said if self.settled is None else tr("✓ {done}. {said}", done=tr(_DONE[self.settled.way]), said=said)


class DoubtRows:
    """Remembers what was said of each piece, so that a settled doubt stays in sight."""

    def __init__(self) -> None:
        self.settled: dict[int, Settled] = {}
        self._said: dict[int, Problem] = {}

    def settle(self, row: DoubtRow, settled: Settled) -> None:
        """Settle a doubt."""
        self.settled[settled.piece] = settled
        self._said.setdefault(settled.piece, row.problem)

    def take_back(self, piece: int) -> None:
        """Ask anew about a piece."""
        self.settled.pop(piece, None)
        self._said.pop(piece, None)

    def rows(self, problems: tuple[Problem, ...], rest: Mapping[int, Problem]) -> list[DoubtRow]:
        """Return the rows in the order of the document; ``rest`` is what was left out, where that is to be shown."""
        asked = {problem.piece for problem in problems}
        made = [DoubtRow(problem) for problem in problems]
        made += [DoubtRow(self._said[piece], each) for piece, each in self.settled.items() if piece not in asked]
        known = asked | set(self.settled)
        made += [DoubtRow(problem, unasked=True) for piece, problem in rest.items() if piece not in known]
        return sorted(made, key=lambda row: (row.problem.piece is None, row.problem.piece or 0))


def left_out_of(document: Document, pieces: tuple[int, ...]) -> Iterator[tuple[int, Problem]]:
    """Yield what is no part of the framework, by its number."""
    for piece in pieces:
        if 0 <= piece < len(document.blocks):
            block = document.blocks[piece]
            yield piece, Problem(block.where, tr("“{words}” is left out.", words=shown(block.text, 100)), piece)
