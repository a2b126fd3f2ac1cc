"""Pictures of evidence as documents take them: upright, of a size that paper can show, without what cameras note.

Pages of PDFs are measured in points, and drawn as pictures for documents that cannot hold the page itself. All of it is
done in the sandbox: these are its jobs, and whatever keeps a file from being read may be raised by them.
"""

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.importers.evidence_files.pdf_file import MOST_PAGES, page_of
from portfolio_app.importers.evidence_files.picture_pages import MOST_PAGES as MOST_SCANNED
from portfolio_app.importers.evidence_files.picture_pages import count_pages, turn_to
from portfolio_app.importers.evidence_files.pictures import LARGE, MOST_PIXELS, flat
from portfolio_app.importers.evidence_files.turning import fitted, upright_size
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

LONGEST = 1600
"""Pixels of a picture's longer side: some 200 to the inch across a page."""

_QUALITY = 85
_DOTS = 150
_POINTS = 72
_MOST_POINTS = 14_400
_BLANK = 200


class Size(NamedTuple):
    """Width and height, in pixels or points."""

    width: int
    height: int


def scan_sizes(path: Path, pages: int) -> tuple[Size | None, ...]:
    """Return the size that ``paper_picture`` would have of each page of a scan, or of a picture, which is one page.

    None for one that is not there or is damaged; nothing is decoded. With 0 ``pages`` they are counted first.
    """
    if not pages:
        with _opened(path) as picture:
            pages = count_pages(picture) if picture.format == "TIFF" else 1
    return tuple(_scan_size(path, page) for page in range(1, min(pages, MOST_SCANNED) + 1))


def paper_picture(path: Path, page: int) -> bytes:
    """Return the picture, or a page of a scan (1 for the first), as JPEG, upright and small enough."""
    with _opened(path) as picture:
        turn_to(picture, page)
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError(tr(LARGE))
        return _jpeg(fitted(picture, LONGEST, LONGEST))


def drawn_signature(content: bytes) -> tuple[bytes, Size]:
    """Return a signature drawn by hand as PNG, what lets the ground through unchanged, with its size."""
    from PIL import Image

    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
        picture.thumbnail((LONGEST, LONGEST))
        picture.load()
        return content, Size(*picture.size)


def page_sizes(path: Path) -> tuple[Size | None, ...]:
    """Return the size in points of each page as readers show it; None for a page that is not there or is damaged.

    Of very many pages only the first are measured.
    """
    with _document(path) as document:
        return tuple(_page_size(document, index) for index in range(min(len(document), MOST_PAGES)))


def page_picture(path: Path, page: int) -> bytes:
    """Return a page (0 for the first) as JPEG."""
    with _document(path) as document:
        shown = page_of(document, page)
        scale = min(_DOTS / _POINTS, LONGEST * 1.2 / max(shown.get_size()))
        drawn = shown.render(scale=scale)  # pyright: ignore[reportArgumentType]  # taken for a whole number
        return _jpeg(drawn.to_pil())


def blank_picture() -> bytes:
    """Return a white picture, which stands in for one that turned out not to be readable."""
    from PIL import Image

    return _jpeg(Image.new("RGB", (_BLANK, _BLANK), "white"))


@contextmanager
def _opened(path: Path) -> Generator["Image", None, None]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path, formats=("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")) as picture:
                yield picture
        except Image.DecompressionBombError as error:
            raise RefusedError(tr(LARGE)) from error


def _jpeg(picture: "Image") -> bytes:
    buffer = BytesIO()
    flat(picture).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


@contextmanager
def _document(path: Path) -> Generator["PdfDocument", None, None]:
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(path)
        try:
            yield document
        finally:
            document.close()


def _size_of(path: Path, page: int) -> Size:
    with _opened(path) as picture:
        turn_to(picture, page)
        width, height = upright_size(picture)
        scale = min(1.0, LONGEST / max(width, height))
        return Size(max(1, round(width * scale)), max(1, round(height * scale)))


def _scan_size(path: Path, page: int) -> Size | None:
    try:
        return _size_of(path, page)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError):
        return None


def _page_size(document: "PdfDocument", index: int) -> Size | None:
    from pypdfium2 import PdfiumError

    try:
        page = page_of(document, index)
        size = page.get_size()
        page.close()
    except PdfiumError:
        return None
    return Size(*(min(max(1, round(side)), _MOST_POINTS) for side in size))
