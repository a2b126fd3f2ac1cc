"""Characters written as codes: backslash escapes of ASCII punctuation and numeric character references.

The forms are CommonMark's (https://spec.commonmark.org/0.31.2/, sections 2.4 and 2.5), without named references.
"""

import re

from portfolio_app.domain.words.text import clean

PUNCTUATION = r"[!-/:-@\[-`{-~]"
"""ASCII punctuation, as a part of a regular expression."""

CODED = rf"\\({PUNCTUATION})|&#(?:([0-9]{{1,7}})|[xX]([0-9a-fA-F]{{1,6}}));"
"""An escape (group 1) or a reference in decimal (2) or hexadecimal (3), as a regular expression."""

_CODED = re.compile(CODED)


def character(match: re.Match[str]) -> str:
    """Return the character that the match of ``CODED`` stands for, or its own text when there is none."""
    if match[1]:
        return match[1]
    code = int(match[2]) if match[2] else int(match[3], 16)
    found = chr(code) if code <= 0x10FFFF else ""
    # What the program does not keep (NUL, CR, surrogates ...) stays visible as it was written.
    return found if found and clean(found) == found else match[0]


def decode(text: str) -> str:
    """Return the text with every code exchanged for its character."""
    return _CODED.sub(character, text)


def split_criteria(text: str) -> list[str]:
    """Return the criteria in ``1.2, 3.1``; a comma that belongs to a code is written ``&#44;``.

    Empty when any of them is blank.
    """
    parts = [decode(part.strip()) for part in text.split(",")]
    return parts if all(part.strip() for part in parts) else []
