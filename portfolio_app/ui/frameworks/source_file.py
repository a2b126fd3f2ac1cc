"""A framework as it was read from a file or from what was pasted, and how it is read again when more is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData

from portfolio_app.domain.frameworks.columns import Column
from portfolio_app.services.frameworks.reading import Asked, Found, read_again, read_framework_from, read_pasted
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr

Read = Callable[[Asked], Found]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What was found, what had been said of it, and the way to read it again."""

    read: Read
    asked: Asked
    found: Found

    @property
    def columns(self) -> tuple[tuple[int, Column], ...]:
        """What each column of a table was taken for."""
        return tuple(enumerate(self.found.table.columns)) if self.found.table is not None else ()

    def again(self, asked: Asked) -> "SourceFile":
        """Return what it becomes when more is said; raises PortfolioError. A document is not opened a second time."""
        document = self.found.document
        found = self.read(asked) if document is None or document.of_entries else read_again(document, asked)
        return replace(self, asked=asked, found=found)


def file_reader(path: Path) -> Read:
    """Return what reads the file."""
    return lambda asked: read_framework_from(path, asked)


def pasted_reader(data: QMimeData) -> Read:
    """Return what reads what was copied: a table of a web page or of Word as one, else the plain words."""
    text = data.html() if data.hasHtml() and "<td" in data.html() else data.text()
    return lambda asked: read_pasted(text, tr("What you copied"), asked)


def typed_reader(text: str) -> Read:
    """Return what reads what was typed."""
    return lambda asked: read_pasted(text, tr("What you typed"), asked)


def reading(read: Read, asked: Asked) -> Callable[[Progress], SourceFile]:
    """Return the work that reads a framework."""

    def work(progress: Progress) -> SourceFile:
        progress(tr("Reading the file"), 0, 1)
        return SourceFile(read, asked, read(asked))

    return work
