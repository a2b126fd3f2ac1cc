"""The words of a Word file, read without unpacking more than is needed."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from portfolio_app.domain.words.text import clean
from portfolio_app.importers.xml_tree import NotXmlError, tree_of

MOST_BYTES = 32 * 1024 * 1024
"""The most that a document's own part may unpack to."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"


def read_word_text(path: Path) -> str:
    """Return the document's paragraphs, a line each; raises ValueError when it cannot be read, OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo(_PART)
            if part.file_size > MOST_BYTES or part.flag_bits & 1:
                raise ValueError("too large or encrypted")
            with archive.open(part) as stream:
                # What the file says of its own size need not be true.
                content = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError) as error:
        raise ValueError("no Word document") from error
    except Exception as error:  # zlib's own error, and whatever else a broken archive makes zipfile stumble over
        if isinstance(error, OSError | ValueError):
            raise
        raise ValueError("damaged") from error
    if len(content) > MOST_BYTES:
        raise ValueError("too large")
    try:
        return clean("\n".join(_paragraphs(content)))
    except NotXmlError as error:
        raise ValueError("damaged") from error


def _paragraphs(content: bytes) -> Iterator[str]:
    root = tree_of(content)
    lines: list[list[str]] = []
    for element in root.iter():  # once through, however paragraphs stand inside each other
        if getattr(element, "tag", "") == f"{_W}p":
            lines.append([])
        elif lines:
            lines[-1].append(_text(element))
    yield from map("".join, lines)


def _text(element: object) -> str:
    tag = getattr(element, "tag", "")
    if tag == f"{_W}t":
        return str(getattr(element, "text", "") or "")
    if tag == f"{_W}tab":
        return "\t"
    return "\n" if tag in (f"{_W}br", f"{_W}cr") else ""
