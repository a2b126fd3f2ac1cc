"""Pictures as PDF objects: JPEG as it is, everything else unpacked and compressed anew (ISO 32000-1, 8.9)."""

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.exporters.pdf.syntax import LEVEL, ObjectFile

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


def write_image(file: ObjectFile, number: int, content: bytes) -> None:
    """Write a JPEG or PNG under that number; what can be seen through stays so. Raises OSError for no picture."""
    from PIL import Image

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
        if picture.format == "JPEG" and picture.mode in _SPACES:
            file.put_packed(number, _entries(picture, picture.mode) + b"/Filter/DCTDecode", content)
            return
        mask = b""
        if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
            whole = picture.convert("RGBA")
            own = file.reserve()
            _put_pixels(file, own, whole.getchannel("A"), b"")
            mask = b"/SMask %d 0 R" % own
            picture = whole
        _put_pixels(file, number, picture.convert("L" if picture.mode in ("1", "L") else "RGB"), mask)


def _put_pixels(file: ObjectFile, number: int, picture: "Image", more: bytes) -> None:
    packed = zlib.compress(picture.tobytes(), LEVEL)
    file.put_packed(number, _entries(picture, picture.mode) + more + b"/Filter/FlateDecode", packed)


def _entries(picture: "Image", mode: str) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%b" % (
        picture.width,
        picture.height,
        _SPACES[mode],
    )
