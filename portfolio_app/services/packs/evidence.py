"""The evidence inside a pack, read when somebody looks at it: pictures, pages, and copies to open elsewhere."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.packs.portfolio_data import FileData
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.sandbox import Allowance, SandboxError, run
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside

_LARGEST_SHOWN = 200_000_000
"""Bytes that a file may have to be shown here; a larger one can still be opened."""
_PIECE = 1 << 20


def picture_of(pack: Path, file: FileData, page: int = 1) -> bytes:
    """Return a picture, or a page of a PDF (the first being 1), at the size of paper; b"" for what cannot be shown.

    Raises InputError when the pack no longer holds the file that its data speaks of.
    """
    from portfolio_app.importers.document_picture import page_picture, page_sizes, paper_picture

    present = file.present
    if file.size > _LARGEST_SHOWN or not (present.is_picture or present.is_pdf):
        return b""
    with _aside(pack, file) as path:
        try:
            if present.is_picture:
                return run(paper_picture, path, page if present.is_paged else 1)
            with Allowance():
                pages = len(run(page_sizes, path))
                return run(page_picture, path, min(page, pages) - 1) if pages else b""
        except SandboxError:
            return b""


def words_of(pack: Path, file: FileData) -> str:
    """Return the words of an e-mail, a text or a Word file; "" for what has none that can be shown.

    Raises InputError as ``picture_of`` does.
    """
    from portfolio_app.importers.evidence_files.showing import UnshownError, has_words, words_shown

    if file.size > _LARGEST_SHOWN or not has_words(file.present.media_type):
        return ""
    with _aside(pack, file) as path:
        try:
            return words_shown(path, file.present.media_type)
        except UnshownError:
            return ""


def copy_of(pack: Path, file: FileData, folder: Path) -> Path:
    """Write a copy of the file into the folder, under a safe name, and return its path.

    Raises InputError as ``picture_of`` does, and FileError when there is no room.
    """
    target = folder / safe_name(f"{file.evidence.reference} {file.name}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _opened(pack, file) as stream, made_beside(target) as part, part.open("wb") as out:
            shutil.copyfileobj(stream, out, _PIECE)
    except OSError as error:
        raise FileError(
            tr(
                "{name} could not be copied ({strerror}); free some space.",
                name=target.name,
                strerror=error.strerror or error,
            )
        ) from error
    return target


@contextmanager
def _aside(pack: Path, file: FileData) -> Generator[Path, None, None]:
    with TemporaryFolder() as folder:
        path = folder / "content"
        with _opened(pack, file) as stream, path.open("wb") as out:
            shutil.copyfileobj(stream, out, _PIECE)
        yield path


@contextmanager
def _opened(pack: Path, file: FileData) -> Generator[BinaryIO, None, None]:
    from portfolio_app.importers.pack_source import open_file, open_pack

    with open_pack(pack) as source:
        source.settle([file.path])
        if source.sizes().get(file.path) != file.size:
            raise InputError(
                tr("{name} no longer holds {path}; ask for the pack again.", name=pack.name, path=file.path)
            )
        with open_file(source, file.path, file.sha256) as stream:
            yield stream
