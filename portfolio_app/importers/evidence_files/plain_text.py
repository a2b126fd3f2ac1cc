"""The text of a text file, in whatever of the usual codes it is."""

import codecs
from pathlib import Path

from portfolio_app.domain.words.text import clean

MOST_BYTES = 2 * 1024 * 1024
"""How much of a text is read for searching and for showing."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(path: Path) -> str:
    """Return the text, or as much of it as is shown; raises OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES)
    for mark, code in _MARKS:
        if content.startswith(mark):
            return clean(content.decode(code, "replace"))
    try:
        return clean(content.decode())
    except UnicodeDecodeError as error:
        if len(content) == MOST_BYTES and error.start > MOST_BYTES - 4:
            return clean(content.decode(errors="ignore"))
        return clean(content.decode("cp1252", "replace"))
