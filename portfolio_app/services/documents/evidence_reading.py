"""Reading what documents show of evidence: drawn signatures, pictures, and pages of PDFs, each when it is needed."""

import hashlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from portfolio_app.domain.documents.report import PdfPage
from portfolio_app.domain.evidence.file import PDF, EvidenceFile
from portfolio_app.domain.witnesses.statement_rules import PICTURE
from portfolio_app.services.documents.report.shown import Shown
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out

_LARGEST_PDF = 200_000_000
_IN_MEMORY = 16 * 1024 * 1024
_KEPT = 32 * 1024 * 1024
"""How many bytes of PDFs are kept; the last one is, whatever its size."""


class EvidenceReader:
    """Reads from one portfolio; of PDFs the last ones are kept, for each is laid out first and placed later."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[str, bytes] = {}

    def signature(self, evidence_id: int, version: int) -> Shown | None:
        """Return the signature that was drawn under a version of a statement, or None."""
        from portfolio_app.importers.document_picture import picture_size

        with self._database.unit_of_work(reading=True) as unit:
            found = unit.statements.file(evidence_id, version, PICTURE)
        if found is None:
            return None
        size = picture_size(BytesIO(found.content))
        return Shown(lambda: found.content, *size) if size else None

    def scan(self, evidence_id: int, version: int) -> tuple[Shown, ...]:
        """Return the pages of a statement that was given on paper, or nothing when they cannot be shown."""
        from portfolio_app.importers.document_picture import page_picture, page_sizes, paper_picture, picture_size

        with self._database.unit_of_work(reading=True) as unit:
            found = unit.statements.file(evidence_id, version)
        if found is None:
            return ()
        content, digest = found.content, hashlib.sha256(found.content).hexdigest()
        if found.media_type == PDF:
            return tuple(
                Shown(partial(page_picture, content, number), *size, PdfPage(digest, number, lambda: content))
                for number, size in enumerate(page_sizes(content))
            )
        size = picture_size(BytesIO(content))
        return (Shown(lambda: paper_picture(BytesIO(content)), *size),) if size else ()

    def picture(self, file: EvidenceFile) -> Shown | None:
        """Return a picture at the size of paper, or None when it cannot be shown."""
        from portfolio_app.importers.document_picture import picture_size

        if not file.present.is_picture:
            return None
        with self._database.unit_of_work(reading=True) as unit, unit.files.opened(file.evidence.id) as stream:
            size = picture_size(stream)
        return Shown(lambda: self._paper(file), *size) if size else None

    def pages(self, file: EvidenceFile) -> tuple[Shown, ...]:
        """Return the pages of a PDF, or nothing when they cannot be shown."""
        from portfolio_app.importers.document_picture import page_sizes

        if not file.present.is_pdf or not file.present.pages or file.size > _LARGEST_PDF:
            return ()
        return tuple(
            Shown(self._drawing(file, index), *size, PdfPage(file.sha256, index, lambda: self.content(file)))
            for index, size in enumerate(page_sizes(self.content(file)))
        )

    def content(self, file: EvidenceFile) -> bytes:
        """Return all of a file's bytes."""
        if file.sha256 not in self._kept:
            while self._kept and sum(map(len, self._kept.values())) + file.size > _KEPT:
                del self._kept[next(iter(self._kept))]
            with self._copied(file) as stream:
                self._kept[file.sha256] = stream.read()
        return self._kept[file.sha256]

    def _paper(self, file: EvidenceFile) -> bytes:
        from portfolio_app.importers.document_picture import paper_picture

        with self._copied(file) as stream:
            return paper_picture(stream)

    def _drawing(self, file: EvidenceFile, page: int) -> Callable[[], bytes]:
        from portfolio_app.importers.document_picture import page_picture

        return lambda: page_picture(self.content(file), page)

    def _copied(self, file: EvidenceFile) -> BinaryIO:
        copy = cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115  # the caller closes it
        copy_out(self._database, file.evidence.id, copy)
        copy.seek(0)
        return copy
