"""Reading a pack, zipped or unzipped, without trusting it: bounded, and nothing is ever unpacked by its own names."""

import hashlib
import io
import os
import stat
import zipfile
from collections import Counter
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import CHECKSUMS, MANIFEST, SIGNATURE, TIME_STAMP, PackFile, WrapperState
from portfolio_app.domain.packs.seal import Hole, comment_of, frame_digest, is_seal
from portfolio_app.domain.words.text import shown
from portfolio_app.importers.pack_entries import AGAIN, Entries, Found
from portfolio_app.importers.source import kind_of
from portfolio_app.importers.zip_entries import PIECE, PieceError, data_start, inflated, raw_name, unicode_name
from portfolio_app.translation import say_number, tr

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_FILES = 20_000
MOST_BYTES = 20 * 1024**3
MOST_RATIO = 200
"""How much larger a compressed file may become: text with long runs reaches some 100, a bomb 1,000."""

SMALL = 1 << 20
_START = 16


class PackSource(Protocol):
    """A pack to read from.

    ``settle`` calls its files as they are listed; ``packed_again`` tells that a ZIP whose seal does not fit was sorted
    or dated anew by another program.
    """

    @property
    def name(self) -> str: ...
    @property
    def wrapper(self) -> WrapperState: ...
    @property
    def has_seal(self) -> bool: ...
    @property
    def packed_again(self) -> bool: ...
    @property
    def litter(self) -> tuple[str, ...]: ...
    def settle(self, listed: Collection[str]) -> None: ...
    def sizes(self) -> dict[str, int]: ...
    def pieces(self, path: str) -> Iterator[bytes]: ...


