"""The words of a web page or of an e-mail written as one, in lines and paragraphs; nothing in it is run or fetched.

Read from left to right once, so that no page, however broken, takes longer than its length.
"""

import re
from html import unescape
from pathlib import Path

from portfolio_app.domain.evidence.writing import Writing
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.importers.evidence_files.charsets import charset_in, decoded
from portfolio_app.importers.evidence_files.plain_text import MOST_BYTES

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40})((?:\"[^\"<]*\"|'[^'<]*'|[^\"'<>])*+|[^<>]*+)>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = re.compile(r"(?:[\u00ad\u034f\u200b-\u200d\u2007\ufeff][\s\u00a0]*){2,}")
"""Runs of signs without a shape, with which advertisements fill the line that a list of e-mails shows."""

_HIDDEN = frozenset(("script", "style", "template", "noscript", "svg", "math", "object", "iframe", "select"))
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table", "hr"))
_LINE = frozenset(
    "address article aside body caption dd details div dt fieldset figcaption figure footer form header html legend li "
    "main nav section summary tbody tfoot thead tr".split()
)
_BULLET = "• "
_CELL = frozenset(("td", "th"))


def read_html(path: Path) -> Writing:
    """Return the words of a web page, with its title over them; raises OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    page = decoded(content[:MOST_BYTES], charset_in(content))
    title = title_of(page)
    return Writing(words_of(page), (("Title", title),) if title else (), whole=len(content) <= MOST_BYTES)


def title_of(page: str) -> str:
    """Return the title that a page gives itself, or ""."""
    found = re.search(r"<title\b[^<>]*>([^<]{1,1000})", page, re.IGNORECASE)
    return clean_line(unescape(found[1])) if found else ""


def words_of(page: str) -> str:
    """Return the words of a page as they are read, a line for each line and an empty one between paragraphs."""
    return _Page(page).read()


class _Page:
    def __init__(self, page: str) -> None:
        self._page = page
        self._lines: list[str] = []
        self._line: list[str] = []
        self._as_is = 0
        self._never_closed: set[str] = set()

    def read(self) -> str:
        place, size = 0, len(self._page)
        while place < size:
            opening = self._page.find("<", place)
            opening = size if opening < 0 else opening
            self._text(self._page[place:opening])
            place = self._markup(opening) if opening < size else size
        self._end_line()
        lines = "\n".join(self._lines)
        return re.sub(r"\n{3,}", "\n\n", clean(_UNSEEN.sub("", lines))).strip("\n ")

    def _markup(self, place: int) -> int:
        """Take in the tag or the comment at a place, and return where it ends."""
        if self._page.startswith("<!--", place):
            return self._after("-->", place + 4)
        if self._page.startswith(("<!", "<?"), place):
            return self._after(">", place + 2)
        tag = _TAG.match(self._page, place)
        if tag is None:
            self._text("<")
            return place + 1
        closing, name = bool(tag[1]), tag[2].casefold()
        if (name in _HIDDEN or name in ("title", "head")) and not closing and not tag[3].endswith("/"):
            return self._after_element(name, tag.end())
        self._tag(name, tag[3], closing=closing)
        return tag.end()

    def _after(self, mark: str, place: int) -> int:
        found = self._page.find(mark, place)
        return len(self._page) if found < 0 else found + len(mark)

    def _after_element(self, name: str, place: int) -> int:
        """Return where a part that is not for reading ends; a head may end where the body begins."""
        if name in self._never_closed:
            return place
        ends = rf"</{name}\b[^<>]*>" if name != "head" else r"</head\b[^<>]*>|(?=<body\b)"
        found = re.compile(ends, re.IGNORECASE).search(self._page, place)
        if found is not None:
            return found.end()
        self._never_closed.add(name)
        return len(self._page) if name in ("script", "style") else place

    def _tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name == "br":
            self._end_line()
        elif name in _APART:
            self._paragraph()
            if name == "pre":
                self._as_is = max(0, self._as_is + (-1 if closing else 1))
        elif name in _LINE:
            self._to_line_start()
            if name == "li" and not closing:
                self._line = [_BULLET]
        elif name in _CELL:
            self._line.append(" ")
        elif name == "img" and (found := _ALT.search(attributes[:4000])):
            described = clean_line(unescape(found[1] or found[2] or ""))
            self._line.append(f"[{described}]" if described else "")

    def _text(self, text: str) -> None:
        if not text:
            return
        words = unescape(text)
        if not self._as_is:
            self._line.append(_SPACE.sub(" ", words))
            return
        first, *others = words.replace("\r\n", "\n").split("\n")
        self._line.append(first)
        for other in others:
            self._end_line()
            self._line.append(other)

    def _end_line(self) -> None:
        line = "".join(self._line)
        self._lines.append(line.rstrip() if self._as_is else _SPACE.sub(" ", line).strip(" "))
        self._line.clear()

    def _to_line_start(self) -> None:
        if self._line == [_BULLET]:
            return
        if "".join(self._line).strip():
            self._end_line()
        else:
            self._line.clear()

    def _paragraph(self) -> None:
        self._to_line_start()
        if self._lines and self._lines[-1]:
            self._lines.append("")
