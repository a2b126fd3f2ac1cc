"""Reading a text file from elsewhere: bounded, and refused in plain words when it is not text."""

import codecs
import stat
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.translation import mark, say_number, tr

TEXT_LIMIT = 5_000_000
"""Bytes that an account, a topic sheet or a unit file may have: some 800,000 words."""

_SIGNATURES = (
    (b"%PDF", mark("a PDF")),
    (b"PK\x03\x04", mark("a Word document or another packed file")),
    (b"\xd0\xcf\x11\xe0", mark("an old Word document or another Office file")),
    (b"{\\rtf", mark("a rich text (RTF) document")),
    (b"SQLite format 3", mark("a portfolio or another database")),
    (b"\x89PNG", mark("a picture")),
    (b"\xff\xd8\xff", mark("a picture")),
    (b"GIF8", mark("a picture")),
    (b"\x1f\x8b", mark("a packed file")),
    (b"ID3", mark("a sound recording")),
)


def read_source(path: Path, limit: int = TEXT_LIMIT) -> str:
    """Return the file's text with LF line ends and without a byte order mark.

    UTF-8 is expected; UTF-16 with a byte order mark (Notepad's "Unicode") is read as well. Raises InputError for
    a missing, unreadable, too large, binary or wrongly encoded file.
    """
    return clean(_decode(read_bytes(path, limit), str(path)))


def read_bytes(path: Path, limit: int, *, only: int = 0) -> bytes:
    """Return the file's bytes, or ``only`` so many; raises InputError for a missing, unreadable or too large file."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise in_file(str(path), tr("this is a folder; name a text file inside it."))
        if not stat.S_ISREG(status.st_mode):
            raise in_file(str(path), tr("this is not a file; name a text file."))
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        with path.open("rb") as file:
            # One byte more than allowed tells when the file has grown since its size was asked for.
            content = file.read(only or limit + 1)
    except FileNotFoundError as error:
        raise in_file(str(path), tr("there is no such file; check the name and the folder.")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("the name is not one a file can have")
        raise in_file(
            str(path), tr("the file cannot be read ({reason}); check the name and who may read it.", reason=reason)
        ) from error
    if len(content) > limit:
        raise _too_large(path, len(content), limit)
    return content


def _too_large(path: Path, size: int, limit: int) -> InputError:
    return in_file(
        str(path),
        tr(
            "the file has {size} bytes, and at most {limit} bytes can be imported; split it into smaller files.",
            size=say_number(size),
            limit=say_number(limit),
        ),
    )


def _decode(content: bytes, name: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise in_file(name, tr("the text is damaged UTF-16; {save_as}", save_as=tr(_SAVE_AS))) from error
    refuse_binary(content, name)
    if b"\0" in content:
        raise in_file(name, tr("this is not a text file (it holds zero bytes); {save_as}", save_as=tr(_SAVE_AS)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Lines are counted as clean() ends them, so a lone CR counts too.
        line = clean(content[: error.start].decode("utf-8-sig", "replace")).count("\n") + 1
        raise at_line(name, line, tr("the text is not UTF-8; {save_as}", save_as=tr(_SAVE_AS))) from error


def refuse_binary(content: bytes, name: str) -> None:
    """Raise InputError when the bytes begin as no text does."""
    if kind := kind_of(content):
        raise in_file(
            name, tr("this is {kind}, not plain text; save its words as a plain text file in UTF-8.", kind=kind)
        )


def kind_of(content: bytes) -> str:
    """Return what a file is that begins with these bytes, where they are not a text's, or ""."""
    return next((tr(kind) for signature, kind in _SIGNATURES if content.startswith(signature)), "")


_SAVE_AS = mark("open it in a text editor, choose Save as, and pick the encoding UTF-8.")
