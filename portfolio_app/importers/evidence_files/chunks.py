"""PNG and WebP files without the chunks that say how, where and by whom they were made; the picture stays as it is."""

import struct
import zlib
from collections.abc import Iterator

from portfolio_app.importers.evidence_files.turning import turn_in, turning_exif

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DETAILS = frozenset((b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"zxIf", b"caBX"))
_WEBP_DETAILS = frozenset((b"EXIF", b"XMP "))
_SAYS_EXIF = 0x08
_SAYS_DETAILS = _SAYS_EXIF | 0x04
"""The flags of VP8X for Exif and XMP (https://developers.google.com/speed/webp/docs/riff_container)."""


def png_without_details(content: bytes, orientation: int = 1) -> bytes:
    """Return the PNG without details, and without what follows its end; raises ValueError when it is not whole.

    An ``orientation`` other than 1 is written anew, for pictures that cannot be turned.
    """
    kept = [chunk for name, chunk in _png_chunks(content) if name not in _PNG_DETAILS]
    if orientation != 1:
        kept.insert(1, _png_chunk(b"eXIf", turning_exif(orientation)))  # IHDR is the first, always
    return _PNG + b"".join(kept)


def webp_without_details(content: bytes, orientation: int = 1) -> bytes:
    """Return the WebP without details; raises ValueError when it is not whole. ``orientation`` as for PNG."""
    kept: list[bytes] = []
    for name, data in _riff_chunks(content):
        if name in _WEBP_DETAILS:
            continue
        if name == b"VP8X" and data:
            flags = data[0] & ~_SAYS_DETAILS | (_SAYS_EXIF if orientation != 1 else 0)
            data = bytes((flags,)) + data[1:]
        kept.append(_riff_chunk(name, data))
    if orientation != 1:
        kept.append(_riff_chunk(b"EXIF", turning_exif(orientation)))
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def png_turn(content: bytes) -> int:
    """Return the orientation that a PNG asks for; 1 where it does not. Raises ValueError when it is not whole."""
    return next((turn_in(chunk[8:-4]) for name, chunk in _png_chunks(content) if name == b"eXIf"), 1)


def webp_turn(content: bytes) -> int:
    """Return the orientation that a WebP asks for; 1 where it does not. Raises ValueError when it is not whole."""
    found = next((data for name, data in _riff_chunks(content) if name == b"EXIF"), b"")
    return turn_in(found.removeprefix(b"Exif\0\0"))


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _riff_chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not content.startswith(_PNG):
        raise ValueError("no PNG")
    place = len(_PNG)
    while True:
        size = int.from_bytes(content[place : place + 4], "big")
        name, end = content[place + 4 : place + 8], place + 12 + size
        if len(content) < end or len(name) < 4:
            raise ValueError("cut or damaged")
        yield name, content[place:end]
        if name == b"IEND":
            return
        place = end


def _riff_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    place = 12
    while place < end:
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        if place + 8 + size > end:
            raise ValueError("cut or damaged")
        yield content[place : place + 4], content[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
