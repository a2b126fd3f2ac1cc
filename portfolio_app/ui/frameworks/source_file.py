"""A framework read from a file that was chosen, as long work."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.services.frameworks.frameworks import read_framework_file
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A framework as it was read from a file, with what was read with doubt."""

    path: Path
    framework: Framework
    problems: tuple[Problem, ...]


def reading(path: Path) -> Callable[[Progress], SourceFile]:
    """Return the work that reads a framework from a file."""

    def work(progress: Progress) -> SourceFile:
        progress(tr("Reading the file"), 0, 1)
        framework, problems = read_framework_file(path)
        return SourceFile(path, framework, problems)

    return work
