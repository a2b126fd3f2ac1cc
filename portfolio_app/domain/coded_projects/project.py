"""A coded project: codes, and texts with passages that bear them."""

from dataclasses import dataclass

from portfolio_app.domain.frameworks.problem import Problem


@dataclass(frozen=True, slots=True)
class Code:
    """What passages are coded with; ``above`` are the names of the codes that it stands under, the highest first.

    ``guid`` is in capital letters, without braces.
    """

    guid: str
    name: str
    above: tuple[str, ...] = ()
    text: str = ""
    codable: bool = True


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """One code on words of a text; offsets are code points over LF text. ``code`` is the code's guid.

    ``made_at`` is ISO 8601, UTC.
    """

    guid: str
    start: int
    end: int
    code: str
    note: str = ""
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class CodedSource:
    """A text with its passages."""

    guid: str
    name: str
    text: str
    passages: tuple[CodedPassage, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CodedProject:
    """Codes and texts; ``origin`` is the program that wrote it, ``problems`` say what of it could not be read."""

    name: str
    codes: tuple[Code, ...]
    sources: tuple[CodedSource, ...]
    origin: str = ""
    problems: tuple[Problem, ...] = ()
