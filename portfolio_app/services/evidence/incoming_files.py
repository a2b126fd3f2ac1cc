"""Reads files, and the files in folders, through before they are put in, with their progress reported."""

import io
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.sandbox import Allowance
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.storage.contents import StoredContent
from portfolio_app.storage.in_pieces import StoringAhead
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr

MOST_OF_FOLDER = 500
"""How many files a folder may bring along; with more it was hardly meant."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


class _Counted:
    """Reports how many bytes of some files were read through and put in; each passes twice."""

    def __init__(self, paths: Sequence[Path], progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self._total = 2 * sum(map(_size, paths))

    def add(self, size: int) -> None:
        """Report that so many more bytes have passed."""
        self._done += size
        self._progress(tr("Adding files"), min(self._done, self._total), self._total)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was read through: ``source`` is the one that the learner chose, ``content`` what is kept of it."""

    source: Path
    content: Path
    version: FileVersion
    thumbnail: bytes
    words: str
    taken_on: date | None
    counted: _Counted

    def stored(self, storing: StoringAhead) -> StoredContent:
        """Store what is kept; raises InputError when it can no longer be read."""
        try:
            with _CountedFile(self.content, self.counted) as stream:
                return storing.store(stream, self.version.size, self.version.name)
        except OSError as error:
            raise InputError(
                tr(
                    "{source} can no longer be read ({strerror}); add it again.",
                    source=self.source,
                    strerror=error.strerror,
                )
            ) from error


class _CountedFile(io.FileIO):
    """A file whose reading is reported."""

    def __init__(self, path: Path, counted: _Counted) -> None:
        super().__init__(path, "rb")
        self._counted = counted

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(-1 if size is None else size)
        self._counted.add(len(piece))
        return piece


@contextmanager
def taking_in(paths: Sequence[Path], progress: Progress) -> Generator[tuple[Taken, ...], None, None]:
    """Read files through; raises InputError when one cannot be kept. What is kept of them is gone afterwards."""
    from portfolio_app.importers.evidence_files import take_in

    counted = _Counted(paths, progress)
    with TemporaryFolder() as folder:
        taken: list[Taken] = []
        for number, path in enumerate(paths):
            with Allowance():
                intake = take_in(path, folder / str(number), counted.add)
            known = intake.version
            words = _with_seen(intake.words, intake.path, known.media_type, known.pages, progress)
            version = replace(intake.version, added_at=now())
            taken.append(Taken(path, intake.path, version, intake.thumbnail, words, intake.taken_on, counted))
        yield tuple(taken)


def _with_seen(words: str, path: Path, media_type: str, pages: int, progress: Progress) -> str:
    """Return the words of a file with those in its pictures, where they can be read."""
    from portfolio_app.importers.evidence_files.picture_words import words_by_sight

    try:
        seen = words_by_sight(path, media_type, pages, partial(progress, tr("Reading the words in pictures")))
    except OSError:  # said when its bytes are stored
        seen = ""
    return "\n".join(filter(None, (words, seen)))


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return files, and in place of folders the files in them; raises InputError for an empty or a vast folder."""
    found: list[Path] = []
    for path in paths:
        inside = list(islice(_visible(path), MOST_OF_FOLDER + 1)) if path.is_dir() else [path]
        if not inside:
            raise InputError(tr("The folder {name} has no files in it; choose another.", name=path.name))
        if len(inside) > MOST_OF_FOLDER:
            raise InputError(
                tr(
                    "The folder {name} has more than {most_of_folder} files; choose those that you need.",
                    name=path.name,
                    most_of_folder=MOST_OF_FOLDER,
                )
            )
        found += sorted(inside)
    return tuple(found)


def _visible(folder: Path) -> Iterator[Path]:
    """Walk through a folder, without following links or looking into what is hidden."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        yield from (Path(at) / name for name in names if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _SYSTEM_FILES


def look_through(unit: UnitOfWork) -> None:
    """Find the words and the small pictures of all files anew, for a portfolio that was made of another's data."""
    from portfolio_app.importers.evidence_files import glance

    with TemporaryFolder() as folder:
        for file in unit.files.all():
            copy = folder / "content"
            with copy.open("wb") as stream:
                for piece in unit.contents.pieces(unit.files.content(file.evidence.id).id):
                    stream.write(piece)
            with Allowance():
                thumbnail, words = glance(copy, file.media_type)
            words = _with_seen(words, copy, file.media_type, file.present.pages, silent)
            if words:
                unit.evidence.set_words(file.evidence.id, name=file.name, words=words)
            if thumbnail:
                unit.files.set_thumbnail(file.evidence.id, thumbnail)


def words_in(path: Path, media_type: str, pages: int) -> str:
    """Return the words of a file, for searching."""
    from portfolio_app.importers.evidence_files import words_of

    return _with_seen(words_of(path, media_type), path, media_type, pages, silent)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # said when it is read
