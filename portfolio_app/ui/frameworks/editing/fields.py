"""What can be said of each part of a framework: its fields, with how each is read from a draft and written to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portfolio_app.domain.frameworks.editing.draft import At
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.ui.frameworks.editing.rows_field import Row

Write = Callable[[Framework, At, str], Framework]


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line, or with ``lines`` on several; ``whole`` ones are kept when the field is left, not before."""

    name: str
    label: str
    read: Callable[[Framework, At], str]
    write: Write
    lines: int = 1
    hint: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; ``options`` are values and what they are called. It shows where there is more than one."""

    name: str
    label: str
    options: Callable[[Framework, At], Sequence[tuple[str, str]]]
    read: Callable[[Framework, At], str]
    write: Write
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any of several; they show where there are any."""

    name: str
    label: str
    options: Callable[[Framework, At], Sequence[tuple[str, str]]]
    read: Callable[[Framework, At], Sequence[str]]
    write: Callable[[Framework, At, tuple[str, ...]], Framework]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a name and numbers; ``least`` are the smallest numbers that may stand in each column."""

    name: str
    label: str
    heads: tuple[str, ...]
    least: tuple[int, ...]
    add: str
    read: Callable[[Framework, At], Sequence[Row]]
    write: Callable[[Framework, At, tuple[Row, ...]], Framework]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between fields, and a sentence under it."""

    label: str
    hint: str = ""


Field = Words | Choice | Ticks | Table | Heading
