"""The fingerprints that the documents inside a pack print as that of the key which sealed it."""

import re
import zipfile
import zlib
from io import BytesIO

from portfolio_app.pdfium_lock import PDFIUM

LARGEST = 50_000_000
"""Bytes that a document may have to be looked into."""
START, WORD, PDF = "START HERE.html", "Portfolio.docx", "Portfolio.pdf"
DOCUMENTS = (START, WORD, PDF)
_FINGERPRINT = r"((?:[0-9A-F]{4}\s+){15}[0-9A-F]{4})"
# Certificates of witnesses are printed too: only what stands behind these words is the pack's key.
_BEHIND = re.compile(rf"(?:key that signed this pack:|must be this one:)\s*{_FINGERPRINT}")
_TAG = re.compile(r"<[^>]*>")
_LAST_PAGES = 4
_LARGEST_PART = 60_000_000


def printed_keys(name: str, content: bytes) -> tuple[str, ...]:
    """Return the fingerprints that a document prints as the pack's own; none where it cannot be read."""
    if name == START:
        text = _TAG.sub(" ", content.decode("utf-8", "replace"))
    else:
        text = _word_text(content) if name == WORD else _pdf_text(content)
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _BEHIND.findall(text)))


def _word_text(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open("word/document.xml") as part:
            return _TAG.sub(" ", part.read(_LARGEST_PART).decode("utf-8", "replace"))
    except (zipfile.BadZipFile, zlib.error, LookupError, OSError, RuntimeError, ValueError, EOFError):
        return ""


def _pdf_text(content: bytes) -> str:
    """Return the text of the last pages, where the documents of packs have it."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PDFIUM:
            book = PdfDocument(content)
            try:
                pages = range(max(0, len(book) - _LAST_PAGES), len(book))
                return " ".join(book[page].get_textpage().get_text_range() for page in pages)
            finally:
                book.close()
    except (PdfiumError, ValueError):
        return ""
