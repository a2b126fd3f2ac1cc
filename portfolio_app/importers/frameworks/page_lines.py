"""The lines of a PDF's pages with their places, taken in the sandbox; and pages without running heads and numbers."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.pdf_file import opened
from portfolio_app.importers.frameworks.handbook_words import is_criterion, is_keyword
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import say_number, tr

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PAGES = 600
_MOST_CHARACTERS = 2_500_000
_EDGE = 0.13
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—|])?", re.IGNORECASE
)
_IN_HEAD = re.compile(r"page\s*\d+(?:\s*(?:of|/)\s*\d+)?|^\d{1,4}\s|\s\d{1,4}$", re.IGNORECASE)
_CODE = re.compile(r"(?:AC|LO)?\s*\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[A-Z]{1,3}\d{1,3}")
_HEAD = re.compile(r"the learner|learning outcome|assessment criteri|learners? (?:will|can)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on a line of a page (1 for the first), in points from its top left.

    ``hang`` is where the words begin that follow a number, and 0 where there is none before them.
    """

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float
    hang: float = 0.0

    @property
    def height(self) -> float:
        """How high its letters are."""
        return max(self.bottom - self.top, 1.0)


def read_pieces(path: Path) -> tuple[Piece, ...]:
    """Return the words of a PDF with their places; raises RefusedError when it has none."""
    pieces: list[Piece] = []
    characters = 0
    with opened(path) as document:
        if len(document) > MOST_PAGES:
            most = say_number(MOST_PAGES)
            raise RefusedError(tr("it has more than {most} pages; keep the pages with the units.", most=most))
        for number in range(len(document)):
            with PDFIUM:
                page = document[number]
                found = _of_page(page, number + 1)
                page.close()
            pieces += found
            characters += sum(len(piece.text) for piece in found)
            if characters > _MOST_CHARACTERS:
                raise RefusedError(tr("it has too many words to look through; keep the pages with the units."))
    return tuple(pieces)


def _of_page(page: "PdfPage", number: int) -> list[Piece]:
    """Return the runs of letters that follow each other on a line without a wide gap."""
    from ctypes import byref

    from pypdfium2 import raw

    text = page.get_textpage()
    runs = _Runs(number, page.get_height())
    box = raw.FS_RECTF()
    for place in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, place))
        if letter in "\r\n":
            runs.end()
        elif letter in "\x02\xad":  # a hyphen at a line's end
            runs.more("-")
        elif letter.isspace():
            runs.more(" ")
        else:
            raw.FPDFText_GetLooseCharBox(text, place, byref(box))
            runs.add(letter, (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))
    runs.end()
    text.close()
    return runs.made


class _Runs:
    def __init__(self, page: int, high: float) -> None:
        self.made: list[Piece] = []
        self._page = page
        self._high = high
        self._run: list[str] = []
        self._box = (0.0, 0.0, 0.0, 0.0)

    def more(self, letter: str) -> None:
        """Add a letter that has no place of its own."""
        if self._run:
            self._run.append(letter)

    def add(self, letter: str, box: tuple[float, float, float, float]) -> None:
        """Add a letter at a place: left, bottom, right, top, from the page's foot."""
        if self._run and self._is_apart(box):
            self.end()
        last = self._box if self._run else box
        self._box = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        self._run.append(letter)

    def end(self) -> None:
        """End the run."""
        words = clean("".join(self._run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")).strip()
        if words:
            left, bottom, right, top = self._box
            self.made.append(Piece(self._page, words, left, self._high - top, right, self._high - bottom))
        self._run.clear()

    def _is_apart(self, box: tuple[float, float, float, float]) -> bool:
        left, bottom, right, top = self._box
        tall = max(top - bottom, 4.0)
        other_line = abs((box[1] + box[3]) - (bottom + top)) > tall
        return other_line or box[0] - right > 0.75 * tall or box[0] < left - tall


def without_running_heads(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Return the pieces but for what stands again and again at the edges of pages, and the pages' numbers."""
    pages = {piece.page for piece in pieces}
    tops = {page: min(p.top for p in pieces if p.page == page) for page in pages}
    ends = {page: max(p.bottom for p in pieces if p.page == page) for page in pages}
    edges = {
        piece
        for piece in pieces
        if min(piece.top - tops[piece.page], ends[piece.page] - piece.bottom)
        < _EDGE * max(ends[piece.page] - tops[piece.page], 1.0)
    }
    repeated = Counter((_same(piece), round(piece.top / 6)) for piece in edges)
    counted = Counter(map(_shift, edges))
    del counted[None]
    often = max(2, min(len(pages) // 4, 6))
    return [
        piece
        for piece in pieces
        if piece not in edges or not (_runs(piece, repeated, often) or counted[_shift(piece)] >= often)
    ]


def _runs(piece: Piece, repeated: Counter[tuple[str, int]], often: int) -> bool:
    """Tell whether the words are there on many pages in one place, and are no part of a table that goes on."""
    if is_criterion(piece.text) or _CODE.fullmatch(piece.text) or is_keyword(piece.text) or _HEAD.match(piece.text):
        return False
    return sum(repeated[_same(piece), round(piece.top / 6) + by] for by in (-1, 0, 1)) >= often


def _shift(piece: Piece) -> tuple[str, int] | None:
    """Return how far a number is from its page's place in the file: the same for all numbers of pages."""
    found = _PAGE_NUMBER.fullmatch(piece.text)
    return (_DIGITS.sub("#", piece.text, count=1), int(found["number"]) - piece.page) if found else None


def _same(piece: Piece) -> str:
    """Return a running head's words without the number of the page in them."""
    return _IN_HEAD.sub("#", piece.text)
