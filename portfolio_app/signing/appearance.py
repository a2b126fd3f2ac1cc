"""How a signature looks on its page: the drawn signature or the typed name, then who, when and by what certificate."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError
from portfolio_app.exporters.pdf.pen import Face, mend_maps, new_canvas
from portfolio_app.exporters.pdf.pen import draw as write
from portfolio_app.exporters.pdf.style import BORDER, MUTED, TEXT
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

PICTURE_LIMIT = 5_000_000
"""Bytes that the picture of a drawn signature may have."""

_PIXELS_MOST = 4_000_000
_PAD = 8.0


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in a signature's box."""

    name: str
    lines: tuple[str, ...]
    picture: bytes | None = None


def draw(look: Look, width: float, height: float) -> bytes:
    """Return a PDF of one page of this size; raises InputError for a picture that is none."""
    made = BytesIO()
    canvas = new_canvas(made, width, height)
    canvas.setStrokeColorRGB(*BORDER)
    canvas.setLineWidth(0.75)
    canvas.roundRect(0.5, 0.5, width - 1, height - 1, 4)
    foot = _draw_lines(canvas, look.lines, width, height)
    room = (_PAD, foot + 4, width - 2 * _PAD, height - foot - 4 - _PAD)
    if look.picture is None:
        _draw_name(canvas, look.name, room)
    else:
        _draw_picture(canvas, look.picture, room)
    canvas.setLineWidth(0.5)
    canvas.line(_PAD, foot, width - _PAD, foot)
    canvas.save()
    return _readable(made.getvalue())


def _readable(pdf: bytes) -> bytes:
    """Return the PDF with fonts that say truly which letters they show."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        mend_maps(document)
        made = BytesIO()
        document.save(made, deterministic_id=True)
        return made.getvalue()


def _draw_lines(canvas: Canvas, lines: tuple[str, ...], width: float, height: float) -> float:
    """Draw the small lines from the bottom up; return the height above them."""
    size = min(8.5, height / (len(lines) + 4.5))
    place = _PAD
    for number, line in reversed(tuple(enumerate(lines))):
        cut, colour = ("Semibold", TEXT) if number == 0 else ("Regular", MUTED)
        face, words = Face(cut, size).fitted(line, width - 2 * _PAD)
        canvas.setFillColorRGB(*colour)
        write(canvas, _PAD, place, words, face)
        place += size * 1.3
    return place + 1


def _draw_name(canvas: Canvas, name: str, room: tuple[float, float, float, float]) -> None:
    left, foot, width, height = room
    face, words = Face("It", min(24.0, height * 0.8)).fitted(name, width)
    canvas.setFillColorRGB(*TEXT)
    write(canvas, left, foot + max(2.0, (height - face.size) / 2 + face.size * 0.15), words, face)


def _draw_picture(canvas: Canvas, picture: bytes, room: tuple[float, float, float, float]) -> None:
    from reportlab.lib.utils import ImageReader

    left, foot, width, height = room
    image = _opened(picture)
    scale = min(width / image.width, height / image.height)
    size = (image.width * scale, image.height * scale)
    canvas.drawImage(ImageReader(image), left, foot + (height - size[1]) / 2, *size, mask="auto")


def _opened(picture: bytes) -> Image:
    from PIL import Image as Images

    wrong = tr("The picture of the signature cannot be read: draw the signature again.")
    if len(picture) > PICTURE_LIMIT:
        raise InputError(wrong)
    try:
        with Images.open(BytesIO(picture), formats=("PNG",)) as image:
            if image.width * image.height > _PIXELS_MOST:
                raise InputError(wrong)
            return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Images.DecompressionBombError) as error:
        raise InputError(wrong) from error
