"""Texts in Qt's units: Python counts an emoji as one character, Qt as two."""

import re

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def spread(text: str) -> str:
    """Return the text with such characters as two, so that places in it are places in Qt's document."""
    return text if text.isascii() else _BEYOND.sub(_halves, text)


def joined(text: str) -> str:
    """Return a spread text, or a part of one, as Python writes it; half a character becomes a sign that shows so."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _halves(match: re.Match[str]) -> str:
    beyond = ord(match[0]) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))
