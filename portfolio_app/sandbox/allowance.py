"""How much of the processor's time the jobs on one file may take together, however many jobs they are."""

from collections.abc import Callable
from contextvars import ContextVar, Token
from functools import wraps
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST_SECONDS = 13.0
"""What reading one file may take of the processor's time: with all else, an answer comes within 15 s."""


class Allowance:
    """While it is entered, jobs take their time from it; it may be entered again, and stand within another.

    The first ``free`` seconds of each job are not counted: what has many pages may take so long for each of them.
    """

    def __init__(self, seconds: float = MOST_SECONDS, free: float = 0.0) -> None:
        self.left = seconds
        self._free = free
        self._token: Token[tuple[Allowance, ...]] | None = None

    def __enter__(self) -> Self:
        self._token = _ENTERED.set((*_ENTERED.get(), self))
        return self

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            _ENTERED.reset(self._token)

    @property
    def room(self) -> float:
        """How many seconds the next job may use."""
        return self.left + self._free if self.left > 0 else 0.0

    def take(self, seconds: float) -> None:
        """Take from it what a job has used."""
        self.left -= max(0.0, seconds - self._free)


def on_one_file(function: Callable[P, T]) -> Callable[P, T]:
    """Let all jobs of a function, which reads one file, share an allowance."""

    @wraps(function)
    def bounded(*arguments: P.args, **named: P.kwargs) -> T:
        with Allowance():
            return function(*arguments, **named)

    return bounded


def left(wanted: float) -> float:
    """Return how many of the seconds that a job wants it may have."""
    return min((wanted, *(each.room for each in _ENTERED.get())))


def take(seconds: float) -> None:
    """Take what a job has used from every allowance that it ran within."""
    for each in _ENTERED.get():
        each.take(seconds)


_ENTERED: ContextVar[tuple[Allowance, ...]] = ContextVar("allowances", default=())
