"""The words of a page with their places, in parts of the page as it is shown."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.pdf_file import DAMAGED, PdfFault, opened, shown_page
from portfolio_app.pdfium_lock import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_LETTERS = 100_000
_FINE = 1_000_000
"""So many steps along a side of the page: PDFium tells places on a page as it is shown in whole numbers."""


class Letter(NamedTuple):
    """A character of a page's text, from left to right and from top to bottom; blanks have no room of their own."""

    sign: str
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and the box that it fills; it begins at the character ``start`` of its page's text."""

    text: str
    start: int
    box: Box

    @property
    def end(self) -> int:
        """Where it ends in its page's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page in the order in which they are read; ``text`` has a line for each line."""

    text: str = ""
    words: tuple[PlacedWord, ...] = ()


def page_text(path: Path, number: int) -> PageText:
    """Return the words of a page of a PDF, 1 for the first, those typed into its form too; raises PdfFault."""
    with opened(path) as document, PDFIUM:
        if not 1 <= number <= len(document):
            raise PdfFault(DAMAGED)
        page = shown_page(document, number - 1)
        try:
            return placed(letters_of(page), number)
        finally:
            page.close()


def letters_of(page: "PdfPage") -> list[Letter]:
    """Return the characters of an open page, with their places as it is shown."""
    from pypdfium2 import raw

    found = page.get_textpage()
    try:
        signs = range(min(raw.FPDFText_CountChars(found.raw), _MOST_LETTERS))
        return [_letter(page, found.raw, number) for number in signs]
    finally:
        found.close()


def placed(letters: list[Letter], number: int) -> PageText:
    """Return the words that characters of a page make."""
    text, words = "", list[PlacedWord]()
    for word, new_line in words_in(letters):
        text += "\n" if new_line and text else " " if text else ""
        said = "".join(letter.sign for letter in word)
        words.append(PlacedWord(said, len(text), box_round(word, number)))
        text += said
    return PageText(text, tuple(words))


def words_in(letters: list[Letter]) -> Iterator[tuple[list[Letter], bool]]:
    """Yield the characters of each word, and whether it begins a line."""
    word, new_line, ended = list[Letter](), True, False
    for letter in letters:
        if letter.sign.isspace() or letter.sign == "\0":
            ended = ended or letter.sign in "\r\n"
            if word:
                yield word, new_line
                word, new_line = [], False
            continue
        if not word:
            new_line, ended = new_line or ended, False
        word.append(letter)
    if word:
        yield word, new_line


def box_round(letters: list[Letter], number: int) -> Box:
    """Return the box round characters, as far as it is on the page."""
    left = min(max(min(letter.left for letter in letters), 0.0), 1.0)
    top = min(max(min(letter.top for letter in letters), 0.0), 1.0)
    right = min(max(max(letter.right for letter in letters), left), 1.0)
    bottom = min(max(max(letter.bottom for letter in letters), top), 1.0)
    return Box(number, left, top, right - left, bottom - top)


def boxes_of(words: PageText, start: int, end: int) -> tuple[Box, ...]:
    """Return a box for each line that the characters from ``start`` to ``end`` of a page's text stand on."""
    lines: dict[int, list[Box]] = {}
    for word in words.words:
        if word.start < end and start < word.end:
            lines.setdefault(words.text.count("\n", 0, word.start), []).append(word.box)
    return tuple(_joined(boxes) for boxes in lines.values())


def _joined(boxes: list[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(boxes[0].page, left, top, right - left, bottom - top)


def _letter(page: "PdfPage", text: ctypes.c_void_p, number: int) -> Letter:
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text, number)
    sign = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if sign.isspace() or not code:
        return Letter(sign)
    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, number, rect):
        return Letter(sign)
    ends = [_shown(page, x, y) for x in (rect.left, rect.right) for y in (rect.bottom, rect.top)]
    across, down = [x for x, _ in ends], [y for _, y in ends]
    return Letter(sign, min(across), min(down), max(across), max(down))


def _shown(page: "PdfPage", x: float, y: float) -> tuple[float, float]:
    from pypdfium2 import raw

    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE
