"""How a signature looks on its page: the drawn signature or the typed name, then who, when and by what certificate."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

PICTURE_LIMIT = 5_000_000
"""Bytes that the picture of a drawn signature may have."""

_PIXELS_MOST = 4_000_000
_INK = (0.10, 0.13, 0.20)
_QUIET = (0.36, 0.40, 0.47)
_LINE = (0.72, 0.76, 0.82)
_PAD = 8.0
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in a signature's box."""

    name: str
    lines: tuple[str, ...]
    picture: bytes | None = None


def draw(look: Look, width: float, height: float) -> bytes:
    """Return a PDF of one page of this size; raises InputError for a picture that is none."""
    from reportlab.pdfgen.canvas import Canvas

    _register()
    made = BytesIO()
    canvas = Canvas(made, pagesize=(width, height), invariant=1, pageCompression=1)
    canvas.setStrokeColorRGB(*_LINE)
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
    """Return the PDF with fonts that say truly which letters they show (ISO 14289-1, 7.21.7).

    The library gives unused places the letter U+0000, which is none.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for font in document.pages[0].Resources.get("/Font", pikepdf.Dictionary()).values():
            if "/ToUnicode" in font:
                font.ToUnicode.write(_true_map(font.ToUnicode.read_bytes().decode("ascii")).encode("ascii"))
        made = BytesIO()
        document.save(made, deterministic_id=True)
        return made.getvalue()


def _true_map(text: str) -> str:
    """Return the map of codes to letters without those that are none, a hundred at a time (Adobe 5014, 1.4.1)."""
    head, _, rest = text.partition("endcodespacerange\n")
    body, _, tail = rest.partition("endbfchar\n")
    known = [line for line in body.splitlines()[1:] if not line.endswith("<0000>")]
    parts = [known[start : start + _BLOCK] for start in range(0, len(known), _BLOCK)]
    blocks = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    return f"{head}endcodespacerange\n{blocks}{tail}"


def _draw_lines(canvas: Canvas, lines: tuple[str, ...], width: float, height: float) -> float:
    """Draw the small lines from the bottom up; return the height above them."""
    size = min(8.5, height / (len(lines) + 4.5))
    place = _PAD
    for number, line in reversed(tuple(enumerate(lines))):
        face, colour = ("Statement-Semibold", _INK) if number == 0 else ("Statement-Regular", _QUIET)
        canvas.setFillColorRGB(*colour)
        canvas.setFont(face, _fitting(canvas, line, face, size, width - 2 * _PAD))
        canvas.drawString(_PAD, place, line)
        place += size * 1.3
    return place + 1


def _draw_name(canvas: Canvas, name: str, room: tuple[float, float, float, float]) -> None:
    left, foot, width, height = room
    size = _fitting(canvas, name, "Statement-It", min(24.0, height * 0.8), width)
    canvas.setFillColorRGB(*_INK)
    canvas.setFont("Statement-It", size)
    canvas.drawString(left, foot + max(2.0, (height - size) / 2 + size * 0.15), name)


def _draw_picture(canvas: Canvas, picture: bytes, room: tuple[float, float, float, float]) -> None:
    from reportlab.lib.utils import ImageReader

    left, foot, width, height = room
    image = _opened(picture)
    scale = min(width / image.width, height / image.height)
    size = (image.width * scale, image.height * scale)
    canvas.drawImage(ImageReader(image), left, foot + (height - size[1]) / 2, *size, mask="auto")


def _opened(picture: bytes) -> Image:
    from PIL import Image as Images

    wrong = "The picture of the signature cannot be read: draw the signature again."
    if len(picture) > PICTURE_LIMIT:
        raise InputError(wrong)
    try:
        with Images.open(BytesIO(picture), formats=("PNG",)) as image:
            if image.width * image.height > _PIXELS_MOST:
                raise InputError(wrong)
            return image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Images.DecompressionBombError) as error:
        raise InputError(wrong) from error


def _fitting(canvas: Canvas, text: str, face: str, size: float, width: float) -> float:
    wide = canvas.stringWidth(text, face, size)
    return size if wide <= width else max(4.0, size * width / wide)


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = files("font_source_sans_pro") / "files"
    for face in ("Regular", "Semibold", "It"):
        if f"Statement-{face}" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(f"Statement-{face}", str(folder / f"SourceSansPro-{face}.ttf")))
