"""How the document looks: sizes in points, colours, and what each tone and unit colour means on paper."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from portfolio_app.domain.documents.layout import Reading
from portfolio_app.domain.documents.report import Tone
from portfolio_app.exporters.pdf.fonts import Face, Fonts
from portfolio_app.exporters.pdf.sheet import WHITE, Colour


def _colour(code: str) -> Colour:
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


ACCENT, TEXT, MUTED, BORDER = map(_colour, ("#0B6E6E", "#1F2328", "#57606A", "#D5DAE0"))
UNITS = tuple(map(_colour, ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")))
BAR_TINT, MARK_TINT = 0.14, 0.35
# Ragged lines need no hyphens, but for a line that would end before this share of its width.
_SHORT = 0.7


def unit_colour(index: int) -> Colour:
    """Return the colour of a unit."""
    return UNITS[index % len(UNITS)]


def tint(colour: Colour, share: float, ground: Colour = WHITE) -> Colour:
    """Return a share of the colour over another, mixed: no transparency, so that every printer agrees."""
    r, g, b = (ground[i] + (colour[i] - ground[i]) * share for i in range(3))
    return r, g, b


@lru_cache(maxsize=256)
def fill(colour: Colour) -> bytes:
    """Return the operator that sets the colour of text and areas."""
    return b"%.3g %.3g %.3g rg " % colour


@lru_cache(maxsize=256)
def stroke(colour: Colour) -> bytes:
    """Return the operator that sets the colour of lines."""
    return b"%.3g %.3g %.3g RG " % colour


@dataclass(frozen=True, slots=True, eq=False)
class TextStyle:
    """How words are drawn; a line that would be shorter than ``short`` of its width takes part of a word."""

    face: Face
    size: float
    leading: float
    colour: Colour
    short: float = 0.0
    operators: bytes = field(init=False)
    drop: float = field(init=False)

    def __post_init__(self) -> None:
        operators = fill(self.colour) + font_of(self.face, self.size)
        object.__setattr__(self, "operators", operators)
        # How far the baseline is below the line's upper edge.
        object.__setattr__(self, "drop", self.leading * 0.5 + self.size * 0.305)


def font_of(face: Face, size: float) -> bytes:
    """Return the operators that choose a font, and its room between letters if its words are set wider."""
    chosen = b"/%b %.4g Tf\n" % (face.label, size)
    return chosen + b"%.4g Tc\n" % (face.tracking * size / 1000) if face.family_is_spaced() else chosen


_Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes of letters and distances of lines."""

    body: _Size = (10.5, 15)
    note: _Size = (9, 13)
    small: _Size = (8.5, 12)
    code: _Size = (8.5, 11.5)
    heads: tuple[_Size, ...] = ((19, 24), (13, 18), (12, 16))
    title: _Size = (29, 35)
    line: _Size = (14, 20)


# Nothing is smaller than 16 points in large print (UK Association for Accessible Formats, minimum standards).
_SIZES = {
    Reading.STANDARD: _Sizes(),
    Reading.LARGE_PRINT: _Sizes(
        (16, 23), (16, 21), (16, 21), (16, 20.5), ((26, 32), (20, 26), (18, 24)), (36, 44), (19, 27)
    ),
    Reading.DYSLEXIA: _Sizes(
        (12, 19.5), (11, 17), (10.5, 16), (9.5, 13), ((21, 28), (15.5, 22), (13.5, 20)), (30, 39), (15, 24)
    ),
}


class Styles:
    """The styles of one document's text."""

    def __init__(self, fonts: Fonts, reading: Reading = Reading.STANDARD) -> None:
        regular, semibold = fonts.regular, fonts.semibold
        sizes = _SIZES[reading]
        # Parted words are a stumbling block for readers with dyslexia, and ugly in titles.
        short = 0.0 if reading is Reading.DYSLEXIA else _SHORT
        self.body = TextStyle(regular, *sizes.body, TEXT, short)
        self.unparted = replace(self.body, short=0.0)
        self.intro = TextStyle(regular, *sizes.body, MUTED, short)
        self.note = TextStyle(regular, *sizes.note, MUTED, short)
        self.small = TextStyle(regular, *sizes.small, MUTED, short)
        self.strong = TextStyle(semibold, *sizes.body, TEXT, short)
        self.table_head = TextStyle(semibold, *sizes.small, MUTED)
        self.code = TextStyle(semibold, *sizes.code, TEXT)
        self.unit = TextStyle(semibold, *sizes.body, TEXT)
        self.heads = tuple(TextStyle(semibold, *size, TEXT) for size in sizes.heads)
        self.frame = BORDER
        self.cover_kicker = TextStyle(semibold, *sizes.note, ACCENT)
        self.cover_title = TextStyle(semibold, *sizes.title, TEXT)
        self.cover_line = TextStyle(regular, *sizes.line, TEXT)
        self.cover_muted = TextStyle(regular, *sizes.line, MUTED)
        self._fonts = fonts
        self._made: dict[tuple[int, int, bool], TextStyle] = {}

    def toned(self, base: TextStyle, tone: Tone, *, link: bool = False) -> TextStyle:
        """Return the style of words in a tone, in text of the base style."""
        if tone is Tone.PLAIN and not link:
            return base
        # By identity, which is quicker told: styles and tones are few and stay.
        key = (id(base), id(tone), link)
        if key not in self._made:
            self._made[key] = self._make(base, tone, link)
        return self._made[key]

    def _make(self, base: TextStyle, tone: Tone, link: bool) -> TextStyle:
        strong = tone in (Tone.STRONG, Tone.CODE)
        small = tone is Tone.SMALL and base.size > self.small.size
        colour = ACCENT if link else MUTED if tone in (Tone.MUTED, Tone.SMALL) else base.colour
        return TextStyle(
            self._fonts.semibold if strong else base.face,
            self.small.size if small else base.size,
            self.small.leading if small else base.leading,
            colour,
            base.short,
        )
