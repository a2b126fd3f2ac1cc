"""Methods of assessment: the short codes that a centre uses for kinds of evidence."""

import re
from dataclasses import dataclass

from portfolio_app.translation import mark

_CODE = re.compile(r"[A-Z0-9][A-Z0-9/+&.\-]{0,7}")
LONGEST_NAME = 80
BY_ITSELF = {
    "RA": mark("new accounts"),
    "WP": mark("new files"),
    "WT": mark("new statements"),
    "EWT": mark("new statements of experts"),
}
"""Codes that the program itself gives, and to what: they stay in the table."""


@dataclass(frozen=True, slots=True)
class Method:
    """A code such as WP and what it stands for."""

    code: str
    name: str


def is_code(text: str) -> bool:
    """Tell whether the text may be a method's code: one to eight capital letters, digits and signs."""
    return _CODE.fullmatch(text) is not None
