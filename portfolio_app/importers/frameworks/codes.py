"""Codes of statements: as a file writes them, made fit to be named here, and told from the words after them."""

import re

from portfolio_app.domain.frameworks.framework import CriterionKind
from portfolio_app.domain.frameworks.list_items import LEADING
from portfolio_app.domain.words.text import clean_line

_AFTER_CODE = re.compile(r"\s*[:.–—-]\s+|\s+")
_LONGEST = 80
"""Characters of a code: it stands in every list and sentence about its criterion."""
_UNFIT = re.compile(r"[\s/\\]+")

KINDS = {
    "TK": CriterionKind.TECHNICAL_KNOWLEDGE,
    "K": CriterionKind.KNOWLEDGE,
    "TS": CriterionKind.TECHNICAL_SKILL,
    "S": CriterionKind.SKILL,
    "ESB": CriterionKind.EMPLOYABILITY,
    "B": CriterionKind.BEHAVIOUR,
}
"""What the letters before the number of a standard's statements say."""
_KSB = re.compile(r"(TK|TS|ESB|K|S|B)\d+")


def fit(code: str) -> str:
    """Return the code without blanks and slashes, which would part its name, and no longer than a name may be."""
    return _UNFIT.sub("-", clean_line(code))[:_LONGEST]


def kind_by_code(code: str) -> CriterionKind | None:
    """Return the kind that K1, S2 or B3 names, or None."""
    found = _KSB.fullmatch(code)
    return KINDS[found[1]] if found else None


def split_code(words: str) -> tuple[str, str]:
    """Return a code at the beginning of the words and what follows it; ("", words) when there is none."""
    found = LEADING.match(words)
    if found is None:
        return "", words
    return found["code"], found["rest"]


def without_code(words: str, code: str) -> str:
    """Return a name without the code before it and the sign between both: ``1.1 - Name`` is ``Name``."""
    if not code or not words.startswith(code):
        return words
    found = _AFTER_CODE.match(words, len(code))
    return words[found.end() :] if found else words
