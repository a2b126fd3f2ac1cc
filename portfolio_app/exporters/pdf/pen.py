"""Words on a reportlab canvas: in the program's typeface or another that has the letters, in their own direction."""

# pyright: reportArgumentType=false
# reportlab's stubs take places, sizes and names for whole numbers.

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from portfolio_app.domain.words.text import clean
from portfolio_app.exporters.pdf.direction import (
    BLANKS,
    as_written,
    begins_right_to_left,
    has_right_to_left,
    joined,
    turns,
    unjoined,
)
from portfolio_app.exporters.typefaces import installed
from portfolio_app.exporters.typefaces.source_sans import path_of

if TYPE_CHECKING:
    import pikepdf
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

_BLOCK = 100
_SMALLEST = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words in reading order; ``backwards``: its paragraph runs from right to left."""

    text: str
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """A cut of the typeface, such as ``Regular``, at a size in points."""

    cut: str
    size: float

    def width(self, line: Line) -> float:
        """Return how wide the line is, in points."""
        own = own_font(self.cut)
        pieces = (piece for run, _ in _runs(line, own) for piece in _pieces(run, own))
        return sum(_font(name).stringWidth(words, self.size) for name, words in pieces)

    def lines(self, text: str, room: float) -> list[Line]:
        """Break a text into lines that fit the room; a word that is longer than a line is cut."""
        found: list[Line] = []
        for paragraph in clean(text).split("\n"):
            shown = unicodedata.normalize("NFC", unjoined(paragraph.replace("\t", " ")))
            backwards = has_right_to_left(shown) and begins_right_to_left(shown)
            found += [Line(line, backwards) for line in self._broken(shown, room)]
        return found

    def one_line(self, text: str) -> Line:
        """Return the whole text as one line."""
        return self.lines(" ".join(clean(text).split()), float("inf"))[0]

    def fitted(self, text: str, room: float) -> tuple[Face, Line]:
        """Return the text as one line, smaller where it is too wide; what is too wide even then ends in "…"."""
        line = self.one_line(text)
        wide = self.width(line)
        if wide <= room:
            return self, line
        face = Face(self.cut, max(_SMALLEST, self.size * room / wide))
        if face.width(line) > room + 0.01:
            kept = _part(face, line.text, room - face.width(Line("…")))
            line = Line(f"{kept.rstrip()}…", line.backwards)
        return face, line

    def _broken(self, text: str, room: float) -> Iterator[str]:
        line, used, space = "", 0.0, self.width(Line(" "))
        for word in text.split(" "):
            wide = self.width(Line(word))
            if line and used + space + wide > room:
                yield line
                line, used = "", 0.0
            while wide > room and len(word) > 1:
                part = _part(self, word, room)
                yield part
                word = word[len(part) :]
                wide = self.width(Line(word))
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
        yield line


def _part(face: Face, word: str, room: float) -> str:
    """Return as much of a word as fits, at least one letter with its marks."""
    end, used = 0, 0.0
    while end < len(word):
        used += face.width(Line(word[end]))
        if end and used > room and not unicodedata.combining(word[end]):
            break
        end += 1
    return word[:end]


def new_canvas(target: BytesIO | str, width: float, height: float, language: str = "") -> Canvas:
    """Return an empty canvas that names no font but those that are embedded."""
    from reportlab.pdfgen.canvas import Canvas

    first, size = own_font("Regular"), (width, height)
    return Canvas(target, size, invariant=1, pageCompression=1, initialFontName=first, lang=language or None)


def draw(canvas: Canvas, x: float, y: float, line: Line, face: Face) -> None:
    """Draw a line from x on its baseline; letters in reverse of their reading order are said to be (14.8.2.3.3)."""
    for run, backwards in _runs(line, own_font(face.cut)):
        if backwards:
            canvas.addLiteral("/ReversedChars BMC")
        placed: list[tuple[float, str, str]] = []
        for name, words in _pieces(run, own_font(face.cut)):
            placed.append((x, name, words))
            x += _font(name).stringWidth(words, face.size)
        # Only the letters of a string are in reverse: the strings follow each other as they are read.
        for left, name, words in reversed(placed) if backwards else placed:
            canvas.setFont(name, face.size)
            canvas.drawString(left, y, words)
        if backwards:
            canvas.addLiteral("EMC")


def mend_maps(document: pikepdf.Pdf) -> None:
    """Let each font say truly which letters it shows (ISO 14289-1, 7.21.7): reportlab calls unused places U+0000."""
    import pikepdf

    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font" and "/ToUnicode" in found:
            letters = found.ToUnicode.read_bytes().decode("ascii")
            found.ToUnicode.write(_true_map(letters).encode("ascii"))


def _true_map(text: str) -> str:
    """Return the map of codes to letters as they were written, without those that are none."""
    head, _, rest = text.partition("endcodespacerange\n")
    body, _, tail = rest.partition("endbfchar\n")
    known = [_as_written(line) for line in body.splitlines()[1:] if not line.endswith("<0000>")]
    # A hundred at a time (Adobe 5014, 1.4.1).
    parts = [known[start : start + _BLOCK] for start in range(0, len(known), _BLOCK)]
    blocks = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts)
    return f"{head}endcodespacerange\n{blocks}{tail}"


def _as_written(entry: str) -> str:
    """Return the entry with the letter in place of its joined form."""
    code, _, letter = entry.partition(" ")
    # The library writes the letter's number, also beyond U+FFFF, where the format asks for UTF-16.
    written = as_written(chr(int(letter.strip("<>"), 16)))
    return f"{code} <{written.encode('utf-16-be').hex().upper()}>"


def own_font(cut: str) -> str:
    """Return the name under which reportlab knows a cut of the program's typeface."""
    name = f"SourceSans-{cut}"
    _register(name, str(path_of(cut)), 0)
    return name


