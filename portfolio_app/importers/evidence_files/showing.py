"""Files of evidence as they are shown: a page or a picture drawn at a size, or the words."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.evidence.file import PDF, PICTURES, WORD
from portfolio_app.importers.evidence_files.pdf_file import draw, page_of
from portfolio_app.importers.evidence_files.pdf_file import opened as opened_pdf
from portfolio_app.importers.evidence_files.picture_pages import turn_to
from portfolio_app.importers.evidence_files.pictures import (
    LARGE,
    MOST_PIXELS,
    UNREADABLE,
    PictureError,
    TooLargeError,
    flat,
)
from portfolio_app.importers.evidence_files.pictures import opened as opened_picture
from portfolio_app.importers.evidence_files.turning import fitted, upright_size
from portfolio_app.importers.evidence_files.words import TEXTS, read_words
from portfolio_app.sandbox import RefusedError, SandboxError, run
from portfolio_app.translation import mark, tr

UNREAD = mark("It {reason}; open it in its own program.")


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
    if media_type != PDF and media_type not in PICTURES:
        raise UnshownError(tr("This kind of file has no pages that can be shown here."))
    with _said():
        return run(_drawn, path, media_type, page, width, height)


def page_shape(path: Path, media_type: str, page: int) -> tuple[float, float]:
    """Return the width and height of a page in points, or of a picture in pixels; raises UnshownError, OSError."""
    with _said():
        return run(_shape, path, media_type, page)


def has_words(media_type: str) -> bool:
    """Tell whether a file of this type is shown as its words."""
    return media_type == WORD or media_type.startswith(TEXTS)


def words_shown(path: Path, media_type: str) -> str:
    """Return the words of a text or a Word file; raises UnshownError, OSError."""
    with _said():
        words = run(read_words, path, media_type)
    if not words.strip():
        raise UnshownError(tr("It has no words that can be shown here; open it in its own program."))
    return words


@contextmanager
def _said() -> Generator[None, None, None]:
    try:
        yield
    except SandboxError as error:
        raise UnshownError(error.sentence(UNREAD)) from error


def _drawn(path: Path, media_type: str, page: int, width: int, height: int) -> Drawn:
    if media_type == PDF:
        with opened_pdf(path) as document:
            image = draw(document, page - 1, width, height)
            return Drawn(image.width, image.height, image.tobytes())
    try:
        with opened_picture(path, media_type) as picture:
            # Its pixels are taken before the file is closed, for one that is small enough is not decoded until then.
            turn_to(picture, page)
            if picture.width * picture.height > MOST_PIXELS:
                raise TooLargeError
            image = flat(fitted(picture, width, height))
            return Drawn(image.width, image.height, image.tobytes())
    except TooLargeError as error:
        raise RefusedError(tr(LARGE)) from error
    except PictureError as error:
        raise RefusedError(tr(UNREADABLE)) from error


def _shape(path: Path, media_type: str, page: int) -> tuple[float, float]:
    if media_type == PDF:
        with opened_pdf(path) as document:
            return page_of(document, page - 1).get_size()
    try:
        with opened_picture(path, media_type) as picture:
            turn_to(picture, page)
            width, height = upright_size(picture)
            return float(width), float(height)
    except PictureError as error:
        raise RefusedError(tr(UNREADABLE)) from error
