"""The document's fonts: how wide words are, which font draws which character, and how both get into the file.

Text is written with two bytes a character. Its code in the content is the character's own number (the code of
a character beyond U+FFFF is one of the unused surrogates), and a map leads from code to glyph: so writing text
is one call, and reading it back needs no guessing.
"""

import hashlib
import math
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from portfolio_app.domain.words.language import is_other_script
from portfolio_app.exporters.pdf.direction import BLANKS, as_written
from portfolio_app.exporters.pdf.syntax import ObjectFile, array_of, escaped, number
from portfolio_app.exporters.typefaces import installed, sfnt, source_sans

SOFT_HYPHEN = "\u00ad"
STAR = "★"
_STAR_WIDTH = 860.0
# Codes, numbers and states come again and again; whole lines do not.
_SHORT_TEXT = 16
_SURROGATES = range(0xD800, 0x10000)
_MAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
_MAP_TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"


class Widths(dict[str, float]):
    """The width of each word met so far, in thousandths of the font size."""

    def __init__(self, face: "Face") -> None:
        super().__init__()
        self._advances = face.advances

    def __missing__(self, word: str) -> float:
        advances = self._advances
        width = self[word] = sum([advances[character] for character in word])
        return width


class _Advances(dict[str, float]):
    """The width of each character met so far; meeting one decides what draws it."""

    def __init__(self, face: "Face") -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        face = self._face
        width = face.admit(character)
        if character not in face.foreign:
            width += face.spacing(character)
        self[character] = width
        return width


