"""PNG and WebP files without the chunks that say how, where and by whom they were made; the picture stays as it is."""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DETAILS = frozenset((b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"zxIf", b"caBX"))
_WEBP_DETAILS = frozenset((b"EXIF", b"XMP "))
_SAYS_DETAILS = 0x08 | 0x04
"""The flags of VP8X for Exif and XMP (https://developers.google.com/speed/webp/docs/riff_container)."""


def png_without_details(content: bytes) -> bytes:
    """Return the PNG without details, and without what follows its end; raises ValueError when it is not whole."""
    return _PNG + b"".join(chunk for name, chunk in _png_chunks(content) if name not in _PNG_DETAILS)


def webp_without_details(content: bytes) -> bytes:
    """Return the WebP without details; raises ValueError when it is not whole."""
    kept: list[bytes] = []
    for name, data in _riff_chunks(content):
        if name in _WEBP_DETAILS:
            continue
        if name == b"VP8X" and data:
            data = bytes((data[0] & ~_SAYS_DETAILS,)) + data[1:]
        kept.append(name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2))
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


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
