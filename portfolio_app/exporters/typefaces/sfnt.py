"""Reading TrueType files: which characters they have, how wide, and the outlines of a chosen few.

Only what embedding needs is read (https://learn.microsoft.com/typography/opentype/spec/otff), straight from
the bytes: a general font library takes longer to load than this program takes to write a portfolio.
"""

import struct
import sys
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path

_COMPOSITE_MORE, _COMPOSITE_WORDS = 0x20, 0x01
_COMPOSITE_SCALES = ((0x08, 2), (0x40, 4), (0x80, 8))
_KEPT = (b"cvt ", b"fpgm", b"prep")


class FontFormatError(ValueError):
    """The file is not a TrueType font that can be embedded."""


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """Which glyph stands for which character: runs of characters in order, with a first glyph or one for each."""

    starts: list[int]
    ends: list[int]
    glyphs: list[int | list[int]]

    def glyph(self, character: int) -> int:
        """Return the number of a character's glyph, or 0 when there is none."""
        place = bisect_right(self.starts, character) - 1
        if place < 0 or character > self.ends[place]:
            return 0
        first, offset = self.glyphs[place], character - self.starts[place]
        return first[offset] if isinstance(first, list) else first + offset


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape: its entry in ``glyf``, its width and its left side bearing, in font units."""

    outline: bytes
    width: int
    bearing: int


class TrueTypeFile:
    """One face of a .ttf or .ttc file with outlines in ``glyf``; glyph numbers are those of the file."""

    def __init__(self, data: bytes | mmap, index: int = 0) -> None:
        self.data = data
        start = 0
        if data[:4] == b"ttcf":
            (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
        if data[start : start + 4] not in (b"\x00\x01\x00\x00", b"true"):
            raise FontFormatError("not a TrueType font")
        (count,) = struct.unpack_from(">H", data, start + 4)
        self.tables = {
            tag: (offset, length)
            for tag, _, offset, length in struct.iter_unpack(">4sIII", data[start + 12 : start + 12 + 16 * count])
        }
        if not {b"glyf", b"loca", b"head", b"hhea", b"hmtx", b"maxp", b"cmap"} <= self.tables.keys():
            raise FontFormatError("no TrueType outlines")
        head = self.table(b"head")
        (self.units_per_em,) = struct.unpack_from(">H", head, 18)
        self.bounds: tuple[int, ...] = struct.unpack_from(">4h", head, 36)
        (self._long_loca,) = struct.unpack_from(">h", head, 50)
        (self.glyph_count,) = struct.unpack_from(">H", self.table(b"maxp"), 4)
        hhea = self.table(b"hhea")
        self.ascent, self.descent = struct.unpack_from(">hh", hhea, 4)
        (self._wide_count,) = struct.unpack_from(">H", hhea, 34)

    def table(self, tag: bytes) -> bytes:
        """Return a table's bytes, or none when the font lacks it."""
        offset, length = self.tables.get(tag, (0, 0))
        return self.data[offset : offset + length]

    def may_be_embedded(self) -> bool:
        """Say whether the maker allows embedding (OS/2 fsType: not the bit *restricted licence*)."""
        os2 = self.table(b"OS/2")
        return len(os2) < 10 or struct.unpack_from(">H", os2, 8)[0] & 0x0F != 0x02

    def glyph(self, character: int) -> int:
        """Return the number of a character's glyph, or 0 when the font has none."""
        number = self.characters.glyph(character)
        return number if number < self.glyph_count else 0

    def advance(self, glyph: int) -> float:
        """Return a glyph's width in thousandths of the font size."""
        return self._advances[min(glyph, self._wide_count - 1)] * 1000 / self.units_per_em

    @cached_property
    def _advances(self) -> "array[int]":
        # Each entry is a width and a side bearing; only every other number counts.
        return _big_endian(array("H", self.table(b"hmtx")[: self._wide_count * 4]))[::2]

    @cached_property
    def characters(self) -> "CharacterMap":
        """The font's Unicode character map."""
        table = self.table(b"cmap")
        (count,) = struct.unpack_from(">H", table, 2)
        found: dict[int, int] = {}
        for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count]):
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                (form,) = struct.unpack_from(">H", table, offset)
                found.setdefault(form, offset)
        if 12 in found:
            return _cmap_12(table, found[12])
        if 4 in found:
            return _cmap_4(table, found[4])
        raise FontFormatError("no Unicode character map")

    @cached_property
    def _places(self) -> "array[int]":
        loca = self.table(b"loca")
        size, kind = (4, "I") if self._long_loca else (2, "H")
        places = _big_endian(array(kind, loca[: (self.glyph_count + 1) * size]))
        return places if self._long_loca else array("I", (2 * place for place in places))

    def outline(self, glyph: int) -> bytes:
        """Return the glyph's entry in ``glyf``; empty for a blank."""
        offset, _ = self.tables[b"glyf"]
        return self.data[offset + self._places[glyph] : offset + self._places[glyph + 1]]

    def whole_glyph(self, glyph: int) -> "Glyph":
        """Return a glyph with its width and left side bearing, in font units."""
        hmtx = self.table(b"hmtx")
        width = self._advances[min(glyph, self._wide_count - 1)]
        place = glyph * 4 + 2 if glyph < self._wide_count else self._wide_count * 4 + (glyph - self._wide_count) * 2
        bearing = struct.unpack_from(">H", hmtx, place)[0] if place + 2 <= len(hmtx) else 0
        return Glyph(self.outline(glyph), width, bearing)

    def subset(self, glyphs: set[int], added: dict[int, "Glyph"]) -> bytes:
        """Return a font file with these glyphs only, each under its own number, and some added ones."""
        wanted = self._with_components((glyphs | {0}) - added.keys())
        blank = Glyph(b"", 0, 0)
        last = max(wanted | added.keys())
        outlines, places, metrics = bytearray(), array("I", [0]), array("H")
        for number in range(last + 1):
            glyph = self.whole_glyph(number) if number in wanted else added.get(number, blank)
            outlines += glyph.outline
            outlines += b"\0" * (-len(outlines) % 4)
            metrics.extend((glyph.width, glyph.bearing))
            places.append(len(outlines))
        return _assemble(
            {
                b"head": _patched(self.table(b"head"), (8, ">I", 0), (50, ">h", 1)),
                b"hhea": _patched(self.table(b"hhea"), (34, ">H", last + 1)),
                b"maxp": _patched(self.table(b"maxp"), (4, ">H", last + 1)),
                b"hmtx": _big_endian(metrics).tobytes(),
                b"loca": _big_endian(places).tobytes(),
                b"glyf": bytes(outlines) or b"\0",
                **{tag: self.table(tag) for tag in _KEPT if tag in self.tables},
            }
        )

    def _with_components(self, glyphs: set[int]) -> set[int]:
        wanted: set[int] = set()
        waiting = [glyph for glyph in glyphs if glyph < self.glyph_count]
        while waiting:
            glyph = waiting.pop()
            if glyph not in wanted:
                wanted.add(glyph)
                waiting.extend(_components(self.outline(glyph)))
        return wanted


