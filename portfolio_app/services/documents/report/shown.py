"""What a report asks of whoever reads evidence for it: pictures and pages, read only when they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from portfolio_app.domain.documents.report import PdfPage
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.writing import Writing


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture for a document: what reads it, its width and height, and the page of a PDF that it is a picture of."""

    load: Callable[[], bytes]
    width: int
    height: int
    page: PdfPage | None = None


@dataclass(frozen=True, slots=True)
class Unshown:
    """A picture or a page that cannot be shown, and why, as a whole sentence."""

    why: str


class Reader(Protocol):
    """Finds what is to be shown of evidence; what turns out to be unreadable only when it is drawn is a fault."""

    @property
    def faults(self) -> int:
        """How many pictures and pages turned out to be unreadable so far: with more, a report is to be built anew."""
        ...

    def scan(self, evidence_id: int, version: int) -> tuple[Shown | Unshown, ...]:
        """Return the pages of a statement that was given on paper."""
        ...

    def signature(self, evidence_id: int, version: int) -> Shown | Unshown | None:
        """Return the signature drawn under a version of a statement; None where there is none."""
        ...

    def pieces(self, file: EvidenceFile) -> tuple[Shown | Unshown, ...]:
        """Return the picture that a file is, or the pages of a PDF; nothing for a file of any other kind.

        A single one may stand for all pages: where the file as a whole cannot be shown.
        """
        ...

    def content(self, file: EvidenceFile) -> bytes:
        """Return all of a file."""
        ...

    def writings(self, file: EvidenceFile) -> tuple[Writing, ...]:
        """Return the words of a file that is an e-mail, a web page or a plain text."""
        ...
