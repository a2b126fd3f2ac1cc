"""A document of whatever known kind, told by its content, read in the sandbox with bounds."""

import posixpath
from pathlib import Path

from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.file import HTML, PDF, WORD
from portfolio_app.importers.account_files.html_page import read_page
from portfolio_app.importers.account_files.markdown import read_markdown
from portfolio_app.importers.account_files.odt import read_odt
from portfolio_app.importers.account_files.package import Package
from portfolio_app.importers.account_files.pdf import read_pdf_text
from portfolio_app.importers.account_files.rtf import read_rtf
from portfolio_app.importers.account_files.text import read_plain
from portfolio_app.importers.account_files.word import read_word
from portfolio_app.importers.evidence_files.media_type import media_type_of
from portfolio_app.importers.faults import in_file
from portfolio_app.sandbox import MOST_SECONDS, RefusedError, SandboxError, run_within
from portfolio_app.translation import mark, say_number, tr

MOST_BYTES = 64 * 1024 * 1024
_ODT = "application/vnd.oasis.opendocument.text"
_READERS = {
    WORD: read_word,
    _ODT: read_odt,
    f"{_ODT}-template": read_odt,
    "application/rtf": read_rtf,
    HTML: read_page,
    PDF: read_pdf_text,
    "text/markdown": read_markdown,
    "text/plain": read_plain,
}
ENDINGS = (
    ".docx",
    ".docm",
    ".dotx",
    ".odt",
    ".ott",
    ".rtf",
    ".html",
    ".htm",
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".pdf",
)
"""How the names of documents end that accounts can be read from."""

_OLD = "application/msword"
_PAGES = mark("it is no document that accounts can be read from; save it as Word (.docx), ODT, RTF, PDF or plain text.")
_OLD_WORD = mark("it is a Word document of the old kind; open it in Word or LibreOffice and save it as .docx.")
_UNREAD = mark("it {reason}; open it in the program it was made with, save it anew, and choose that.")


def read_document(path: Path) -> SourceText:
    """Return what a document says; raises InputError, in one sentence, for one that cannot be read."""
    _check(path)
    try:
        return run_within(MOST_SECONDS, read, path)
    except SandboxError as error:
        raise in_file(str(path), error.said or tr(_UNREAD, reason=tr(error.reason.value))) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def extract_pictures(path: Path, parts: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    """Write these pictures of a document into a folder, under names of their own, and return them in order."""
    try:
        return run_within(MOST_SECONDS, write_pictures, path, parts, folder)
    except SandboxError as error:
        raise in_file(str(path), error.said or tr(_UNREAD, reason=tr(error.reason.value))) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def read(path: Path) -> SourceText:
    """Return what a document says; raises RefusedError, OSError. For the sandbox."""
    kind = _kind_of(path)
    reader = _READERS.get(kind)
    if reader is None and kind.startswith("text/"):
        reader = read_plain
    if reader is None:
        raise RefusedError(tr(_OLD_WORD) if kind == _OLD else tr(_PAGES))
    try:
        return reader(path)
    except RecursionError as error:
        raise RefusedError(
            tr("its parts lie too deep in each other to be read; save it anew as a plain document.")
        ) from error


def write_pictures(path: Path, parts: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    """Write pictures of a packed document into a folder; raises RefusedError, OSError. For the sandbox."""
    package = Package(path)
    written: list[Path] = []
    for number, part in enumerate(parts, 1):
        ending = posixpath.splitext(part)[1].casefold()
        target = folder / f"{number}{ending if ending.isascii() and len(ending) <= 5 else ''}"
        target.write_bytes(package.bytes(part))
        written.append(target)
    return tuple(written)


def _kind_of(path: Path) -> str:
    kind = media_type_of(path)
    if kind.startswith("text/") and path.suffix.casefold() == ".markdown":
        return "text/markdown"
    if kind == "application/octet-stream" and path.suffix.casefold() in (".txt", ".text", ".md"):
        return "text/plain"
    return kind


def _check(path: Path) -> None:
    try:
        if path.is_dir():
            raise in_file(str(path), tr("this is a folder; name a document inside it."))
        if not path.exists():
            raise in_file(str(path), tr("there is no such file; check the name and the folder."))
        if not path.is_file():
            raise in_file(str(path), tr("this is not a file; name a document."))
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:
        raise in_file(str(path), tr("there is no such file; check the name and the folder.")) from error
    if size > MOST_BYTES:
        most = say_number(MOST_BYTES // (1024 * 1024))
        raise in_file(str(path), tr("it is larger than {most} MB; take large pictures out of a copy of it.", most=most))
    if not size:
        raise in_file(str(path), tr("it is empty; choose a document with words in it."))


def _unreadable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return in_file(
        str(path), tr("the file cannot be read ({reason}); check the name and who may read it.", reason=reason)
    )
