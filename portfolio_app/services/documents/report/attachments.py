"""Files that travel inside the document, because paper cannot show them or shows a part of them."""

from portfolio_app.domain.documents.report import Attachment
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.programs import may_run
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.shown import Reader, Shown

MOST_PAGES = 60
"""Pages of one PDF that are placed in; of a longer one those with claims, and the first."""
MOST_BYTES = 20_000_000
"""What all attachments of a document may have: more is refused by many e-mail servers."""


def attached_files(sources: Sources) -> tuple[EvidenceFile, ...]:
    """Return the files that travel inside, in their order, until the most that all may have."""
    if not (sources.options.attachments and sources.setting.accounts and sources.reader):
        return ()
    left, chosen = MOST_BYTES, list[EvidenceFile]()
    for file in sources.files:
        if not _is_shown(sources.reader, file) and file.size <= left and not may_run(file.name):
            chosen.append(file)
            left -= file.size
    return tuple(chosen)


def attachments(sources: Sources) -> tuple[Attachment, ...]:
    """Return what travels inside the document, each named by its reference and its file's name."""
    reader = sources.reader
    return () if reader is None else tuple(_attachment(reader, file) for file in attached_files(sources))


def _attachment(reader: Reader, file: EvidenceFile) -> Attachment:
    name = f"{file.evidence.reference} {file.name}"
    return Attachment(name, file.media_type, file.evidence.title, lambda: reader.content(file))


def _is_shown(reader: Reader, file: EvidenceFile) -> bool:
    """Whether the document shows all of a file."""
    pieces = reader.pieces(file)
    return (
        0 < len(pieces) <= MOST_PAGES and not file.present.warning and all(isinstance(each, Shown) for each in pieces)
    )
