"""The PDF file itself: how values are written, and a file of numbered objects (ISO 32000-1, 7.3 and 7.5).

Small objects go together into compressed object streams, which makes a tagged document a third of the size.
"""

import hashlib
import struct
import zlib
from datetime import date, datetime
from functools import lru_cache
from typing import BinaryIO

_PER_STREAM = 200
_ENTRY = struct.Struct(">BIH")
# A twentieth larger than at zlib's own level 6, in half the time.
LEVEL = 4
_OBJECTS_LEVEL = 1
"""Objects are alike, so that the quickest level makes them small enough."""


def literal(data: bytes) -> bytes:
    """Return the bytes as a PDF string."""
    return b"(" + escaped(data) + b")"


def escaped(data: bytes) -> bytes:
    """Return the bytes as they stand inside a PDF string's parentheses."""
    # A bare carriage return would be read as a line feed (7.3.4.2).
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")


@lru_cache(maxsize=4096)
def text_string(text: str) -> bytes:
    """Return a text that readers show, such as a title: ASCII as it is, all else in UTF-16."""
    if text.isascii() and text.isprintable():
        return literal(text.encode("ascii"))
    return literal(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


def date_string(moment: date) -> bytes:
    """Return a date (then midnight, UTC) or a moment as a PDF date."""
    if not isinstance(moment, datetime):
        return f"(D:{moment:%Y%m%d}000000Z)".encode("ascii")
    return f"(D:{moment:%Y%m%d%H%M%S}Z)".encode("ascii")


def number(value: float) -> bytes:
    """Return a number with at most two decimals: a quarter of a hundredth of a millimetre is fine enough."""
    text = b"%.2f" % value
    return text.rstrip(b"0").rstrip(b".") if b"." in text else text


def array_of(values: tuple[float, ...] | list[float]) -> bytes:
    """Return numbers as a PDF array."""
    return b"[" + b" ".join([b"%.2f" % value for value in values]) + b"]"


class ObjectFile:
    """Writes numbered objects to a stream; numbers may be taken before what they stand for is known."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._hash = hashlib.md5(usedforsecurity=False)
        self._size = 0
        self._entries = bytearray(b"\0\0\0\0\0\xff\xff")
        self._waiting: list[tuple[int, bytes]] = []
        self._last = 0
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """Return a fresh object number."""
        self._last += 1
        return self._last

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is not a stream."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _PER_STREAM:
            self._write_waiting()

    def add(self, body: bytes) -> int:
        """Write an object under a fresh number, and return that."""
        fresh = self.reserve()
        self.put(fresh, body)
        return fresh

    def put_stream(self, number: int, entries: bytes, data: bytes, *, compress: bool = True) -> None:
        """Write a stream object; ``entries`` is what its dictionary holds besides length and filter."""
        if compress:
            data = zlib.compress(data, LEVEL)
            entries += b"/Filter/FlateDecode"
        self.put_packed(number, entries, data)

    def put_packed(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream object whose dictionary already names its filter."""
        self._note(number, 1, self._size, 0)
        self._write(b"%d 0 obj\n<<%b/Length %d>>stream\n" % (number, entries, len(data)))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")

    def finish(self, root: int, info: int) -> None:
        """Write the cross-reference stream, which ends the file."""
        self._write_waiting()
        own, start = self.reserve(), self._size
        self._note(own, 1, start, 0)
        table = zlib.compress(self._entries, LEVEL)
        key = self._hash.hexdigest().encode("ascii")
        self._write(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (own, own + 1, root, info, key, key, len(table), table, start)
        )

    def _make_room(self) -> None:
        """Make an entry for each number taken so far."""
        self._entries += bytes(7 * (self._last + 1) - len(self._entries))

    def _note(self, number: int, kind: int, where: int, index: int) -> None:
        """Note where an object is: in the file (1), or in an object stream (2) at an index."""
        if number * 7 >= len(self._entries):
            self._make_room()
        _ENTRY.pack_into(self._entries, number * 7, kind, where, index)

    def _write(self, data: bytes) -> None:
        self._target.write(data)
        self._hash.update(data)
        self._size += len(data)

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        own = self.reserve()
        self._make_room()
        entries, pack = self._entries, _ENTRY.pack_into
        places: list[bytes] = []
        offset = 0
        for index, (waiting, body) in enumerate(self._waiting):
            pack(entries, waiting * 7, 2, own, index)
            places.append(b"%d %d" % (waiting, offset))
            offset += len(body) + 1
        head = b" ".join(places) + b"\n"
        body = head + b"\n".join([body for _, body in self._waiting])
        self._waiting.clear()
        about = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(places), len(head))
        self.put_packed(own, about, zlib.compress(body, _OBJECTS_LEVEL))
