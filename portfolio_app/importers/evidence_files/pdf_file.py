"""What a PDF has: how many pages, which words, whether it can be opened, and whether it carries scripts."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.importers.evidence_files.pictures import THUMBNAIL, thumbnail_of
from portfolio_app.pdfium_lock import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

MOST_PAGES = 2000
"""The most pages that a PDF may have to be shown here."""

_MOST_WORD_PAGES = 300
_MOST_CHARACTERS = 1_000_000
_LOOKED_THROUGH = 64 * 1024 * 1024
_SCRIPTS = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<")
_PASSWORD = 4


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What is known of a PDF; ``warning`` says why it cannot be shown, or what to know about it."""

    pages: int = 0
    words: str = ""
    warning: str = ""
    thumbnail: bytes = b""


ENCRYPTED = "It asks for a password, so it cannot be shown or placed in the portfolio's PDF; add a copy without one."
DAMAGED = "It is damaged, so it cannot be shown; if you can open it elsewhere, print it to a new PDF and add that."
SCRIPTED = "It carries a script; scripts are never run here, and a copy printed to PDF has none."
LONG = "It has {pages:,} pages, too many to be read through; add the pages that matter as a PDF of their own."


def read_pdf(path: Path) -> PdfFacts:
    """Look at a PDF; raises OSError. Nothing in it is run."""
    try:
        with opened(path) as document:
            pages = len(document)
            if pages > MOST_PAGES:
                return PdfFacts(pages, "", LONG.format(pages=pages))
            scripted = _has_scripts(document) or _mentions_scripts(path)
            warning = SCRIPTED if scripted else ""
            try:
                small = thumbnail_of(draw(document, 0, THUMBNAIL, THUMBNAIL))
            except PdfFault as fault:
                small, warning = b"", str(fault)
            return PdfFacts(pages, _words(document, pages), warning, small)
    except PdfFault as fault:
        return PdfFacts(warning=str(fault))


class PdfFault(Exception):
    """The PDF cannot be opened, and why."""


@contextmanager
def opened(path: Path) -> Generator["PdfDocument", None, None]:
    """Open a PDF; raises PdfFault when it is damaged, empty or asks for a password."""
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM:
        try:
            document = PdfDocument(path)
        except PdfiumError as error:
            raise PdfFault(ENCRYPTED if getattr(error, "err_code", 0) == _PASSWORD else DAMAGED) from error
        pages = len(document)
    try:
        if not pages:
            raise PdfFault(DAMAGED)
        yield document
    finally:
        with PDFIUM:
            document.close()


def draw(document: "PdfDocument", number: int, width: int, height: int) -> "Image":
    """Return a page, 0 for the first, drawn to fit so many pixels; raises PdfFault when it is damaged."""
    from pypdfium2 import PdfiumError

    with PDFIUM:
        try:
            page = document[number]
            try:
                wide, high = page.get_size()
                scale = min(width / max(wide, 1.0), height / max(high, 1.0))
                bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
                return bitmap.to_pil().convert("RGB")
            finally:
                page.close()
        except (PdfiumError, ValueError, MemoryError, IndexError) as error:
            raise PdfFault(DAMAGED) from error


def _words(document: "PdfDocument", pages: int) -> str:
    from pypdfium2 import PdfiumError

    texts: list[str] = []
    left = _MOST_CHARACTERS
    for number in range(min(pages, _MOST_WORD_PAGES)):
        try:
            with PDFIUM:
                page = document[number]
                found = page.get_textpage()
                text = found.get_text_bounded()[:left]
                found.close()
                page.close()
        except PdfiumError:
            continue  # a page that is damaged has no words
        texts.append(text)
        left -= len(text)
        if left <= 0:
            break
    return "\n".join(texts)


def _has_scripts(document: "PdfDocument") -> bool:
    from pypdfium2 import raw

    with PDFIUM:
        return raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0


def _mentions_scripts(path: Path) -> bool:
    with path.open("rb") as file:
        content = file.read(_LOOKED_THROUGH)
    return any(name in content for name in _SCRIPTS)
