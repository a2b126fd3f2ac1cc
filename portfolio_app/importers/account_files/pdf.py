"""Accounts in the text of a PDF: its lines joined to paragraphs, headings by their letters, running heads left out."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.domain.account_files.headings import detail_of, part_of
from portfolio_app.importers.account_files.gathering import Gathered, Line, Place
from portfolio_app.importers.account_files.word import FOOTER, HEADER
from portfolio_app.importers.evidence_files.pdf_file import opened
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_MOST_PAGES = 300
_READING_SECONDS = 14.0
_EDGE_LINES = 2
_BOLD = 600
_LARGER = 1.12
_MOST_HEADING_WORDS = 20
_CELL_GAP = 1.6
_GAP = 1.55
_SHORT = 0.82
_HYPHENS = "\ufffe\x02\u00ad"
_ITEM = re.compile(r"\s*(?:[-*•·▪◦●○–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LABEL = re.compile(r"\s*[A-Z][\w’' ]{1,30}:\s")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as it is printed: its page, place, the size of its letters, and how many at its beginning are bold."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    lead: int


def read_pdf_text(path: Path) -> SourceText:
    """Return what a PDF says; raises RefusedError, OSError. A scan has no words and is refused."""
    gathered = Gathered()
    with opened(path) as document:
        if len(document) > _MOST_PAGES:
            raise RefusedError(tr("it has too many pages to be read as accounts; save the accounts in smaller files."))
        pages = _pages(document)
    if not any(line.text.strip() for page in pages for line in page):
        raise RefusedError(
            tr("it has no words that can be read, as a scan has none; type them, or save the document as Word.")
        )
    kept = _without_running_heads(pages, gathered)
    body = _body_size(kept)
    larger = sorted({round(line.size) for line in kept if line.size > body * _LARGER}, reverse=True)
    levels = {size: min(rank, 9) for rank, size in enumerate(larger, 1)}
    for paragraph in _paragraphs(kept):
        _put(paragraph, levels, gathered)
    return gathered.text()


def _pages(document: "PdfDocument") -> list[list[_Printed]]:
    from pypdfium2 import PdfiumError

    pages: list[list[_Printed]] = []
    until = process_time() + _READING_SECONDS
    for number in range(len(document)):
        if process_time() > until:
            raise RefusedError(tr("it takes too long to be read; save the accounts in smaller files."))
        try:
            with PDFIUM:
                page = document[number]
                words = page.get_textpage()
                pages.append(_lines(words, number))
                words.close()
                page.close()
        except PdfiumError:
            pages.append([])
    return pages


def _lines(words: "PdfTextPage", page: int) -> list[_Printed]:
    from pypdfium2 import raw

    found: list[_Printed] = []
    letters: list[tuple[str, int]] = []
    for place in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words.raw, place)
        sign = chr(code) if 0 < code < 0x110000 else ""
        if sign == "\n":
            found += _line(words, letters, page)
            letters = []
        elif sign not in ("\r", ""):
            if letters and _is_apart(words, letters, place, sign):
                if detail_of("".join(former for former, _ in letters)) is not None:
                    letters.append((": ", letters[-1][1]))
                else:
                    found += _line(words, letters, page, label=True)
                    letters = []
            letters.append((sign, place))
    return found + _line(words, letters, page)


def _is_apart(words: "PdfTextPage", letters: list[tuple[str, int]], place: int, sign: str) -> bool:
    """Tell whether a letter stands in the next cell of a table: far from the one before it, on the same line."""
    from pypdfium2 import raw

    if sign.isspace():
        return False
    before = next((at for former, at in reversed(letters) if not former.isspace()), None)
    if before is None or not letters[-1][0].isspace():
        return False
    gap = words.get_charbox(place, loose=True)[0] - words.get_charbox(before, loose=True)[2]
    return gap > _CELL_GAP * max(raw.FPDFText_GetFontSize(words.raw, place), 6.0)


def _is_label(text: str) -> bool:
    return part_of(text, marked=True) is not None


def _is_bold(words: "PdfTextPage", place: int) -> bool:
    """Tell whether a letter is bold: by its weight, or by the name of its font where that says nothing."""
    from ctypes import c_int, create_string_buffer

    from pypdfium2 import raw

    if raw.FPDFText_GetFontWeight(words.raw, place) >= _BOLD:
        return True
    name = create_string_buffer(128)
    raw.FPDFText_GetFontInfo(words.raw, place, name, len(name), c_int())
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def _line(words: "PdfTextPage", letters: list[tuple[str, int]], page: int, *, label: bool = False) -> list[_Printed]:
    """Return the line; a ``label`` stands before another cell of its row, as the heading of a form does."""
    from pypdfium2 import raw

    shown = [(sign, place) for sign, place in letters if not sign.isspace()]
    if not shown:
        return []
    boxes = [words.get_charbox(place, loose=True) for _, place in (shown[0], shown[-1])]
    size = raw.FPDFText_GetFontSize(words.raw, shown[0][1])
    lead = 0
    for count, (sign, place) in enumerate(letters, 1):
        if not sign.isspace() and not _is_bold(words, place):
            break
        lead = count
    if label and _is_label("".join(sign for sign, _ in letters)):
        lead = len(letters)
    text = "".join(sign for sign, _ in letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [_Printed(text, page, boxes[0][0], boxes[1][2], boxes[0][1], size or 1.0, lead)]


def _without_running_heads(pages: list[list[_Printed]], gathered: Gathered) -> list[_Printed]:
    """Leave out what stands at the edges of most pages, and numbers of pages."""
    edges: Counter[tuple[str, bool]] = Counter()
    for lines in pages:
        edges.update({(_same(line), at_top) for line, at_top in _edges(lines)})
    kept: list[_Printed] = []
    for lines in pages:
        running = {
            id(line): at_top
            for line, at_top in _edges(lines)
            if (len(pages) > 1 and edges[_same(line), at_top] * 2 > len(pages)) or line.text.strip().isdecimal()
        }
        for line in lines:
            if id(line) in running:
                gathered.leave_out(HEADER if running[id(line)] else FOOTER, line.text)
            else:
                kept.append(line)
    return kept


def _edges(lines: list[_Printed]) -> list[tuple[_Printed, bool]]:
    in_order = sorted(lines, key=lambda line: -line.base)
    few = min(_EDGE_LINES, len(in_order) // 2)
    return [*((line, True) for line in in_order[:few]), *((line, False) for line in in_order[len(in_order) - few :])]


def _same(line: _Printed) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _body_size(lines: list[_Printed]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _paragraphs(lines: list[_Printed]) -> list[list[_Printed]]:
    found: list[list[_Printed]] = []
    widest: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, round(line.left / 20))
        widest[key] = max(widest.get(key, 0.0), line.right - line.left)
    for line in lines:
        if found and _goes_on(found[-1][-1], line, widest):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(one: _Printed, other: _Printed, widest: dict[tuple[int, int], float]) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if abs(one.size - other.size) > 0.6 or _ITEM.match(other.text) or _LABEL.match(other.text):
        return False
    if (one.lead >= len(one.text.rstrip())) != (other.lead >= len(other.text.rstrip())):
        return False
    text = one.text.rstrip()
    if text[-1:] in _HYPHENS:
        return True
    full = one.right - one.left >= _SHORT * widest.get((one.page, round(one.left / 20)), 0.0)
    if one.page != other.page or other.base > one.base:
        return full and text[-1:] not in ".!?:" and other.text[:1].islower()
    if one.base - other.base > _GAP * max(one.size, 6.0):
        return False
    return full or (text[-1:] not in ".!?:" and other.text.lstrip()[:1].islower())


def _put(paragraph: list[_Printed], levels: dict[int, int], gathered: Gathered) -> None:
    line = Line()
    for number, printed in enumerate(paragraph):
        text = printed.text.strip()
        hyphened = text[-1:] in _HYPHENS
        text = text.rstrip(_HYPHENS)
        lead = max(0, printed.lead - (len(printed.text) - len(printed.text.lstrip())))
        line.add(text[:lead], bold=True)
        line.add(text[lead:])
        if number < len(paragraph) - 1 and not hyphened and not text.endswith("-"):
            line.add(" ", bold=lead >= len(text))
    level = levels.get(round(paragraph[0].size), 0) if len(line.text.split()) <= _MOST_HEADING_WORDS else 0
    item = _ITEM.match(line.text)
    gathered.add(line, Place(), level=level, listed=bool(item) and not level, where=f"page {paragraph[0].page + 1}")
