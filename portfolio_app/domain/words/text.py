"""Plain text as the program keeps it: LF line ends, no control characters, counted in code points."""

import re
import unicodedata

from portfolio_app.translation import tr_plural

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
# What XML cannot carry (https://www.w3.org/TR/xml/#charsets), which also shows nothing on any page.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
# Control characters, those that turn the direction of writing, line ends, and what is no character at all: a terminal
# or a list would obey them, or show other words than those that are there.
UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_INVISIBLE = re.compile(f"(?![\\t\\n\xad\u200b]){UNSHOWN.pattern}")
"""Those of them that no text has that was written to be read: line ends and places for them are none."""
MOST_QUOTED = 120
"""Characters of foreign text that a message quotes."""
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def clean(text: str) -> str:
    """Return the text with LF line ends and without characters that no page can show."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """Return the text cleaned, on one line, with single spaces and none at the edges."""
    return " ".join(clean(text).split())


def shown(text: str, most: int = 0) -> str:
    """Return foreign text as it may stand in a message or a list: harmless, on one line, cut after ``most`` characters.

    Characters that would command a terminal or hide others are written out, such as a backslash and x1b for Escape.
    """
    cut = text if not most or len(text) <= most else f"{text[: most - 2]} …"
    return UNSHOWN.sub(_written_out, cut)


def readable(text: str, most: int = 0) -> str:
    """Return foreign text as a window shows it: as ``shown``, but with its line ends, and the places for them."""
    cut = text if not most or len(text) <= most else f"{text[: most - 2]} …"
    return _INVISIBLE.sub(_written_out, cut)


def excerpt(text: str) -> str:
    """Return foreign text as a message quotes it: harmless, and short enough for the message to be read."""
    return shown(text, MOST_QUOTED)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    named = {9: "\\t", 10: "\\n", 13: "\\r"}.get(code)
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def count_words(text: str) -> int:
    """Count words; a hyphenated word or one with an apostrophe is one word."""
    return len(_WORD.findall(text))


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each paragraph: runs of text between blank lines, without edge white space."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    trimmed = (trim(text, first, last) for first, last in spans)
    return [(first, last) for first, last in trimmed if first < last]


def fold(text: str) -> str:
    """Return the text in the form that names are compared in: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def plural(count: int, one: str, many: str = "") -> str:
    """Return ``1 word`` or ``2 words``, in the present language."""
    return tr_plural("{count} " + one, "{count} " + (many or one + "s"), count)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent of text[start:end] without white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
