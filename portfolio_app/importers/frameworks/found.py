"""What a reader of frameworks gives back, and what it may be told."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.columns import Column
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.frameworks.settling import Settled, closed
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.blocks import Document
from portfolio_app.translation import say_number, tr

MOST_STATEMENTS = 30_000
"""The most statements of a framework: more than the largest competency frameworks have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person says about the file: what to call it, which of many to take, its columns, its doubts."""

    code: str = ""
    title: str = ""
    pick: str = ""
    version: str = ""
    columns: tuple[tuple[int, Column], ...] = ()
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: what each of its columns was taken for, and its first rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A framework, and what was read with doubt; ``table`` where it was read from one, ``document`` from another.

    ``left_out`` are the numbers of the document's pieces that are no part of the framework.
    """

    framework: Framework
    problems: tuple[Problem, ...] = ()
    table: Table | None = None
    document: Document | None = None
    left_out: tuple[int, ...] = ()


class ManyError(InputError):
    """The file holds many frameworks, and none was named."""

    def __init__(self, message: str, listings: tuple[Listing, ...]) -> None:
        super().__init__(message)
        self.listings = listings


@dataclass(slots=True)
class Doubts:
    """Gathers what was read with doubt; of many alike, the first are named and the others counted.

    Of the ``closed`` pieces the person has said what becomes of them.
    """

    most: int = 40
    closed: frozenset[int] = frozenset()
    left_out: list[int] = field(default_factory=list[int])
    _found: dict[str, list[Problem]] = field(default_factory=dict[str, list[Problem]])
    _pieces: dict[str, int] = field(default_factory=dict[str, int])

    _said: frozenset[int] = frozenset()

    def place(self, pieces: Iterable[tuple[str, int]], settled: Iterable[Settled]) -> None:
        """Let doubts be about the pieces at their places; of those settled, what their file says is asked no more."""
        self._pieces = {where: piece for where, piece in pieces if where}
        settled = tuple(settled)
        self._said = frozenset(each.piece for each in settled)
        self.closed |= closed(settled)

    def add(self, where: str, message: str, sort: str = "", piece: int | None = None) -> None:
        """Note a doubt; those of one ``sort`` are counted together."""
        if piece in self.closed:
            return
        self._found.setdefault(sort or message, []).append(Problem(where, message, piece))

    def all(self) -> tuple[Problem, ...]:
        """Return the doubts as they are shown."""
        shown: list[Problem] = []
        for found in self._found.values():
            alike = [placed for each in found if (placed := self._placed(each)) is not None]
            shown += alike[: self.most]
            if len(alike) > self.most:
                rest = alike[self.most :]
                where = tr("{first} to {last}", first=rest[0].where, last=rest[-1].where)
                count = say_number(len(rest))
                shown.append(Problem(where, tr("there are {count} more places like the one before.", count=count)))
        return tuple(shown)

    def _placed(self, problem: Problem) -> Problem | None:
        """Return the doubt with its piece; None for one that the person has settled."""
        if problem.piece is None and (piece := self._pieces.get(problem.where)) is not None:
            return None if piece in self._said else replace(problem, piece=piece)
        return None if problem.piece in self.closed else problem


def check_count(count: int, source: str) -> None:
    """Raise InputError when a file has more statements than a framework can have."""
    if count > MOST_STATEMENTS:
        raise in_file(
            source,
            tr(
                "it has more than {most} statements, too many for one framework; split it into smaller files.",
                most=say_number(MOST_STATEMENTS),
            ),
        )
