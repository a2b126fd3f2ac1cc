"""Pictures for formats that cannot draw on them: the claimed parts are outlined in the picture itself."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.domain.report import Outline

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
        _draw(pen, drawn, outline, colour)
    buffer = BytesIO()
    drawn.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue(), "jpg"


def _draw(pen: "ImageDraw", picture: "Image", outline: Outline, colour: str) -> None:
    from PIL import ImageFont

    thick = max(2, round(max(picture.size) / 320))
    left, top = outline.left * picture.width, outline.top * picture.height
    right, bottom = left + outline.width * picture.width, top + outline.height * picture.height
    pen.rectangle((left - thick, top - thick, right + thick, bottom + thick), outline="white", width=3 * thick)
    pen.rectangle((left, top, right, bottom), outline=colour, width=thick)
    font = ImageFont.load_default(max(12, round(max(picture.size) / 55)))
    code = outline.mark.code
    label = pen.textbbox((left + 3 * thick, top + thick), code, font=font)
    pen.rectangle((left, top, label[2] + 2 * thick, label[3] + 2 * thick), fill="white", outline="#1F2328")
    pen.rectangle((left, top, left + 2 * thick, label[3] + 2 * thick), fill=colour)
    pen.text((left + 3 * thick, top + thick), code, font=font, fill="#1F2328")