def read_whole(source: PackSource, path: str, limit: int) -> bytes:
    """Return a file's bytes; raises InputError when it is missing, damaged or larger than the limit."""
    size = source.sizes().get(path)
    if size is None:
        raise InputError(
            tr("{name} is not a pack: it has no {path}; {again}", name=source.name, path=path, again=tr(AGAIN))
        )
    if size > limit:
        raise InputError(
            tr("{name}: {path} is too large to be what it says; {again}", name=source.name, path=path, again=tr(AGAIN))
        )
    try:
        return b"".join(source.pieces(path))
    except PieceError as error:
        raise InputError(
            tr("{name}: {path} is damaged; {again}", name=source.name, path=path, again=tr(AGAIN))
        ) from error


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
            raise InputError(
                tr("{path} is neither a file nor a folder; name the pack's ZIP or its unzipped folder.", path=path)
            )
        with path.open("rb") as file:
            yield _Zip(path, file)
    except FileNotFoundError as error:
        raise InputError(tr("{path} is not there; check the name and the folder.", path=path)) from error
    except OSError as error:
        raise InputError(
            tr(
                "{path} cannot be read ({strerror}); check who may read it.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error


class _Folder:
    wrapper = WrapperState.OTHER
    has_seal = False
    packed_again = False

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        found: list[Found[Path]] = []
        for place, folders, files in os.walk(path):
            for name in (*folders, *files):
                found += self._taken(Path(place) / name)
                if len(found) > MOST_FILES:
                    raise InputError(
                        tr(
                            "{name} holds more than {most_files} files; name the folder of one pack.",
                            name=self.name,
                            most_files=say_number(MOST_FILES),
                        )
                    )
        self._entries = Entries(self.name, found)

    @property
    def litter(self) -> tuple[str, ...]:
        return self._entries.litter

    def settle(self, listed: Collection[str]) -> None:
        self._entries.settle(listed)

    def sizes(self) -> dict[str, int]:
        return self._entries.sizes()

    def pieces(self, path: str) -> Iterator[bytes]:
        try:
            with self._entries[path].open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except OSError as error:
            raise PieceError from error

    def _taken(self, found: Path) -> list[Found[Path]]:
        status = found.lstat()
        path = found.relative_to(self._path).as_posix()
        if stat.S_ISLNK(status.st_mode):
            raise InputError(
                tr(
                    "{name} holds the link {shown}, which no pack does; {again}",
                    name=self.name,
                    shown=shown(path, 80),
                    again=tr(AGAIN),
                )
            )
        if stat.S_ISREG(status.st_mode):
            return [Found(os.fsencode(path), status.st_size, found)]
        if not stat.S_ISDIR(status.st_mode):
            raise InputError(
                tr(
                    "{name} holds {shown}, which is not a file; {again}",
                    name=self.name,
                    shown=shown(path, 80),
                    again=tr(AGAIN),
                )
            )
        return []


def _no_zip(name: str, file: BinaryIO) -> InputError:
    file.seek(0)
    start = file.read(_START)
    kind = "" if start.startswith(b"PK") else kind_of(start)
    if kind:
        return InputError(tr("{name} is not a whole ZIP: it is {kind}. Name the pack.", name=name, kind=kind))
    return InputError(tr("{name} is not a whole ZIP; {again}", name=name, again=tr(AGAIN)))


class _Zip:
    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.name = str(path)
        self._file = file
        self._size = file.seek(0, io.SEEK_END)
        try:
            with zipfile.ZipFile(file) as directory:
                found, self._comment = directory.infolist(), directory.comment
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, IndexError) as error:
            raise _no_zip(self.name, file) from error
        if len(found) > MOST_FILES:
            raise InputError(
                tr(
                    "{name} holds more than {most_files} files; {again}",
                    name=self.name,
                    most_files=say_number(MOST_FILES),
                    again=tr(AGAIN),
                )
            )
        self._found = [entry for entry in found if not _is_folder(entry)]
        for entry in found:
            self._check(entry)
        if len({raw_name(entry) for entry in self._found}) < len(self._found):
            raise InputError(tr("{name} holds two files of one name; {again}", name=self.name, again=tr(AGAIN)))
        self._entries = Entries(
            self.name, (Found(raw_name(entry), entry.file_size, entry, unicode_name(entry)) for entry in self._found)
        )
        if sum(entry.file_size for entry in found) > MOST_BYTES:
            raise InputError(tr("{name} would be larger than 20 GB unzipped; {again}", name=self.name, again=tr(AGAIN)))
        self.has_seal = False
        self.wrapper = self._wrapper()

    @property
    def packed_again(self) -> bool:
        return self.has_seal and self.wrapper is WrapperState.CHANGED and not self._is_as_written()

    @property
    def litter(self) -> tuple[str, ...]:
        return self._entries.litter

    def settle(self, listed: Collection[str]) -> None:
        self._entries.settle(listed)

    def sizes(self) -> dict[str, int]:
        return self._entries.sizes()

    def pieces(self, path: str) -> Iterator[bytes]:
        entry = self._entries[path]
        try:
            self._file.seek(data_start(self._file, entry.header_offset))
        except ValueError as error:
            raise PieceError from error
        raw = self._raw(entry.compress_size)
        return raw if entry.compress_type == zipfile.ZIP_STORED else inflated(raw, entry.file_size)

    def _raw(self, left: int) -> Iterator[bytes]:
        while left:
            piece = self._file.read(min(left, PIECE))
            if not piece:
                raise PieceError
            left -= len(piece)
            yield piece

    def _check(self, entry: zipfile.ZipInfo) -> None:
        where = shown(entry.filename, 80)
        if entry.flag_bits & 0x1:
            raise InputError(
                tr(
                    "{name}: {where} is locked with a password; ask for a pack without one.",
                    name=self.name,
                    where=where,
                )
            )
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise InputError(
                tr(
                    "{name} holds the link {where}, which no pack does; {again}",
                    name=self.name,
                    where=where,
                    again=tr(AGAIN),
                )
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(
                tr(
                    "{name}: {where} is compressed in a way that packs are not; {again}",
                    name=self.name,
                    where=where,
                    again=tr(AGAIN),
                )
            )
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise InputError(
                tr("{name}: {where} would become far too large; {again}", name=self.name, where=where, again=tr(AGAIN))
            )
        if entry.compress_type == zipfile.ZIP_STORED and entry.file_size != entry.compress_size:
            raise InputError(
                tr("{name}: {where} has two different sizes; {again}", name=self.name, where=where, again=tr(AGAIN))
            )

    def _wrapper(self) -> WrapperState:
        """Tell whether the ZIP is as it was written; one that somebody else made has no seal, and its files count."""
        end = self._size - len(self._comment)
        self._file.seek(end - 22)
        if self._file.read(4) != b"PK\x05\x06":
            return WrapperState.CHANGED  # something stands behind the end, or the comment's length was changed
        stored = [entry for entry in self._found if entry.compress_type == zipfile.ZIP_STORED]
        try:
            starts = [data_start(self._file, entry.header_offset) for entry in stored]
            holes = [Hole(at, at + entry.compress_size) for entry, at in zip(stored, starts, strict=True)]
            reckoned = comment_of(frame_digest(self._file, end, holes))
        except ValueError:
            return WrapperState.CHANGED
        if self._comment == reckoned:
            self.has_seal = True
            return WrapperState.OK
        self.has_seal = is_seal(self._comment, reckoned)
        return WrapperState.CHANGED if self.has_seal else WrapperState.OTHER

    def _is_as_written(self) -> bool:
        """Tell whether the files stand in the order, and mostly with the one date and mode, that this program gives."""
        found = list(map(raw_name, self._found))
        if found[-1].rpartition(b"/")[2] == TIME_STAMP.encode():
            found.pop()  # added later
        names = [name.rpartition(b"/")[2] for name in found]
        last = [name.encode() for name in (CHECKSUMS, MANIFEST, SIGNATURE)]
        paths = [name.decode("utf-8", "replace") for name in found][: -len(last)]
        looks = Counter((entry.date_time, entry.external_attr, entry.create_system) for entry in self._found)
        (look, count), *_ = looks.most_common(1)
        return (
            names[-len(last) :] == last
            and paths == sorted(paths)
            and look[1:] == (0o100644 << 16, 3)
            and count * 2 > len(self._found)
        )


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.orig_filename.replace("\\", "/").endswith("/") and entry.file_size == 0


@contextmanager
def open_file(source: PackSource, path: str, sha256: str) -> Generator[BinaryIO, None, None]:
    """Open a file of the pack for reading; at its end raises InputError where its bytes have another SHA-256."""
    yield io.BufferedReader(_Pieces(source, path, sha256), PIECE)


class _Pieces(io.RawIOBase):
    """The pieces of a file as a stream."""

    def __init__(self, source: PackSource, path: str, sha256: str) -> None:
        self._where = f"{source.name}: {path}"
        self._pieces = source.pieces(path)
        self._left = b""
        self._digest, self._expected = hashlib.sha256(), sha256

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        try:
            while not self._left and (piece := next(self._pieces, b"")):
                self._left = piece
        except PieceError as error:
            raise InputError(tr("{where} is damaged; {again}", where=self._where, again=tr(AGAIN))) from error
        room = memoryview(buffer).cast("B")
        taken, self._left = self._left[: len(room)], self._left[len(room) :]
        room[: len(taken)] = taken
        self._digest.update(taken)
        if not taken and self._digest.hexdigest() != self._expected:
            raise InputError(
                tr("{where} is not the file that the data speaks of; {again}", where=self._where, again=tr(AGAIN))
            )
        return len(taken)
