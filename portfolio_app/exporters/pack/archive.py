"""The ZIP around a pack: fixed times, nothing compressed twice, sealed at the end."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self, cast

from portfolio_app.domain.packs.pack import SIGNATURE, TIME_STAMP, PackFile
from portfolio_app.domain.packs.seal import COMMENT_SIZE, Hole, comment_of, frame_digest

_TEXTS = frozenset({".html", ".json", ".txt", ".md", ".csv", ".sig", ".rtf", ".svg", ".bmp", ".tif", ".tiff", ""})
_PIECE = 1 << 20
_ZIP64_FROM = 1 << 31
_EARLIEST = 1980
_HEADER = struct.Struct("<26xHH")
_SMALL = 1 << 20
_MOST_RATIO = 100
"""Larger files that become so much smaller are stored as they are: whoever opens the pack would take them for bombs."""


class PackArchive:
    """A ZIP being written; files are added one after another, in pieces."""

    def __init__(self, path: Path, made_at: datetime, root: str = "") -> None:
        self._path = path
        self._root = f"{root}/" if root else ""
        self._time = (max(made_at.year, _EARLIEST), *made_at.timetuple()[1:6])
        self._zip = zipfile.ZipFile(path, "w", allowZip64=True)
        self.files: list[PackFile] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()
        if kind is None:
            _seal(self._path)

    def add_bytes(self, path: str, content: bytes) -> PackFile:
        """Add a file that is at hand."""
        return self.add(path, len(content), lambda target: target.write(content))

    def add_path(self, path: str, source: Path) -> PackFile:
        """Add a file from the disk."""

        def copy(target: BinaryIO) -> None:
            with source.open("rb") as reading:
                while piece := reading.read(_PIECE):
                    target.write(piece)

        return self.add(path, source.stat().st_size, copy)

    def add(self, path: str, size: int, write: Callable[[BinaryIO], object]) -> PackFile:
        """Add the ``size`` bytes that ``write`` writes."""
        entry = zipfile.ZipInfo(self._root + path, self._time)
        entry.create_system, entry.external_attr = 3, 0o100644 << 16  # the same on Windows as elsewhere
        compressed = PurePosixPath(path).suffix.casefold() in _TEXTS and not (size > _SMALL and _swells(size, write))
        entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        entry.file_size = size
        with self._zip.open(entry, "w", force_zip64=size >= _ZIP64_FROM) as target:
            counted = _Counted(cast("BinaryIO", target))
            write(cast("BinaryIO", counted))
        file = PackFile(path, counted.size, counted.digest.hexdigest())
        self.files.append(file)
        return file


def add_stamp(path: Path, stamp: bytes, *, sealed: bool) -> None:
    """Add the time stamp of a pack's signature to its ZIP, beside that, and seal a ``sealed`` one again."""
    with zipfile.ZipFile(path, "a") as archive:
        (beside,) = (each for each in archive.infolist() if PurePosixPath(each.filename).name == SIGNATURE)
        entry = zipfile.ZipInfo(beside.filename.removesuffix(SIGNATURE) + TIME_STAMP, beside.date_time)
        entry.create_system, entry.external_attr = beside.create_system, beside.external_attr
        archive.writestr(entry, stamp)
        archive.comment = b""
    if sealed:
        _seal(path)


def _swells(size: int, write: Callable[[BinaryIO], object]) -> bool:
    """Tell whether a file of this size would be unpacked from next to nothing."""
    packed = _Packed()
    write(cast("BinaryIO", packed))
    return size > _MOST_RATIO * packed.size


class _Packed:
    """Compresses bytes to see how many are left."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj()
        self.size = 1

    def write(self, piece: bytes) -> int:
        self.size += len(self._packer.compress(piece))
        return len(piece)


class _Counted:
    """Passes bytes on, counts and hashes them."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        self.size += len(piece)
        return self._target.write(piece)


def _seal(path: Path) -> None:
    with zipfile.ZipFile(path) as written:
        entries = written.infolist()
    with path.open("r+b") as file:
        end = file.seek(0, 2)
        # The length of the comment is the last field before it (APPNOTE.TXT 4.3.16), and part of what is sealed.
        file.seek(end - 2)
        file.write(COMMENT_SIZE.to_bytes(2, "little"))
        file.flush()
        holes: list[Hole] = []
        for entry in entries:
            if entry.compress_type == zipfile.ZIP_STORED:
                start = _data_start(file, entry.header_offset)
                holes.append(Hole(start, start + entry.compress_size))
        comment = comment_of(frame_digest(file, end, holes))
        file.seek(end)
        file.write(comment)


def _data_start(file: BinaryIO, header: int) -> int:
    """Return where the bytes of an entry that was just written begin, behind its header (APPNOTE.TXT 4.3.7)."""
    file.seek(header)
    name, extra = _HEADER.unpack(file.read(_HEADER.size))
    return header + _HEADER.size + name + extra
