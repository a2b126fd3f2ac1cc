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
_PIECE = 1 << 20


class Hole(NamedTuple):
    """Bytes that the seal leaves out, because the manifest covers them."""

    start: int
    end: int


def comment_of(digest: str) -> bytes:
    """Return the comment that seals a ZIP."""
    return (_PREFIX + digest).encode()


def is_seal(comment: bytes, reckoned: bytes) -> bool:
    """Tell whether a comment is, or was before a byte of it was changed, the seal of some pack."""
    if comment.startswith(_PREFIX.encode()):
        return True
    same = sum(one == other for one, other in zip(comment, reckoned, strict=False))
    return len(comment) == len(reckoned) and same * 2 > len(reckoned)


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
