"""Pictures of evidence as documents take them: upright, of a size that paper can show, without what cameras note.

Pages of PDFs are measured in points, and drawn as pictures for documents that cannot hold the page itself.
"""

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from portfolio_app.importers.evidence_files.pictures import flat
from portfolio_app.pdfium_lock import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

LONGEST = 1600
"""Pixels of a picture's longer side: some 200 to the inch across a page."""

_MOST_PIXELS = 120_000_000
_QUALITY = 85
_DOTS = 150
_POINTS = 72
_MOST_POINTS = 14_400


class Size(NamedTuple):
    """Width and height, in pixels or points."""

    width: int
    height: int


def picture_size(stream: BinaryIO) -> Size | None:
    """Return the size that ``paper_picture`` would have, or None for what is no picture that can be shown."""
    try:
        with _opened(stream) as picture:
            turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            width, height = reversed(picture.size) if turned else picture.size
            scale = min(1.0, LONGEST / max(width, height))
            return Size(max(1, round(width * scale)), max(1, round(height * scale)))
    except _FAULTS:
        return None


def paper_picture(stream: BinaryIO) -> bytes:
    """Return the picture as JPEG, upright and small enough; raises ValueError for what cannot be shown."""
    from PIL import ImageOps

    try:
        with _opened(stream) as picture:
            picture.thumbnail((LONGEST, LONGEST), reducing_gap=2.0)
            upright = ImageOps.exif_transpose(picture)
            return _jpeg(upright)
    except _FAULTS as error:
        raise ValueError("the picture cannot be shown") from error


def page_sizes(content: bytes) -> tuple[Size, ...]:
    """Return the size in points of each page as readers show it; nothing for a PDF that cannot be opened."""
    with _document(content) as document:
        if document is None:
            return ()
        return tuple(_bounded(*document.get_page_size(index)) for index in range(len(document)))


def page_picture(content: bytes, page: int) -> bytes:
    """Return a page (0 for the first) as JPEG; raises ValueError when it cannot be drawn."""
    with _document(content) as document:
        if document is None:
            raise ValueError("the PDF cannot be opened")
        size = _bounded(*document.get_page_size(page))
        scale = min(_DOTS / _POINTS, LONGEST * 1.2 / max(size))
        drawn = document[page].render(scale=scale)  # pyright: ignore[reportArgumentType]  # taken for a whole number
        return _jpeg(drawn.to_pil())


_FAULTS = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, MemoryError, Warning)
"""What a damaged or monstrous picture makes its reader raise."""


@contextmanager
def _opened(stream: BinaryIO) -> Generator["Image", None, None]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(stream, formats=("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValueError("the picture has too many pixels")
            yield picture


def _jpeg(picture: "Image") -> bytes:
    buffer = BytesIO()
    flat(picture).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


@contextmanager
def _document(content: bytes) -> Generator["PdfDocument | None", None, None]:
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM:
        try:
            document = PdfDocument(content)
        except PdfiumError:
            yield None
            return
        try:
            yield document
        finally:
            document.close()


def _bounded(width: float, height: float) -> Size:
    return Size(*(min(max(1, round(side)), _MOST_POINTS) for side in (width, height)))
