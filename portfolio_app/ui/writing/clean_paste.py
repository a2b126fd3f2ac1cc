"""Clean text from what is pasted: the words of a web page or a Word document without their dress.

Nothing is ever fetched: the HTML is only read, by Python's own parser.
"""

import re
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from portfolio_app.domain.words.text import clean
from portfolio_app.translation import mark

MOST_CHARACTERS = 300_000
"""Some 50,000 words: an account has hundreds, and much more would make the window wait."""
TOO_LARGE = mark("That is more text than fits in at once. Paste it in smaller parts, of up to 50,000 words each.")

_MOST_HTML = 150_000
"""Above this, the plain text that comes with it is taken: reading so much HTML would stop the window."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 blockquote ul ol table dl pre".split())
_HIDDEN = frozenset("head style script title template noscript xml svg math object textarea select option".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CELLS = frozenset("td th".split())
_GONE = re.compile("[\u00ad\u200b\u200c\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2000-\u200a\u3000]")
_WHITE = re.compile(r"\s+")
_TABS = re.compile(r" *\t+ *")
_BULLET = re.compile(r"^[ \t]*(?:[•·▪◦●○§\uf0b7\uf0a7]|o(?=\t|  ))[ \t]+", re.MULTILINE)
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_LISTED = re.compile(r"- |" + _NUMBER.pattern + " ")
_MANY_LINES = re.compile(r"\n{3,}")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.IGNORECASE)
_OWN = 'name="qrichtext"'
_IGNORES = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)


def plain_text(mime: QMimeData) -> str:
    """Return the words to paste; "" when there are none, or when they are too large (see ``too_large``)."""
    if too_large(mime):
        return ""
    html = mime.html() if mime.hasHtml() else ""
    text = mime.text() if mime.hasText() else ""
    if _OWN in html and text:
        return clean(text)  # words of this program: the spaces at their edges are meant
    html = _fragment(html) if html else ""
    if html and (len(html) <= _MOST_HTML or not text):
        return from_html(html) or from_text(text)
    return from_text(text)


def too_large(mime: QMimeData) -> bool:
    """Tell whether there is more text than may be pasted at once; then ``TOO_LARGE`` says so."""
    if mime.hasText():
        return len(mime.text()) > MOST_CHARACTERS
    return mime.hasHtml() and len(mime.html()) > MOST_CHARACTERS


def from_text(text: str) -> str:
    """Return plain text cleaned; tabs, as between the cells of a table, become dashes."""
    lines = _BULLET.sub("- ", _spaced(clean(text)))
    return "\n".join(_TABS.sub(" - ", line.strip("\t").rstrip()) for line in lines.split("\n"))


def from_html(html: str) -> str:
    """Return the words of HTML: a line for each paragraph, list item and row of a table."""
    reader = _Reader()
    reader.feed(_fragment(html))
    reader.close()
    return reader.text()


def _fragment(html: str) -> str:
    """Return what was selected: Word and browsers mark it, and put much else before it."""
    found = _FRAGMENT.search(html)
    return found[1] if found else html


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._line: list[str] = []
        self._skipped: list[str] = []
        self._marker = ""
        self._bullet: list[str] | None = None  # Word writes a list's bullets and numbers as words
        self._lists: list[int | None] = []
        self._in_row = 0
        self._pre = 0

    def text(self) -> str:
        self._end_line()
        lines = clean("\n".join(self._done))
        return _MANY_LINES.sub("\n\n", lines).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.casefold()
        style = next((value or "" for name, value in attrs if name == "style"), "")
        if self._skipped or tag in _HIDDEN or _HIDES.search(style) or _IGNORES.search(style):
            if not self._skipped and _IGNORES.search(style):
                self._bullet = []
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        if tag == "br" and self._in_row:
            self._line.append(" ")
        elif tag == "br":
            self._end_line(keep_empty=True)
        elif tag in _CELLS:
            self._line.append("\t" if any(self._line) else "")
        elif tag in _BLOCKS:
            self._begin_block(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = tag.casefold()
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
            if not self._skipped and self._bullet is not None:
                self._marker = _marker_of("".join(self._bullet))
                self._bullet = None
            return
        if tag in _BLOCKS:
            self._end_block(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped:
            if self._bullet is not None:
                self._bullet.append(data)
            return
        if self._pre:
            first, *rest = data.split("\n")
            self._line.append(first)
            for line in rest:
                self._end_line(keep_empty=True)
                self._line.append(line)
            return
        self._line.append(_WHITE.sub(" ", data.replace("\u00a0", "\u0001")))

    def _begin_block(self, tag: str) -> None:
        if self._in_row and tag != "tr":
            self._line.append(" ")
            return
        self._end_line()
        self._pre += tag == "pre"
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "tr":
            self._in_row += 1
        elif tag in _PARAGRAPHS and not self._lists:
            self._gap()

    def _end_block(self, tag: str) -> None:
        if self._in_row and tag != "tr":
            self._line.append(" ")
            return
        self._end_line()
        self._pre = max(0, self._pre - (tag == "pre"))
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag == "tr":
            self._in_row = max(0, self._in_row - 1)
        elif tag in _PARAGRAPHS and not self._lists:
            self._gap()

    def _next_marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _gap(self) -> None:
        if self._done and self._done[-1]:
            self._done.append("")

    def _end_line(self, *, keep_empty: bool = False) -> None:
        raw = "".join(self._line)
        self._line = []
        cells = [_spaced(_tidy(cell, keep=bool(self._pre))) for cell in raw.split("\t")]
        line = " - ".join(cell.strip() for cell in cells if cell.strip()) if len(cells) > 1 else cells[0]
        line = line.rstrip() if self._pre else line.strip()
        if line and self._marker and self._done[-1:] == [""] and _LISTED.match("".join(self._done[-2:-1])):
            self._done.pop()
        if line or keep_empty:
            self._done.append(self._marker + line if line else "")
            self._marker = ""


def _marker_of(bullet: str) -> str:
    """Return how a list item of Word begins: by its number, or by a dash for any bullet."""
    number = _NUMBER.match(bullet.strip())
    return f"{number[0]} " if number else "- "


def _tidy(cell: str, *, keep: bool) -> str:
    joined = cell if keep else re.sub(" +", " ", cell)
    return joined.replace("\u0001", " ")


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", _GONE.sub("", text))
