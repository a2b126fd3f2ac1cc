"""Words as HTML takes them: escaped, and each script in its own direction."""

import re
from html import escape

from portfolio_app.domain.text import clean

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def escaped(text: str) -> str:
    """Return the text as content or attribute; a line end in it is a line end on the page."""
    return escape(clean(text))


def words(text: str) -> str:
    """Return words as content, kept from turning the words around them when they are read from the right."""
    content = escaped(text).replace("\n", "<br>")
    return f"<bdi>{content}</bdi>" if _FROM_RIGHT.search(text) else content


def direction(text: str) -> str:
    """Return the attribute that lets a whole element follow its words' own direction, or ""."""
    return ' dir="auto"' if _FROM_RIGHT.search(text) else ""
