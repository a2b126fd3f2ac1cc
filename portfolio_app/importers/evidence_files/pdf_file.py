"""What a PDF has: how many pages, which words, whether it can be opened, and whether it carries scripts."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from portfolio_app.domain.words.page_numbers import say_pages
from portfolio_app.importers.evidence_files.pictures import THUMBNAIL, thumbnail_of
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import RefusedError, SandboxError, run_within
from portfolio_app.translation import mark

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2000
"""The most pages that a PDF may have to be shown here."""

_MOST_WORD_PAGES = 300
_MOST_CHARACTERS = 1_000_000
_LOOKED_THROUGH = 64 * 1024 * 1024
_SCRIPTS = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<")
_PASSWORD = 4
_SECONDS = 10.0
_READING_SECONDS = 6.0
"""After so much of the processor’s time no further page is read for its words."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What is known of a PDF; ``warning`` says why it cannot be shown, or what to know about it."""

    pages: int = 0
    words: str = ""
    warning: str = ""
    thumbnail: bytes = b""


ENCRYPTED = mark(
    "It asks for a password, so it cannot be shown here or placed in the portfolio's PDF; add a copy without one."
)
DAMAGED = mark(
    "It is damaged, so it cannot be shown here; if you can open it elsewhere, print it to a new PDF and add that."
)
SCRIPTED = mark("It carries a script; scripts are never run here, and a copy printed to PDF has none.")
PARTLY = mark(
    "{pages} cannot be shown here: it is damaged there; if you can open it elsewhere, print it to a new PDF, add that."
)
UNREAD = mark(
    "It {reason}, so it cannot be shown here; if you can open it elsewhere, print it to a new PDF and add that."
)
LONG = mark("It has {pages:,} pages, too many to be shown here; add the pages that matter as a PDF of their own.")


def pdf_facts(path: Path) -> PdfFacts:
    """Look at a PDF in the sandbox; raises OSError."""
    try:
        return run_within(_SECONDS, read_pdf, path)
    except SandboxError as error:
        return PdfFacts(warning=error.sentence(UNREAD))


def read_pdf(path: Path) -> PdfFacts:
    """Look at a PDF; raises OSError. Nothing in it is run."""
    try:
        with opened(path) as document:
            pages = len(document)
            if pages > MOST_PAGES:
                return PdfFacts(pages, "", LONG.format(pages=pages))
            scripted = _has_scripts(document) or _mentions_scripts(path)
            words, damaged = _words(document, pages)
            if len(damaged) == pages:
                return PdfFacts(warning=DAMAGED)
            try:
                small = thumbnail_of(draw(document, 0, THUMBNAIL, THUMBNAIL))
            except PdfFault:
                small, damaged = b"", (0, *damaged)
            said = PARTLY.format(pages=say_pages(page + 1 for page in damaged).capitalize()) if damaged else ""
            return PdfFacts(pages, words, " ".join(filter(None, (said, SCRIPTED * scripted))), small)
    except PdfFault as fault:
        return PdfFacts(warning=str(fault))


class PdfFault(RefusedError):
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


def page_of(document: "PdfDocument", number: int) -> "PdfPage":
    """Return a page, 0 for the first, with something of it in sight: what is cut to nothing is shown whole."""
    page = document[number]
    sheet = page.get_mediabox()
    if sheet is not None and min(page.get_size()) <= 0:
        page.set_cropbox(*sheet)
    return page


def shown_page(document: "PdfDocument", number: int) -> "PdfPage":
    """Return a page, 0 for the first, with what was typed into its form, and its notes, as part of it."""
    from pypdfium2 import raw

    page = page_of(document, number)
    if (
        raw.FPDFPage_GetAnnotCount(page.raw) and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == 1
    ):  # in memory
        page.close()
        return page_of(document, number)
    return page


def draw(document: "PdfDocument", number: int, width: int, height: int) -> "Image":
    """Return a page, 0 for the first, drawn to fit so many pixels; raises PdfFault when it is damaged."""
    from pypdfium2 import PdfiumError

    with PDFIUM:
        try:
            page = shown_page(document, number)
            try:
                wide, high = page.get_size()
                scale = min(width / max(wide, 1.0), height / max(high, 1.0))
                bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)  # pyright: ignore[reportArgumentType]
                return bitmap.to_pil().convert("RGB")
            finally:
                page.close()
        except (PdfiumError, ValueError, MemoryError, IndexError) as error:
            raise PdfFault(DAMAGED) from error


def _words(document: "PdfDocument", pages: int) -> tuple[str, tuple[int, ...]]:
    """Return the words of the pages, and the pages (0 for the first) that cannot be opened."""
    from pypdfium2 import PdfiumError

    texts: list[str] = []
    damaged: list[int] = []
    left, until = _MOST_CHARACTERS, process_time() + _READING_SECONDS
    for number in range(min(pages, _MOST_WORD_PAGES)):
        try:
            with PDFIUM:
                page = document[number]
                found = page.get_textpage()
                text = found.get_text_bounded()[:left]
                found.close()
                page.close()
        except PdfiumError:
            damaged.append(number)
            continue
        texts.append(text)
        left -= len(text)
        if left <= 0 or process_time() > until:
            break
    # Half of a pair of UTF-16 is no character.
    return "\n".join(texts).encode(errors="replace").decode(), tuple(damaged)


def _has_scripts(document: "PdfDocument") -> bool:
    from pypdfium2 import raw

    with PDFIUM:
        return raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0


def _mentions_scripts(path: Path) -> bool:
    with path.open("rb") as file:
        content = file.read(_LOOKED_THROUGH)
    return any(name in content for name in _SCRIPTS)
