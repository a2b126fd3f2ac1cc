"""Accounts in web pages, and in documents saved as such by Word, Pages or Google Docs; nothing is run or fetched."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.importers.account_files.gathering import Gathered, Line, Place
from portfolio_app.importers.account_files.text import MOST_BYTES
from portfolio_app.importers.account_files.word import DELETED, DESCRIPTION, FOOTER, HEADER
from portfolio_app.importers.evidence_files.charsets import charset_in, decoded
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = mark("part of the page that is not shown")
CROSSED_OUT = mark("crossed out")
_HIDDEN = frozenset("script style template noscript svg math object iframe select head option".split())
_UNREAD = frozenset("script style template head svg object iframe".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul "
    "td th".split()
)
_BOLD = frozenset(("b", "strong", "th"))
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 250


def read_page(path: Path) -> SourceText:
    """Return what a web page says; raises RefusedError, OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise RefusedError(tr("it has more words than can be read at once; save the accounts in smaller files."))
    return read_html_text(decoded(content, charset_in(content)))


def read_html_text(page: str) -> SourceText:
    """Return what HTML says."""
    from lxml.etree import ParserError, XMLSyntaxError
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(
            page.encode(), parser=HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        )
    except (ParserError, XMLSyntaxError, ValueError) as error:
        raise RefusedError(tr("there are no words in it; choose a document with words in it.")) from error
    reader = _Reader()
    title = root.find(".//title")
    reader.gathered.title = " ".join((title.text or "").split()) if title is not None else ""
    reader.read(root.body if root.body is not None else root)
    reader.end_line()
    return reader.gathered.text()


class _Reader:
    def __init__(self) -> None:
        self.gathered = Gathered()
        self._line = Line()
        self._level = 0
        self._place = Place()
        self._table = 0
        self._lists: list[int | None] = []
        self._marker = ""
        self._as_is = 0

    def read(self, element: "HtmlElement", depth: int = 0, *, bold: bool = False) -> None:
        """Read an element with all that is in it."""
        if depth > _DEEPEST:
            raise RecursionError
        self._text(element.text or "", bold=bold)
        for child in element:
            self._child(child, depth, bold=bold)
            self._text(child.tail or "", bold=bold)

    def _child(self, child: "HtmlElement", depth: int, *, bold: bool) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        style = child.get("style", "")
        if not tag or tag in _HIDDEN or _HIDES.search(style) or child.get("hidden") is not None:
            if tag and tag not in _UNREAD:
                self.gathered.leave_out(HIDDEN, str(child.text_content()))
            return
        heavy = tag in _BOLD or _HEAVY.search(style) is not None or (bold and not _LIGHT.search(style))
        if tag == "br":
            self._line.add("\n")
        elif tag == "img":
            self.gathered.leave_out(DESCRIPTION, child.get("alt", ""))
        elif tag in ("del", "s", "strike"):
            self.gathered.leave_out(DELETED if tag == "del" else CROSSED_OUT, str(child.text_content()))
        elif tag == "table":
            self._read_table(child, depth, bold=heavy)
        elif tag in ("ul", "ol"):
            start = child.get("start", "1")
            self._lists.append(
                int(start) if tag == "ol" and start.isdecimal() and len(start) < 6 else 1 if tag == "ol" else None
            )
            self._block(child, depth, bold=heavy)
            self._lists.pop()
        else:
            self._inner(child, tag, depth, bold=heavy)

    def _inner(self, child: "HtmlElement", tag: str, depth: int, *, bold: bool) -> None:
        if tag not in _BLOCKS:
            self.read(child, depth + 1, bold=bold)
            return
        if tag == "div" and child.get("title") in ("header", "footer"):  # as LibreOffice writes those of pages
            self.gathered.leave_out(HEADER if child.get("title") == "header" else FOOTER, str(child.text_content()))
            return
        self.end_line()
        level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        level = level or (int(child.get("aria-level", "0")[:1] or 0) if child.get("role") == "heading" else 0)
        former, self._level = self._level, level or self._level
        if tag == "li":
            self._marker = self._next_marker()
        self._as_is += tag == "pre"
        self.read(child, depth + 1, bold=bold)
        self.end_line()
        self._as_is -= tag == "pre"
        self._level = former

    def _block(self, child: "HtmlElement", depth: int, *, bold: bool) -> None:
        self.end_line()
        self.read(child, depth + 1, bold=bold)
        self.end_line()

    def _read_table(self, table: "HtmlElement", depth: int, *, bold: bool) -> None:
        """Read a table; one inside a cell of another gives its paragraphs to that cell."""
        self.end_line()
        if self._place.table:
            self._block(table, depth, bold=bold)
            return
        self._table += 1
        for number, row in enumerate(table.iter("tr"), 1):
            if next(row.iterancestors("table")) is not table:
                continue
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            for column, cell in enumerate(cells, 1):
                self._place = Place(self._table, number, column)
                self._block(cell, depth, bold=bold or cell.tag == "th")
        self._place = Place()
        for caption in table.findall("caption"):
            self._block(caption, depth, bold=bold)

    def _next_marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "

    def _text(self, text: str, *, bold: bool) -> None:
        if not text:
            return
        words = text if self._as_is else _WHITE.sub(" ", text)
        if not self._as_is and words.startswith(" ") and (not self._line.length or self._line.text[-1:].isspace()):
            words = words[1:]
        self._line.add(words.replace("\u00ad", ""), bold=bold)

    def end_line(self) -> None:
        """Take the words so far as a paragraph."""
        line, self._line = self._line, Line()
        if line.is_blank:
            return
        marker, self._marker = self._marker, ""
        self.gathered.add(line, self._place, level=self._level, listed=bool(marker), prefix=marker)
