"""The seal of a pack's ZIP: a digest over all that the manifest does not cover.

Files stored as they are have their own SHA-256 in the manifest. What is left of a ZIP (its headers, its directory and
the compressed parts, in which a bit may change without changing what comes out) is covered by a digest in its comment.
"""

import hashlib
import struct
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

_PREFIX = "Portfolio pack; sha256 of the frame: "
COMMENT_SIZE = len(_PREFIX) + 64
_HEADER = struct.Struct("<4s22xHH")
_PIECE = 1 << 20


class Hole(NamedTuple):
    """Bytes that the seal leaves out, because the manifest covers them."""

    start: int
    end: int


def comment_of(digest: str) -> bytes:
    """Return the comment that seals a ZIP."""
    return (_PREFIX + digest).encode()


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


def frame_digest(file: BinaryIO, end: int, holes: Iterable[Hole]) -> str:
    """Return the SHA-256 of the first ``end`` bytes but for the holes; raises ValueError when those overlap."""
    digest = hashlib.sha256()
    place = 0
    for hole in (*sorted(holes), Hole(end, end)):
        if hole.start < place or hole.end < hole.start or hole.end > end:
            raise ValueError("entries lie over each other")
        file.seek(place)
        left = hole.start - place
        while left:
            piece = file.read(min(left, _PIECE))
            if not piece:
                raise ValueError("the file is cut off")
            digest.update(piece)
            left -= len(piece)
        digest.update(struct.pack("<QQ", hole.start, hole.end))
        place = hole.end
    return digest.hexdigest()
