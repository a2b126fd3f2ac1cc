"""What a report asks of whoever reads evidence for it: pictures and pages, read only when they are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from portfolio_app.domain.documents.report import PdfPage
from portfolio_app.domain.evidence.file import EvidenceFile


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture for a document: what reads it, its width and height, and the page of a PDF that it is a picture of."""

    load: Callable[[], bytes]
    width: int
    height: int
    page: PdfPage | None = None


class Reader(Protocol):
    """Finds what is to be shown of evidence; None or nothing where it cannot be."""

    def signature(self, evidence_id: int, version: int) -> Shown | None:
        """Return the signature drawn under a version of a statement."""
        ...

    def scan(self, evidence_id: int, version: int) -> tuple[Shown, ...]:
        """Return the pages of a statement that was given on paper."""
        ...

    def picture(self, file: EvidenceFile) -> Shown | None:
        """Return a file that is a picture."""
        ...

    def content(self, file: EvidenceFile) -> bytes:
        """Return all of a file."""
        ...

    def pages(self, file: EvidenceFile) -> tuple[Shown, ...]:
        """Return the pages of a file that is a PDF."""
        ...
