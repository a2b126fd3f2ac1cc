"""Pictures for formats that cannot draw on them: the claimed parts are outlined in the picture itself."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.picture_labels import Box, place_labels
from portfolio_app.domain.documents.report import Outline

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_QUALITY = 88


def outlined_picture(content: bytes, outlines: Sequence[tuple[Outline, str]]) -> tuple[bytes, str]:
    """Return the picture (JPEG or PNG) with each part outlined in its colour (``#77AADD``), and its file ending.

    A picture without outlines comes back as it is. Raises OSError for what is no picture.
    """
    from PIL import Image, ImageDraw

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
        ending = "jpg" if picture.format == "JPEG" else "png"
        if not outlines:
            return content, ending
        drawn = picture.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for outline, colour in outlines:
        _draw_box(pen, _box_of(outline, drawn.size), colour, _thickness(drawn))
    _draw_codes(pen, drawn, outlines)
    buffer = BytesIO()
    drawn.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue(), "jpg"


def _thickness(picture: "Image") -> int:
    return max(2, round(max(picture.size) / 320))


def _box_of(outline: Outline, size: tuple[int, int]) -> Box:
    left, top = outline.left * size[0], outline.top * size[1]
    return left, top, left + outline.width * size[0], top + outline.height * size[1]


def _draw_box(pen: "ImageDraw", box: Box, colour: str, thick: int) -> None:
    left, top, right, bottom = box
    pen.rectangle((left - thick, top - thick, right + thick, bottom + thick), outline="white", width=3 * thick)
    pen.rectangle(box, outline=colour, width=thick)


def _draw_codes(pen: "ImageDraw", picture: "Image", outlines: Sequence[tuple[Outline, str]]) -> None:
    from PIL import ImageFont

    thick, font = _thickness(picture), ImageFont.load_default(max(12, round(max(picture.size) / 55)))
    codes = [outline.mark.code for outline, _ in outlines]
    ends = [pen.textbbox((0, 0), code, font=font)[2:] for code in codes]
    sizes = [(right + 6 * thick, bottom + 4 * thick) for right, bottom in ends]
    boxes = [_box_of(outline, picture.size) for outline, _ in outlines]
    places = place_labels([_grown(box, 2 * thick) for box in boxes], sizes, *picture.size)
    for code, (_, colour), (left, top, right, bottom) in zip(codes, outlines, places, strict=True):
        pen.rectangle((left, top, right, bottom), fill="white", outline="#1F2328")
        pen.rectangle((left, top, left + 2 * thick, bottom), fill=colour)
        pen.text((left + 4 * thick, top + thick), code, font=font, fill="#1F2328")


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