def _pieces(shown: str, own: str) -> list[tuple[str, str]]:
    """Return what is drawn from left to right as stretches, each with the name of the font that has its letters."""
    if shown.isascii():
        return [(own, shown)] if shown else []
    fonts = [(_font_of(character, own), character) for character in shown if _has_shape(character)]
    return [(name, "".join(letters for _, letters in found)) for name, found in groupby(fonts, itemgetter(0))]


def _runs(line: Line, own: str) -> list[tuple[str, bool]]:
    """Return the line's runs from left to right, each with whether its letters are in reverse."""
    letters = line.text
    if not line.backwards and not has_right_to_left(letters):
        return [(letters, False)]
    shown = "".join(
        form if not form or form in BLANKS or _shows(_font_of(letter, own), form) else letter
        for letter, form in zip(letters, joined(letters), strict=True)
    )
    return [(turn.shown, turn.backwards) for turn in turns(shown, backwards=line.backwards)]


def _has_shape(character: str) -> bool:
    # Joiners, direction marks, variation selectors and the place of a letter that is joined to the one before.
    invisible = unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
    return not invisible and character not in BLANKS


@lru_cache(maxsize=4096)
def _font_of(character: str, own: str) -> str:
    """Return the name of a font that has the character; the program's own where none has."""
    if _shows(own, character):
        return own
    found = installed.find(character)
    if found is None:
        return own
    path, index = found
    name = f"Other-{path.stem}-{index}"
    return name if _register(name, str(path), index) else own


def _shows(name: str, character: str) -> bool:
    return ord(character) in _font(name).face.charToGlyph


def _font(name: str) -> TTFont:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(name)  # pyright: ignore[reportReturnType]  # only such fonts are registered here


@lru_cache(maxsize=256)
def _register(name: str, path: str, index: int) -> bool:
    """Make a font known to reportlab; tell whether it can be used."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        pdfmetrics.registerFont(TTFont(name, path, subfontIndex=index))
    except (TTFError, OSError):
        return False
    return True
