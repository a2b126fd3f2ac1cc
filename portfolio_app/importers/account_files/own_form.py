"""Whether a text is an account in this program's own form of Markdown, which its own importer reads."""

import re
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.importers.source import read_source

_MARKDOWN = (".md", ".markdown")
_TEXT = (*_MARKDOWN, ".txt", ".text", "")
_SPAN = re.compile(r"\]\{\s*(?:criterion|need|note|star|part)\b")
_PART = re.compile(rf"^ {{0,3}}#{{1,2}}[ \t]*({'|'.join(Section)})[ \t:*_#]*$", re.IGNORECASE | re.MULTILINE)
_TOP = re.compile(r"^ {0,3}#(?!#)[ \t]*(\S.*)$", re.MULTILINE)


def is_own_form(path: Path) -> bool:
    """Tell whether a file is an account as this program writes them, or Markdown that its importer is to judge."""
    ending = path.suffix.casefold()
    if ending not in _TEXT:
        return False
    try:
        text = read_source(path)
    except InputError:
        return ending in _MARKDOWN
    if text.lstrip("\n ").startswith("---\n") or _SPAN.search(text):
        return True
    parts = [match[1].casefold() for match in _PART.finditer(text)]
    titles = [match[1] for match in _TOP.finditer(text) if match[1].strip(" :*_#").casefold() not in list(Section)]
    return bool(parts) and len(set(parts)) == len(parts) and len(titles) < 2
