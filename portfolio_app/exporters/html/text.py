"""Words as HTML takes them: escaped, and each script in its own direction."""

import re
from html import escape

from portfolio_app.domain.words.language import language_of
from portfolio_app.domain.words.text import clean

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")


def escaped(text: str) -> str:
    """Return the text as content or attribute; a line end in it is a line end on the page."""
    return escape(clean(text))


def words(text: str) -> str:
    """Return words as content, kept from turning the words around them when they are read from the right."""
    content = escaped(text).replace("\n", "<br>")
    return f"<bdi{manner(text)}>{content}</bdi>" if _FROM_RIGHT.search(text) else content


def manner(text: str) -> str:
    """Return the attributes that say which language a text is in, if not the page's, and from where it is read."""
    language = language_of(text)
    said = f' lang="{language}"' if language else ""
    return f'{said} dir="auto"' if _FROM_RIGHT.search(text) else said
