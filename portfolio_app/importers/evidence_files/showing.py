"""Files of evidence as they are shown: a page or a picture drawn at a size, or the words."""

from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.evidence.file import PDF, PICTURES, WORD
from portfolio_app.importers.evidence_files.pdf_file import PdfFault, draw
from portfolio_app.importers.evidence_files.pdf_file import opened as opened_pdf
from portfolio_app.importers.evidence_files.pictures import UNREADABLE, PictureError, flat
from portfolio_app.importers.evidence_files.pictures import opened as opened_picture
from portfolio_app.importers.evidence_files.words import TEXTS, read_words


class UnshownError(Exception):
    """The file cannot be shown; its words say why."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page or a picture as pixels: three bytes each, red, green and blue, row by row."""

    width: int
    height: int
    pixels: bytes


def draw_page(path: Path, media_type: str, page: int, width: int, height: int) -> Drawn:
    """Return a page (1 for the first) or picture, drawn to fit so many pixels; raises UnshownError, OSError."""
    try:
        if media_type == PDF:
            with opened_pdf(path) as document:
                image = draw(document, page - 1, width, height)
        elif media_type in PICTURES:
            with opened_picture(path, media_type) as picture:
                picture.thumbnail((width, height), reducing_gap=2.0)
                image = flat(picture)
        else:
            raise UnshownError("This kind of file has no pages that can be shown here.")
    except PdfFault as fault:
        raise UnshownError(str(fault)) from fault
    except PictureError as error:
        raise UnshownError(UNREADABLE) from error
    return Drawn(image.width, image.height, image.tobytes())


def page_shape(path: Path, media_type: str, page: int) -> tuple[float, float]:
    """Return the width and height of a page in points, or of a picture in pixels; raises UnshownError, OSError."""
    try:
        if media_type == PDF:
            with opened_pdf(path) as document:
                return document.get_page_size(page - 1)
        with opened_picture(path, media_type) as picture:
            return float(picture.width), float(picture.height)
    except PdfFault as fault:
        raise UnshownError(str(fault)) from fault
    except PictureError as error:
        raise UnshownError(UNREADABLE) from error


def has_words(media_type: str) -> bool:
    """Tell whether a file of this type is shown as its words."""
    return media_type == WORD or media_type.startswith(TEXTS)


def words_shown(path: Path, media_type: str) -> str:
    """Return the words of a text or a Word file; raises UnshownError, OSError."""
    words = read_words(path, media_type)
    if not words.strip():
        raise UnshownError("It has no words that can be shown here; open it in its own program.")
    return words
