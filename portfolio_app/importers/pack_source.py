"""Reading a pack, zipped or unzipped, without trusting it: bounded, and nothing is ever unpacked by its own names."""

import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import MANIFEST, PackFile, WrapperState
from portfolio_app.domain.packs.seal import Hole, comment_of, data_start, frame_digest
from portfolio_app.domain.words.file_names import fold, is_safe_path

MOST_FILES = 20_000
MOST_BYTES = 20 * 1024**3
MOST_RATIO = 200
"""How much larger a compressed file may become: text with long runs reaches some 100, a bomb 1,000."""

SMALL = 1 << 20
_PIECE = 1 << 20
_AGAIN = "ask for the pack again."


class PackSource(Protocol):
    """A pack to read from."""

    @property
    def name(self) -> str: ...
    @property
    def wrapper(self) -> WrapperState: ...
    def sizes(self) -> dict[str, int]: ...
    def pieces(self, path: str) -> Iterator[bytes]: ...


def read_whole(source: PackSource, path: str, limit: int) -> bytes:
    """Return a file's bytes; raises InputError when it is missing, damaged or larger than the limit."""
    size = source.sizes().get(path)
    if size is None:
        raise InputError(f"{source.name} is not a pack: it has no {path}; {_AGAIN}")
    if size > limit:
        raise InputError(f"{source.name}: {path} is too large to be what it says; {_AGAIN}")
    try:
        return b"".join(source.pieces(path))
    except PieceError as error:
        raise InputError(f"{source.name}: {path} is damaged; {_AGAIN}") from error


def digest(source: PackSource, path: str, *, skip: bool = False) -> PackFile:
    """Return the file's size and SHA-256 as they are now; one that cannot be read, or is to skip, has no SHA-256."""
    if skip:
        return PackFile(path, source.sizes()[path], "")
    reckoned, size = hashlib.sha256(), 0
    try:
        for piece in source.pieces(path):
            reckoned.update(piece)
            size += len(piece)
    except PieceError:
        return PackFile(path, size, "")
    return PackFile(path, size, reckoned.hexdigest())