class Face:
    """One font of the document; ``tracking`` and ``word_gap`` widen each letter and each space, in thousandths."""

    def __init__(
        self,
        label: bytes,
        name: str,
        file: sfnt.TrueTypeFile,
        family: "Fonts",
        tracking: float = 0.0,
        word_gap: float = 0.0,
    ) -> None:
        self.tracking = tracking
        self.word_gap = word_gap
        self.label = label
        self.name = name
        self.file = file
        self.foreign: dict[str, Face] = {}
        # Letters of other scripts: what holds some is said to be in their language.
        self.others: set[str] = set()
        self._family = family
        self._glyphs: dict[str, int] = {}
        self._codes: dict[int, int] = {}
        self.encoded: dict[str, bytes] = {}
        self._box = min(file.glyph_count, 0xFFFE)
        self._star = self._box + 1
        self._nothing = min(self._box + 2, 0xFFFF)
        self.advances: dict[str, float] = _Advances(self)
        self.widths = Widths(self)

    def admit(self, character: str) -> float:
        """Decide how a character is drawn, and return its width."""
        if is_other_script(as_written(character)):
            self.others.add(character)
        glyph = self.file.glyph(ord("-" if character == SOFT_HYPHEN else character))
        if character == STAR and not glyph and self._family.is_own(self):
            self._take(character, self._star)
            return _STAR_WIDTH
        if not glyph:
            stand_in = _blank(character)
            if stand_in is None:
                return self._admit_foreign(character)
            self._take(character, self.file.glyph(32) if stand_in else self._nothing)
            return stand_in * self.file.advance(self.file.glyph(32))
        self._take(character, glyph)
        return self.file.advance(glyph)

    def spacing(self, character: str) -> float:
        """Return by how much a character is set wider than the font has it."""
        return self.tracking + self.word_gap if character == " " else self.tracking

    def family_is_spaced(self) -> bool:
        """Say whether letters of the document stand further apart than its fonts have them."""
        return self._family.is_spaced

    def shows(self, character: str) -> bool:
        """Say whether this face itself has the character."""
        return character in BLANKS or self.file.glyph(ord(character)) > 0

    def face_of(self, character: str) -> "Face":
        """Return the face that draws the character."""
        _ = self.advances[character]
        return self.foreign.get(character, self)

    def cut(self, text: str, room: float) -> str:
        """Return the text, or as much of it as the room takes (in thousandths of the font size) with an ellipsis."""
        used, fitting, ellipsis = 0.0, 0, self.advances["…"]
        for place, character in enumerate(text):
            if used + ellipsis <= room:
                fitting = place
            used += self.advances[character]
            if used > room:
                return text[:fitting].rstrip() + "…" if ellipsis <= room else ""
        return text

    def spans(self, text: str) -> list[tuple["Face", bool, str]]:
        """Cut text into stretches, each with the face that draws it and whether it is of another script."""
        kinds = [(self.foreign.get(character, self), character in self.others) for character in text]
        # Spaces and signs between two words of another script are part of them.
        for place, character in enumerate(text):
            if not character.isalnum() and place and kinds[place][0] is kinds[place - 1][0]:
                kinds[place] = kinds[place - 1]
        spans: list[tuple[Face, bool, str]] = []
        start = 0
        for place, (kind, following) in enumerate(pairwise(kinds), start=1):
            if kind != following:
                spans.append((*kind, text[start:place]))
                start = place
        return [*spans, (*kinds[-1], text[start:])]

    def encode(self, text: str) -> bytes:
        """Return the text as it stands inside a PDF string; its characters must have been measured."""
        written = text.translate(self._codes) if self._codes else text
        data = escaped(written.encode("utf-16-be", "surrogatepass"))
        if len(text) < _SHORT_TEXT and not self._codes:
            self.encoded[text] = data
        return data

    def stretched(self, text: str, gap: float) -> bytes:
        """Return the operand and operator that show a text with each space this much wider."""
        step = b" )%.4g(" % -gap
        if text.isascii():
            # Each byte 0 begins a character here, so that no two halves of characters pass for a space.
            return b"[(%b)]TJ" % self.encode(text).replace(b"\0 ", b"\0" + step)
        parts = [self.encode(part) for part in text.split(" ")]
        return b"[(%b)]TJ" % (b"\0" + step).join(parts)

    def width(self, text: str) -> float:
        """Return the width of a text with spaces, in thousandths of the font size."""
        advances = self.advances
        return sum([advances[character] for character in text])

    def write(self, target: ObjectFile) -> int:
        """Embed the characters met, and return the font's object number."""
        codes = {self._codes.get(ord(c), ord(c)): c for c in sorted(self._glyphs)}
        codes = dict(sorted(codes.items()))
        used = set(self._glyphs.values())
        added: dict[int, sfnt.Glyph] = {}
        if self._box in used:
            added[self._box] = self.file.whole_glyph(0)
        if self._nothing in used:
            added[self._nothing] = sfnt.Glyph(b"", 0, 0)
        if self._star in used:
            added[self._star] = sfnt.Glyph(_star(), int(_STAR_WIDTH), 0)
        data = self.file.subset(used, added)
        tag = hashlib.md5(data, usedforsecurity=False).hexdigest()[:6]
        name = "".join(chr(ord("A") + int(digit, 16)) for digit in tag) + "+" + self.name
        font, stream, gids, names = (target.reserve() for _ in range(4))
        target.put_stream(stream, b"/Length1 %d" % len(data), data)
        target.put_stream(gids, b"", self._glyph_map(codes))
        target.put_stream(names, b"", _unicode_map(codes))
        descriptor = target.add(self._descriptor(name, stream))
        width_runs = _width_runs({code: self._own_width(character) for code, character in codes.items()})
        descendant = target.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 0/W[%b]>>"
            % (name.encode("ascii"), descriptor, gids, width_runs)
        )
        target.put(
            font,
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (name.encode("ascii"), descendant, names),
        )
        return font

    def _take(self, character: str, glyph: int) -> None:
        self._glyphs[character] = glyph
        if ord(character) > 0xFFFF or ord(character) in _SURROGATES[:2048]:
            taken = {*self._codes.values(), *map(ord, self._glyphs)}
            self._codes[ord(character)] = next(code for code in _SURROGATES if code not in taken)

    def _admit_foreign(self, character: str) -> float:
        other = self._family.other(character) if self._family.is_own(self) else None
        if other is not None:
            self.foreign[character] = other
            return other.advances[character]
        self._family.missing.add(character)
        self._take(character, self._box)
        return self.file.advance(0)

    def _own_width(self, character: str) -> float:
        return self.advances[character] - self.spacing(character)

    def _glyph_map(self, codes: dict[int, str]) -> bytes:
        table = bytearray(2 * (max(codes, default=0) + 1))
        for code, character in codes.items():
            table[2 * code : 2 * code + 2] = self._glyphs[character].to_bytes(2, "big")
        return bytes(table)

    def _descriptor(self, name: str, stream: int) -> bytes:
        scale = 1000 / self.file.units_per_em
        bounds = array_of([value * scale for value in self.file.bounds])
        return (
            b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox%b/ItalicAngle 0/Ascent %b/Descent %b"
            % (
                name.encode("ascii"),
                bounds,
                number(self.file.ascent * scale),
                number(self.file.descent * scale),
            )
            + b"/CapHeight 660/StemV 80/FontFile2 %d 0 R>>" % stream
        )


