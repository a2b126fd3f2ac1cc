"""What is inside a ZIP: where an entry's bytes begin, what its name may be, and what its bytes become."""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 1 << 20
_HEADER = struct.Struct("<4s22xHH")
_EXTRA = struct.Struct("<HH")
_UNICODE_PATH = 0x7075
_UTF8 = 0x800
_CODE_PAGES = ("cp437", "cp850", "cp1252")
"""What programs wrote names in that do not say UTF-8 of them: the ZIP's own code page, and those of Windows here."""


class PieceError(Exception):
    """A file of a pack cannot be read to its end."""


def data_start(file: BinaryIO, header: int) -> int:
    """Return where an entry's bytes begin, behind its header (APPNOTE.TXT 4.3.7); raises ValueError for none."""
    file.seek(header)
    raw = file.read(_HEADER.size)
    if len(raw) < _HEADER.size:
        raise ValueError("the header of an entry is cut off")
    signature, name, extra = _HEADER.unpack(raw)
    if signature != b"PK\x03\x04":
        raise ValueError("an entry has no header")
    return header + _HEADER.size + name + extra


def raw_name(entry: zipfile.ZipInfo) -> bytes:
    """Return an entry's name as it stands in the ZIP, with forward slashes."""
    return _plain(entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437", "surrogatepass"))


def _plain(name: bytes) -> bytes:
    """Return a name with forward slashes, and without the “./” that bsdtar and others put before it."""
    name = name.replace(b"\\", b"/")
    while name.startswith(b"./"):
        name = name[2:]
    return name


def unicode_name(entry: zipfile.ZipInfo) -> bytes:
    """Return the name that Info-ZIP keeps beside the other one (APPNOTE.TXT 4.6.9) where it belongs to that, or b""."""
    extra = entry.extra
    while len(extra) >= _EXTRA.size:
        kind, size = _EXTRA.unpack_from(extra)
        field, extra = extra[_EXTRA.size : _EXTRA.size + size], extra[_EXTRA.size + size :]
        if kind == _UNICODE_PATH and len(field) > 5:
            named = entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437", "surrogatepass")
            if int.from_bytes(field[1:5], "little") == zlib.crc32(named):
                return _plain(field[5:])
    return b""


def readings(raw: bytes) -> tuple[str, ...]:
    """Return what a name may be, the likeliest first, with accents as one letter each (NFC)."""
    found: list[str] = []
    for encoding in ("utf-8", *_CODE_PAGES):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append(unicodedata.normalize("NFC", text))
        # Unzipped by a program that took UTF-8 for something else, and zipped again as it was then.
        for wrong in _CODE_PAGES if encoding == "utf-8" and not text.isascii() else ():
            try:
                found.append(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).encode(wrong).decode()))
            except UnicodeError:
                continue
    return tuple(dict.fromkeys(found))


def inflated(raw: Iterator[bytes], size: int) -> Iterator[bytes]:
    """Yield what the compressed bytes hold, and not one byte more than was announced; raises PieceError."""
    left = size
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in raw:
            waiting = piece
            while waiting and not machine.eof:
                made = machine.decompress(waiting, PIECE)
                waiting = machine.unconsumed_tail
                left -= len(made)
                if left < 0:
                    raise PieceError
                yield made
            if waiting and machine.eof:
                raise PieceError
        while not machine.eof:
            made = machine.decompress(b"", PIECE)
            if not made:
                break
            left -= len(made)
            if left < 0:
                raise PieceError
            yield made
    except zlib.error as error:
        raise PieceError from error
    if left or not machine.eof or machine.unused_data:
        raise PieceError
