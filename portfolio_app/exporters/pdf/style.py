"""How the document looks: sizes in points, colours, and what each tone and unit colour means on paper."""

from dataclasses import dataclass, field
from functools import lru_cache

from portfolio_app.domain.report import Tone
from portfolio_app.exporters.pdf.fonts import Face, Fonts

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT = 93.5, 542.6
WIDTH = RIGHT - LEFT
TOP, BOTTOM = PAGE_HEIGHT - 62.0, 58.0
HEADER_BASELINE = PAGE_HEIGHT - 38.0
CODES_LEFT, CODES_FAR_LEFT = 37.0, 14.0
CODES_RIGHT = LEFT - 6.0
CODE_PITCH = 11.5

Colour = tuple[float, float, float]


def _colour(code: str) -> Colour:
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


ACCENT, TEXT, MUTED, BORDER = map(_colour, ("#0B6E6E", "#1F2328", "#57606A", "#D5DAE0"))
UNITS = tuple(map(_colour, ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")))
WHITE: Colour = (1.0, 1.0, 1.0)
BAR_TINT, MARK_TINT = 0.14, 0.35


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
    """How words are drawn."""

    face: Face
    size: float
    leading: float
    colour: Colour
    operators: bytes = field(init=False)

    def __post_init__(self) -> None:
        operators = fill(self.colour) + b"/%b %.3g Tf\n" % (self.face.label, self.size)
        object.__setattr__(self, "operators", operators)


class Styles:
    """The styles of one document's text."""

    def __init__(self, fonts: Fonts) -> None:
        regular, semibold = fonts.regular, fonts.semibold
        self.body = TextStyle(regular, 10.5, 15, TEXT)
        self.intro = TextStyle(regular, 10.5, 15, MUTED)
        self.note = TextStyle(regular, 9, 13, MUTED)
        self.small = TextStyle(regular, 8.5, 12, MUTED)
        self.strong = TextStyle(semibold, 10.5, 15, TEXT)
        self.table_head = TextStyle(semibold, 8.5, 12, MUTED)
        self.code = TextStyle(semibold, 8.5, 11.5, TEXT)
        self.unit = TextStyle(semibold, 10.5, 15, TEXT)
        self.heads = (
            TextStyle(semibold, 19, 24, TEXT),
            TextStyle(semibold, 13, 18, TEXT),
            TextStyle(semibold, 12, 16, TEXT),
        )
        self.cover_kicker = TextStyle(semibold, 9, 13, ACCENT)
        self.cover_title = TextStyle(semibold, 29, 35, TEXT)
        self.cover_line = TextStyle(regular, 14, 20, TEXT)
        self.cover_muted = TextStyle(regular, 14, 20, MUTED)
        self._fonts = fonts
        self._made: dict[tuple[int, Tone, bool], TextStyle] = {}

    def toned(self, base: TextStyle, tone: Tone, *, link: bool = False) -> TextStyle:
        """Return the style of words in a tone, in text of the base style."""
        if tone is Tone.PLAIN and not link:
            return base
        key = (id(base), tone, link)
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
        )
