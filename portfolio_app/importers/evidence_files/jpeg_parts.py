"""The parts of a JPEG file, taken out without touching the picture (ITU-T T.81, annex B)."""

import re
import struct
from collections.abc import Iterator

from portfolio_app.importers.evidence_files.turning import turn_in, turning_exif

_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA


def without_details(content: bytes, orientation: int = 1) -> bytes:
    """Return the file with its picture and colour profile alone; raises ValueError when it is no whole JPEG.

    What says how it was made, where and by whom goes, and whatever follows the picture's end. An ``orientation``
    other than 1 is written anew, for pictures that cannot be turned.
    """
    kept = [b"\xff\xd8"]
    if orientation != 1:
        kept.append(_turned(orientation))
    kept += [part for marker, part in _parts(content) if _belongs(marker, part)]
    return b"".join(kept)


def jpeg_turn(content: bytes) -> int:
    """Return the orientation that a JPEG asks for; 1 where it does not. Raises ValueError when it is no whole JPEG."""
    found = next((part[10:] for marker, part in _parts(content) if marker == 0xE1 and part[4:10] == b"Exif\0\0"), b"")
    return turn_in(found)


def _parts(content: bytes) -> Iterator[tuple[int, bytes]]:
    if content[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    place = 2
    while True:
        while content[place : place + 2] == b"\xff\xff":  # fill bytes
            place += 1
        if len(content) < place + 2 or content[place] != 0xFF:
            raise ValueError("cut or damaged")
        marker = content[place + 1]
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        if marker in _ALONE:
            yield marker, content[place : place + 2]
            place += 2
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if end > len(content) or end < place + 4:
            raise ValueError("cut or damaged")
        if marker == _SCAN:
            found = _NEXT.search(content, end)
            if found is None:
                raise ValueError("cut or damaged")
            end = found.start()
        yield marker, content[place:end]
        place = end


def _belongs(marker: int, part: bytes) -> bool:
    if marker == 0xFE:  # a comment
        return False
    if not 0xE0 <= marker <= 0xEF:
        return True
    name = part[4:18]
    # JFIF's own data, Adobe's colour transform, colour profiles: without them the colours would be others.
    return name.startswith((b"JFIF\0", b"Adobe", b"ICC_PROFILE\0"))


def _turned(orientation: int) -> bytes:
    """Return an Exif part that says nothing but how the picture is to be turned."""
    exif = b"Exif\0\0" + turning_exif(orientation)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