@contextmanager
def open_pack(path: Path) -> Generator[PackSource, None, None]:
    """Open a ZIP or the folder that it was unzipped to; raises InputError for anything else."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield _Folder(path)
            return
        if not stat.S_ISREG(mode):
            raise InputError(f"{path} is neither a file nor a folder; name the pack's ZIP or its unzipped folder.")
        with path.open("rb") as file:
            yield _Zip(path, file)
    except FileNotFoundError as error:
        raise InputError(f"{path} is not there; check the name and the folder.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}); check who may read it.") from error


class PieceError(Exception):
    """A file of a pack cannot be read to its end."""


class _Folder:
    wrapper = WrapperState.OTHER

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._sizes: dict[str, int] = {}
        for place, folders, files in os.walk(path):
            for name in (*folders, *files):
                self._take(Path(place) / name)
        _check_names(self.name, self._sizes)
        root = _root(self._sizes)
        self._path = path / root
        self._sizes = {name[len(root) :]: size for name, size in self._sizes.items()}

    def sizes(self) -> dict[str, int]:
        return self._sizes

    def pieces(self, path: str) -> Iterator[bytes]:
        try:
            with (self._path / path).open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise PieceError from error

    def _take(self, found: Path) -> None:
        status = found.lstat()
        path = found.relative_to(self._path).as_posix()
        if stat.S_ISLNK(status.st_mode):
            raise InputError(f"{self.name} holds the link {path}, which no pack does; {_AGAIN}")
        if stat.S_ISREG(status.st_mode):
            self._sizes[path] = status.st_size
        elif not stat.S_ISDIR(status.st_mode):
            raise InputError(f"{self.name} holds {path}, which is not a file; {_AGAIN}")
        if len(self._sizes) > MOST_FILES:
            raise InputError(f"{self.name} holds more than {MOST_FILES:,} files; name the folder of one pack.")


class _Zip:
    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.name = str(path)
        self._file = file
        self._size = file.seek(0, io.SEEK_END)
        try:
            with zipfile.ZipFile(file) as directory:
                found, self._comment = directory.infolist(), directory.comment
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, IndexError) as error:
            raise InputError(f"{self.name} is not a whole ZIP; {_AGAIN}") from error
        if len(found) > MOST_FILES:
            raise InputError(f"{self.name} holds more than {MOST_FILES:,} files; {_AGAIN}")
        self._entries = {entry.filename: entry for entry in found if not _is_folder(entry)}
        if len(self._entries) < sum(not _is_folder(entry) for entry in found):
            raise InputError(f"{self.name} holds two files of one name; {_AGAIN}")
        for entry in found:
            self._check(entry)
        _check_names(self.name, self._entries)
        if sum(entry.file_size for entry in found) > MOST_BYTES:
            raise InputError(f"{self.name} would be larger than 20 GB unzipped; {_AGAIN}")
        self.wrapper = self._wrapper()
        root = _root(self._entries)
        self._entries = {name[len(root) :]: entry for name, entry in self._entries.items()}

    def sizes(self) -> dict[str, int]:
        return {path: entry.file_size for path, entry in self._entries.items()}

    def pieces(self, path: str) -> Iterator[bytes]:
        entry = self._entries[path]
        try:
            self._file.seek(data_start(self._file, entry.header_offset))
        except ValueError as error:
            raise PieceError from error
        raw = self._raw(entry.compress_size)
        return raw if entry.compress_type == zipfile.ZIP_STORED else _inflated(raw, entry.file_size)

    def _raw(self, left: int) -> Iterator[bytes]:
        while left:
            piece = self._file.read(min(left, _PIECE))
            if not piece:
                raise PieceError
            left -= len(piece)
            yield piece

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & 0x1:
            raise InputError(f"{self.name}: {entry.filename} is locked with a password; ask for a pack without one.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(f"{self.name} holds the link {entry.filename}, which no pack does; {_AGAIN}")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{self.name}: {entry.filename} is compressed in a way that packs are not; {_AGAIN}")
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise InputError(f"{self.name}: {entry.filename} would become far too large; {_AGAIN}")
        if entry.compress_type == zipfile.ZIP_STORED and entry.file_size != entry.compress_size:
            raise InputError(f"{self.name}: {entry.filename} has two different sizes; {_AGAIN}")

    def _wrapper(self) -> WrapperState:
        """Tell whether the ZIP is as it was written; one that somebody else made has no seal, and its files count."""
        end = self._size - len(self._comment)
        self._file.seek(end - 22)
        if self._file.read(4) != b"PK\x05\x06":
            return WrapperState.CHANGED  # something stands behind the end, or the comment's length was changed
        stored = [entry for entry in self._entries.values() if entry.compress_type == zipfile.ZIP_STORED]
        try:
            starts = [data_start(self._file, entry.header_offset) for entry in stored]
            holes = [Hole(at, at + entry.compress_size) for entry, at in zip(stored, starts, strict=True)]
            reckoned = comment_of(frame_digest(self._file, end, holes))
        except ValueError:
            return WrapperState.CHANGED
        if not self._comment:
            return WrapperState.OTHER
        return WrapperState.OK if self._comment == reckoned else WrapperState.CHANGED


def _inflated(raw: Iterator[bytes], size: int) -> Iterator[bytes]:
    """Yield what the compressed bytes hold, and not one byte more than was announced."""
    left = size
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in raw:
            waiting = piece
            while waiting and not machine.eof:
                made = machine.decompress(waiting, _PIECE)
                waiting = machine.unconsumed_tail
                left -= len(made)
                if left < 0:
                    raise PieceError
                yield made
            if waiting and machine.eof:
                raise PieceError
    except zlib.error as error:
        raise PieceError from error
    while not machine.eof:
        made = machine.decompress(b"", _PIECE)
        if not made:
            break
        left -= len(made)
        if left < 0:
            raise PieceError
        yield made
    if left or not machine.eof or machine.unused_data:
        raise PieceError


def _root(paths: Collection[str]) -> str:
    """Return the one folder that all is in, with its slash, or "" when the pack is not in a folder of its own."""
    tops = {path.partition("/")[0] for path in paths}
    root = f"{tops.pop()}/" if len(tops) == 1 else ""
    return root if root + MANIFEST in paths else ""


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith("/") and entry.file_size == 0


def _check_names(name: str, paths: dict[str, int] | dict[str, zipfile.ZipInfo]) -> None:
    seen: dict[str, str] = {}
    for path in paths:
        if not is_safe_path(path):
            raise InputError(f"{name} holds a file with the name “{_shown(path)}”, which no pack does; {_AGAIN}")
        other = seen.setdefault(fold(path), path)
        if other != path:
            raise InputError(f"{name} holds {other} and {path}, which Windows takes for one file; {_AGAIN}")


def _shown(path: str) -> str:
    return path.encode("unicode_escape").decode()[:80]


@contextmanager
def open_file(source: PackSource, path: str, sha256: str) -> Generator[BinaryIO, None, None]:
    """Open a file of the pack for reading; at its end raises InputError where its bytes have another SHA-256."""
    yield io.BufferedReader(_Pieces(source, path, sha256), _PIECE)


class _Pieces(io.RawIOBase):
    """The pieces of a file as a stream."""

    def __init__(self, source: PackSource, path: str, sha256: str) -> None:
        self._where = f"{source.name}: {path}"
        self._pieces = source.pieces(path)
        self._left = b""
        self._digest, self._expected = hashlib.sha256(), sha256

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        try:
            while not self._left and (piece := next(self._pieces, b"")):
                self._left = piece
        except PieceError as error:
            raise InputError(f"{self._where} is damaged; {_AGAIN}") from error
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        self._digest.update(taken)
        if not taken and self._digest.hexdigest() != self._expected:
            raise InputError(f"{self._where} is not the file that the data speaks of; {_AGAIN}")
        return len(taken)
