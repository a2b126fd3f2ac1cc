"""Reading what documents show of evidence: drawn signatures, pictures, and pages of PDFs, each when it is needed.

Everything is read in the sandbox. What fails there is remembered, and a white picture is handed over in its place, so
that whoever writes the document comes to its end and sees by ``faults`` that the report is to be built once more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from portfolio_app.domain.documents.report import PdfPage
from portfolio_app.domain.evidence.file import PDF, EvidenceFile
from portfolio_app.domain.evidence.writing import Writing
from portfolio_app.domain.witnesses.statement_rules import PICTURE
from portfolio_app.sandbox import Allowance, Reason, SandboxError, run
from portfolio_app.services.documents.kept_files import KeptFiles
from portfolio_app.services.documents.report.shown import Shown, Unshown
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out
from portfolio_app.translation import mark, tr

_LARGEST_PDF = 200_000_000
_UNREAD = mark("It {reason}, so it cannot be shown here.")
_TOO_LARGE = mark("It is larger than 200 MB, too large to be shown here.")
_WHOLE = -1
"""The place, among a file's pages, of what is wrong with all of it."""
_ALL = 0
_FREE_SECONDS = 0.1
"""What drawing a page usually takes; what it takes beyond that is counted for all pages of a file together."""


@dataclass(frozen=True, slots=True)
class _Pages:
    """Something that has pages to be shown: its digest, what it is, how many are wanted, and what writes its bytes."""

    digest: str
    is_pdf: bool
    count: int
    write: Callable[[Path], None]


class EvidenceReader:
    """Reads from one portfolio; copies of files and what was drawn of them are kept aside while it lives."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = KeptFiles()
        self._faults: dict[tuple[str, int], str] = {}
        self._sizes: dict[str, tuple[tuple[int, int] | None, ...]] = {}
        self._allowances: dict[str, Allowance] = {}

    @property
    def faults(self) -> int:
        """How many pictures and pages turned out to be unreadable so far."""
        return len(self._faults)

    def signature(self, evidence_id: int, version: int) -> Shown | Unshown | None:
        """Return the signature that was drawn under a version of a statement; None where there is none."""
        from portfolio_app.importers.document_picture import drawn_signature

        with self._database.unit_of_work(reading=True) as unit:
            found = unit.statements.file(evidence_id, version, PICTURE)
        if found is None:
            return None
        try:
            content, size = run(drawn_signature, found.content)
        except SandboxError as error:
            return Unshown(error.sentence(tr(_UNREAD)))
        return Shown(lambda: content, *size)

    def scan(self, evidence_id: int, version: int) -> tuple[Shown | Unshown, ...]:
        """Return the pages of a statement that was given on paper, or one in the place of all that cannot be shown."""
        with self._database.unit_of_work(reading=True) as unit:
            found = unit.statements.file(evidence_id, version)
        if found is None:
            return ()
        content = found.content

        def write(target: Path) -> None:
            target.write_bytes(content)

        return self._shown(_Pages(sha256(content).hexdigest(), found.media_type == PDF, _ALL, write))

    def pieces(self, file: EvidenceFile) -> tuple[Shown | Unshown, ...]:
        """Return the picture that a file is, or the pages of a PDF, or one in the place of all that cannot be shown."""
        from portfolio_app.importers.evidence_files.pdf_file import MOST_PAGES

        present = file.present
        if not (present.is_picture or present.is_pdf):
            told = present.media_type.startswith("image/") and present.warning
            return (Unshown(present.warning),) if told else ()
        if present.warning and not 0 < present.pages <= MOST_PAGES:
            return (Unshown(present.warning),)
        if present.is_pdf and file.size > _LARGEST_PDF:
            return (Unshown(tr(_TOO_LARGE)),)
        return self._shown(self._pages_of(file))

    def writings(self, file: EvidenceFile) -> tuple[Writing, ...]:
        """Return the words of an e-mail, a web page or a plain text, or nothing for other kinds."""
        from portfolio_app.importers.evidence_files.words import read_writings

        if not file.present.is_written:
            return ()
        try:
            return run(read_writings, self._copy(self._pages_of(file)), file.media_type)
        except SandboxError:
            return ()

    def content(self, file: EvidenceFile) -> bytes:
        """Return all of a file's bytes."""
        return self._content(self._pages_of(file))

    def _pages_of(self, file: EvidenceFile) -> _Pages:
        def write(target: Path) -> None:
            with target.open("wb") as stream:
                copy_out(self._database, file.evidence.id, stream)

        return _Pages(file.sha256, file.present.is_pdf, max(1, file.present.pages), write)

    def _shown(self, source: _Pages) -> tuple[Shown | Unshown, ...]:
        sizes = self._measured(source)
        if (why := self._faults.get((source.digest, _WHOLE))) is not None:
            return (Unshown(why),)
        return tuple(self._piece(source, index, size) for index, size in enumerate(sizes))

    def _piece(self, source: _Pages, index: int, size: tuple[int, int] | None) -> Shown | Unshown:
        why = self._faults.get((source.digest, index))
        if size is None or why is not None:
            return Unshown(why or tr(_UNREAD, reason=tr(Reason.FAULT.value)))
        page = PdfPage(source.digest, index, partial(self._content, source)) if source.is_pdf else None
        return Shown(partial(self._drawn, source, index), *size, page)

    def _measured(self, source: _Pages) -> tuple[tuple[int, int] | None, ...]:
        """Return the size of each page; nothing where what was tried is a fault of the whole file."""
        from portfolio_app.importers.document_picture import page_sizes, scan_sizes

        if source.digest not in self._sizes:
            try:
                path = self._copy(source)
                with self._allowance(source):
                    sizes = run(page_sizes, path) if source.is_pdf else run(scan_sizes, path, source.count)
            except SandboxError as error:
                self._faults[source.digest, _WHOLE] = error.sentence(tr(_UNREAD))
                sizes = ()
            self._sizes[source.digest] = sizes
        return self._sizes[source.digest]

    def _drawn(self, source: _Pages, index: int) -> bytes:
        """Return a picture, or a page of a PDF as a picture; a white one where it cannot be read."""
        from portfolio_app.importers.document_picture import blank_picture

        faults = self._faults.keys() & {(source.digest, index), (source.digest, _WHOLE)}
        try:
            return blank_picture() if faults else self._draw(source, index)
        except SandboxError as error:
            # What ends the process or goes on for ever would do so again on the next page.
            place = index if error.reason is Reason.FAULT else _WHOLE
            self._faults[source.digest, place] = error.sentence(tr(_UNREAD))
            return blank_picture()

    def _draw(self, source: _Pages, index: int) -> bytes:
        from portfolio_app.importers.document_picture import page_picture, paper_picture

        def write(target: Path) -> None:
            path = self._copy(source)
            with self._allowance(source):
                drawn = run(page_picture, path, index) if source.is_pdf else run(paper_picture, path, index + 1)
            target.write_bytes(drawn)

        return self._kept.path(f"{source.digest}-{index}", write).read_bytes()

    def _allowance(self, source: _Pages) -> Allowance:
        return self._allowances.setdefault(source.digest, Allowance(free=_FREE_SECONDS))

    def _content(self, source: _Pages) -> bytes:
        return self._copy(source).read_bytes()

    def _copy(self, source: _Pages) -> Path:
        return self._kept.path(source.digest, source.write)
