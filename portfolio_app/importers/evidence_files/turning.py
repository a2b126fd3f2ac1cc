"""How a picture is to be turned to stand upright: read from its details, done, and written anew (Exif 2.32, 4.6.4)."""

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

ORIENTATION = 0x0112
_ON_ITS_SIDE = (5, 6, 7, 8)


def turn_of(image: "Image") -> int:
    """Return the picture's orientation, 1 for one that stands upright or does not say."""
    if image.format == "TIFF":
        return 1  # its reader turns it
    found = image.getexif().get(ORIENTATION)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def upright(image: "Image") -> "Image":
    """Return the picture turned the right way up."""
    from PIL import ImageOps

    return image if turn_of(image) == 1 else ImageOps.exif_transpose(image)


def upright_size(image: "Image") -> tuple[int, int]:
    """Return width and height of the picture once it stands upright; it is not decoded for this."""
    width, height = image.size
    return (height, width) if turn_of(image) in _ON_ITS_SIDE else (width, height)


def fitted(image: "Image", width: int, height: int) -> "Image":
    """Return the picture the right way up, made smaller where it does not fit; ``image`` is changed by it."""
    image.thumbnail((height, width) if turn_of(image) in _ON_ITS_SIDE else (width, height), reducing_gap=2.0)
    return upright(image)


def turning_exif(orientation: int) -> bytes:
    """Return details that say nothing but how the picture is to be turned."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)


def turn_in(exif: bytes) -> int:
    """Return the orientation that details (as they begin after any mark of their own) ask for; 1 for none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    try:
        if order is None:
            return 1
        (place,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, place)
        for number in range(entries):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, place + 2 + 12 * number)
            if (tag, kind) == (ORIENTATION, 3):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1  # cut or damaged
    return 1
