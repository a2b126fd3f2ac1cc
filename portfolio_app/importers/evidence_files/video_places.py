"""Where a video says where it was recorded (ISO/IEC 14496-12, QuickTime File Format): found here, then written over.

Boxes keep their size and become free room, so that nothing else in the file moves. What is recorded along the way in a
track of its own, as action cameras do, is no box of this kind and stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

VIDEOS = frozenset({"video/mp4", "video/quicktime", "audio/mp4"})
_MOST_BOXES = 20_000
_LARGEST_LOOKED_AT = 4 << 20
_OF_PLACE = (b"\xa9xyz", b"loci", b"location", b"GPSL", b"exif:GPS", b"geotag")
_MAY_TELL = frozenset({b"udta", b"meta", b"uuid"})
_HOLDS_OTHERS = frozenset({b"moov", b"trak", b"mdia", b"moof", b"traf"})
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a file: where it begins, where its content does, and where it ends."""

    kind: bytes
    start: int
    content: int
    end: int


def place_boxes(path: Path) -> tuple[tuple[int, int, int], ...]:
    """Return start, content and end of the boxes that tell a place: a job for the sandbox. Raises OSError."""
    found: list[tuple[int, int, int]] = []
    with path.open("rb") as file:
        waiting, seen = [(0, file.seek(0, 2))], 0
        while waiting:
            for box in _boxes(file, *waiting.pop()):
                seen += 1
                if seen > _MOST_BOXES:
                    return tuple(found)
                if box.kind in _HOLDS_OTHERS:
                    waiting.append((box.content, box.end))
                elif box.kind in _MAY_TELL and _tells_place(file, box):
                    found.append((box.start, box.content, box.end))
    return tuple(found)


def write_over(path: Path, boxes: tuple[tuple[int, int, int], ...]) -> None:
    """Turn these boxes into free room full of zeros; raises OSError."""
    with path.open("r+b") as file:
        for start, content, end in boxes:
            file.seek(start + 4)
            file.write(b"free")
            file.seek(content)
            for at in range(content, end, _PIECE):
                file.write(bytes(min(_PIECE, end - at)))


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size, kind, content = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if size == 1:
            size, content = int.from_bytes(head[8:16], "big"), start + 16
        elif size == 0:
            size = end - start
        if size < content - start or start + size > end:
            return  # damaged, or cut: nothing behind it is sure
        yield Box(kind, start, content, start + size)
        start += size


def _tells_place(file: BinaryIO, box: Box) -> bool:
    file.seek(box.content)
    content = file.read(min(box.end - box.content, _LARGEST_LOOKED_AT))
    return any(word in content for word in _OF_PLACE)