class Fonts:
    """The faces of one document; ``missing`` are characters that no font has."""

    def __init__(self, tracking: float = 0.0, word_gap: float = 0.0) -> None:
        self.missing: set[str] = set()
        self.is_spaced = bool(tracking)
        self._spacing = tracking, word_gap
        self._faces: list[Face] = []
        self._others: dict[tuple[Path, int], Face] = {}
        self.regular = self._own_face("Regular")
        self.semibold = self._own_face("Semibold")
        self._own = tuple(self._faces)

    def is_own(self, face: Face) -> bool:
        """Say whether the face is one of the program's own, not one that stands in."""
        return face in self._own

    def other(self, character: str) -> Face | None:
        """Return a face of an installed font that has the character."""
        place = installed.find(character)
        if place is None:
            return None
        if place not in self._others:
            name = "".join(c for c in place[0].stem if c.isascii() and c.isalnum()) or "Other"
            self._others[place] = self._add(name, sfnt.read(*place))
        return self._others[place]

    def write(self, target: ObjectFile) -> bytes:
        """Embed all fonts met, and return the resource dictionary of fonts."""
        used = [face for face in self._faces if face.advances]
        return b"<<" + b"".join(b"/%b %d 0 R" % (face.label, face.write(target)) for face in used) + b">>"

    def _own_face(self, face: str) -> Face:
        return self._add(f"SourceSansPro-{face}", sfnt.read(source_sans.path_of(face)), *self._spacing)

    def _add(self, name: str, file: sfnt.TrueTypeFile, tracking: float = 0.0, word_gap: float = 0.0) -> Face:
        """Add a face; one that stands in is not set wider, for the letters of some scripts are joined."""
        face = Face(b"F%d" % (len(self._faces) + 1), name, file, self, tracking, word_gap)
        self._faces.append(face)
        return face


def _star() -> bytes:
    """Return the outline of a five-pointed star, which the program's font lacks, as high as its capitals."""
    points: list[tuple[int, int]] = []
    for corner in range(10):
        radius = 390 if corner % 2 == 0 else 390 * 0.4
        angle = math.pi / 2 - corner * math.pi / 5
        points.append((round(430 + radius * math.cos(angle)), round(310 + radius * math.sin(angle))))
    return sfnt.polygon(points)


def _blank(character: str) -> int | None:
    """Return how many spaces wide a character without a shape is; None when it has a shape."""
    category = unicodedata.category(character)
    if category == "Zs":
        return 1
    if character in BLANKS:
        return 0
    # Joiners, direction marks, variation selectors: kept for whoever reads the text, not drawn.
    return 0 if category == "Cf" or "\ufe00" <= character <= "\ufe0f" else None


def _width_runs(widths: dict[int, float]) -> bytes:
    """Return the W array: for each run of codes in sequence, the first and their widths."""
    parts: list[bytes] = []
    previous = -2
    for code, width in widths.items():
        if code != previous + 1:
            parts.append(b"%s%d[%b" % (b"]" if parts else b"", code, number(width)))
        else:
            parts.append(b" " + number(width))
        previous = code
    return b"".join(parts) + (b"]" if parts else b"")


def _unicode_map(codes: dict[int, str]) -> bytes:
    """Return the map from codes to characters, in blocks of 100 as the format asks (Adobe note 5014)."""
    lines = [
        b"<%04X> <%b>" % (code, as_written(text).encode("utf-16-be", "replace").hex().upper().encode())
        for code, text in codes.items()
    ]
    blocks: Iterable[list[bytes]] = (lines[start : start + 100] for start in range(0, len(lines), 100))
    body = b"".join(b"%d beginbfchar\n%b\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    return _MAP_HEAD + body + _MAP_TAIL