def polygon(points: list[tuple[int, int]]) -> bytes:
    """Return the outline of a glyph that is one polygon, its corners clockwise."""
    across, up = [x for x, _ in points], [y for _, y in points]
    header = struct.pack(">hhhhhHH", 1, min(across), min(up), max(across), max(up), len(points) - 1, 0)
    steps = [
        struct.pack(f">{len(values)}h", *(value - before for value, before in zip(values, [0, *values], strict=False)))
        for values in (across, up)
    ]
    return header + b"\x01" * len(points) + b"".join(steps)


def _big_endian(numbers: "array[int]") -> "array[int]":
    """Turn numbers as the computer keeps them into those of a font file, or back."""
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _components(outline: bytes) -> list[int]:
    """Return the glyphs that a composite glyph is made of."""
    if len(outline) < 10 or outline[0] < 0x80:
        return []
    found: list[int] = []
    place, flags = 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        found.append(glyph)
        place += 8 if flags & _COMPOSITE_WORDS else 6
        place += next((size for bit, size in _COMPOSITE_SCALES if flags & bit), 0)
    return found


def _cmap_12(table: bytes, offset: int) -> CharacterMap:
    (count,) = struct.unpack_from(">I", table, offset + 12)
    groups = list(struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count]))
    return CharacterMap([g[0] for g in groups], [g[1] for g in groups], [g[2] for g in groups])


def _cmap_4(table: bytes, offset: int) -> CharacterMap:
    (double,) = struct.unpack_from(">H", table, offset + 6)
    count, base = double // 2, offset + 14
    ends = list(struct.unpack_from(f">{count}H", table, base))
    starts = list(struct.unpack_from(f">{count}H", table, base + double + 2))
    deltas = struct.unpack_from(f">{count}H", table, base + 2 * double + 2)
    ranges = struct.unpack_from(f">{count}H", table, base + 3 * double + 2)
    glyphs: list[int | list[int]] = []
    for i in range(count):
        places = base + 3 * double + 2 + 2 * i + ranges[i]
        size = ends[i] - starts[i] + 1
        raw = [0] * size
        if ranges[i] and starts[i] != 0xFFFF:
            size = min(size, (len(table) - places) // 2)
            raw[:size] = struct.unpack_from(f">{size}H", table, places)
            glyphs.append([(number + deltas[i]) & 0xFFFF if number else 0 for number in raw])
        elif starts[i] == 0xFFFF:
            glyphs.append(raw)
        else:
            glyphs.append([(character + deltas[i]) & 0xFFFF for character in range(starts[i], ends[i] + 1)])
    return CharacterMap(starts, ends, glyphs)


def _patched(table: bytes, *changes: tuple[int, str, int]) -> bytes:
    patched = bytearray(table)
    for place, form, value in changes:
        struct.pack_into(form, patched, place, value)
    return bytes(patched)


def _checksum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(_big_endian(array("I", padded))) & 0xFFFFFFFF


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    """Write a font file of these tables, in the order of their names as the format asks."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4sHHHH", b"\x00\x01\x00\x00", count, 16 << power, power, 16 * count - (16 << power))
    offset = len(header) + 16 * count
    directory, body = bytearray(), bytearray()
    for tag in sorted(tables):
        data = tables[tag]
        directory += struct.pack(">4sIII", tag, _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    whole = bytearray(header + directory + body)
    head = offset + sum(-(-len(tables[tag]) // 4) * 4 for tag in sorted(tables) if tag < b"head")
    struct.pack_into(">I", whole, head + 8, (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def read(path: Path, index: int = 0) -> TrueTypeFile:
    """Read a face of a font file; raises FontFormatError for what cannot be embedded, OSError when unreadable."""
    with path.open("rb") as file:
        try:
            return TrueTypeFile(mmap(file.fileno(), 0, access=ACCESS_READ), index)
        except (struct.error, IndexError, ValueError) as fault:
            raise FontFormatError(f"{path.name}: {fault}") from fault
