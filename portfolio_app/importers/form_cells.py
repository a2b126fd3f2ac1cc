"""What a cell of the assessor's form holds, as text, whatever program saved it."""

import re
from datetime import date, datetime

from portfolio_app.domain.words.text import clean

# How Excel writes a character that XML has no room for, such as a carriage return (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Formula:
    """A cell that holds a formula, whatever it would give."""


Cell = object
"""A text, a number, a day, True or False, None for an empty cell, or a Formula."""


def plain(value: Cell) -> str:
    """Return a cell as it stands; "" for an empty one and for a formula."""
    if value is None or isinstance(value, Formula):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _ESCAPED.sub(_character, str(value))


def text_of(value: Cell) -> str:
    """Return what was written in a cell, with LF line ends and without characters that no page can show."""
    return clean(plain(value)).strip()


def is_day(value: Cell) -> bool:
    """Tell whether a cell holds a day or a moment."""
    return isinstance(value, datetime | date)


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    # Half of a pair is no character alone; "clean" takes out the other ones that cannot be shown.
    return "" if 0xD800 <= code < 0xE000 else chr(code)
