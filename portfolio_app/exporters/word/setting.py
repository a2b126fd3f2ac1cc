"""How a document is set: its pages, and the size of every kind of words.

One place for these numbers: the styles are made from them, and the pages are counted with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portfolio_app.domain.documents.layout import Layout, Paper, Reading


@dataclass(frozen=True, slots=True)
class Page:
    """A page in twentieths of a point, as WordprocessingML counts."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    header: int = 624
    footer: int = 567
    gutter: int = 0

    @property
    def text_width(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set, in points: its letters, its lines, the space before and after, and the indents.

    ``hanging`` is how far the first line, with its number, stands out to the left.
    """

    points: float
    line: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """The pages and shapes of one document.

    ``wide`` is the page of what is set across. ``codes_left`` and ``codes_width`` (twentieths of a point) say where
    the codes beside the accounts stand, ``tracking`` (the same) how much further apart letters are, ``stretch`` how
    wide letters are against the program's own font. ``ground`` is the paper's colour, or "".
    """

    tall: Page
    wide: Page
    shapes: Mapping[str, Shape]
    small: float = 8.5
    mono: float = 9.5
    comment_sign: float = 8
    codes_left: int = 470
    codes_width: int = 1224
    cover_top: int = 3300
    tracking: int = 0
    stretch: float = 1.0
    ground: str = ""
    justified: bool = False

    def __getitem__(self, style: str) -> Shape:
        """Return the shape of a style."""
        return self.shapes[style]


_PAPERS = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
_SIDE, _TOP, _BOTTOM = 1077, 1304, 1134
PICTURE_BEFORE, PICTURE_AFTER = 6, 3
"""The room above and below a picture, in points."""
LEAST_LINE = 1
"""In points: a paragraph that only parts what stands above it from what stands below."""
ROOM_TO_SIGN, GAP_TO_SIGN = 38, 300
"""Above a line to sign on, in points, and between two such lines, in twentieths of a point."""
NEW_PART = 30
"""Above a part that begins on a page which is mostly empty, in points."""
CODES_TO_TEXT = 120
"""Between the codes and the words, in twentieths of a point."""

_STANDARD = {
    "BodyText": Shape(10.5, 15, after=6),
    "Intro": Shape(10.5, 15, after=10),
    "Note": Shape(9, 12, 2, 5),
    "Caption": Shape(9, 12, 2, 5),
    "Kicker": Shape(9, 12, 12, 1),
    "Quote": Shape(10.5, 15, left=10.25, right=12),
    "QuoteSource": Shape(9, 12, after=6, left=10.25, right=12),
    "CriterionNote": Shape(9, 12, after=3, left=8.25),
    "MarginCode": Shape(8.5, 11, bold=True),
    "TableText": Shape(10, 13.5),
    "TableHead": Shape(8.5, 11.5, bold=True),
    "TableEnd": Shape(4, 8),
    "Header": Shape(8.5, 12),
    "Heading1": Shape(19, 24, after=4, bold=True, left=25, hanging=25),
    "Heading2": Shape(13, 17, 14, 4, bold=True),
    "Heading2NewPage": Shape(17, 22, after=4, bold=True),
    "Heading3": Shape(11, 15, 11, 3, bold=True),
    "TOC1": Shape(10.5, 14, before=6, bold=True, left=20, hanging=20),
    "TOC2": Shape(10.5, 13.5, left=20),
    "CoverKicker": Shape(9, 12, after=4, bold=True),
    "Title": Shape(28, 36, after=4, bold=True),
    "Subtitle": Shape(13, 17),
    "CoverFact": Shape(10.5, 14),
    "CoverHeading": Shape(13, 17, 38, 4, bold=True),
    "SignatureLine": Shape(8.5, 11.5, 2),
    "CommentText": Shape(10, 12),
}
# Nothing is smaller than 16 points, as large print asks (UK Association for Accessible Formats, minimum standards).
_LARGE = {
    "BodyText": Shape(16, 23, after=9),
    "Intro": Shape(16, 23, after=14),
    "Note": Shape(16, 21, 3, 8),
    "Caption": Shape(16, 21, 3, 8),
    "Kicker": Shape(16, 21, 16, 2),
    "Quote": Shape(16, 23, left=12, right=12),
    "QuoteSource": Shape(16, 21, after=10, left=12, right=12),
    "CriterionNote": Shape(16, 21, after=5, left=10),
    "MarginCode": Shape(16, 20.5, bold=True),
    "TableText": Shape(16, 21),
    "TableHead": Shape(16, 20.5, bold=True),
    "TableEnd": Shape(16, 12),
    "Header": Shape(16, 20.5),
    "Heading1": Shape(26, 34, after=6, bold=True, left=34, hanging=34),
    "Heading2": Shape(20, 26, 20, 6, bold=True),
    "Heading2NewPage": Shape(24, 31, after=6, bold=True),
    "Heading3": Shape(18, 24, 16, 4, bold=True),
    "TOC1": Shape(16, 22, before=9, bold=True, left=28, hanging=28),
    "TOC2": Shape(16, 21, left=28),
    "CoverKicker": Shape(16, 21, after=6, bold=True),
    "Title": Shape(34, 44, after=6, bold=True),
    "Subtitle": Shape(20, 26),
    "CoverFact": Shape(16, 21),
    "CoverHeading": Shape(20, 26, 34, 6, bold=True),
    "SignatureLine": Shape(16, 20.5, 2),
    "CommentText": Shape(16, 20),
}
# Larger letters, more room between letters and lines (British Dyslexia Association, style guide).
_DYSLEXIA = {
    "BodyText": Shape(12, 19.5, after=10),
    "Intro": Shape(12, 19.5, after=14),
    "Note": Shape(11, 16, 3, 7),
    "Caption": Shape(11, 16, 3, 7),
    "Kicker": Shape(11, 16, 14, 2),
    "Quote": Shape(12, 19.5, left=11, right=12),
    "QuoteSource": Shape(11, 16, after=9, left=11, right=12),
    "CriterionNote": Shape(11, 16, after=4, left=9),
    "MarginCode": Shape(10, 13.5, bold=True),
    "TableText": Shape(12, 17.5),
    "TableHead": Shape(11, 15, bold=True),
    "TableEnd": Shape(4, 10),
    "Header": Shape(10.5, 14),
    "Heading1": Shape(21, 29, after=6, bold=True, left=28, hanging=28),
    "Heading2": Shape(15.5, 21, 18, 6, bold=True),
    "Heading2NewPage": Shape(19, 26, after=6, bold=True),
    "Heading3": Shape(13.5, 19.5, 15, 4, bold=True),
    "TOC1": Shape(12, 18, before=8, bold=True, left=24, hanging=24),
    "TOC2": Shape(12, 17.5, left=24),
    "CoverKicker": Shape(11, 15, after=5, bold=True),
    "Title": Shape(30, 40, after=6, bold=True),
    "Subtitle": Shape(15, 22),
    "CoverFact": Shape(12, 18),
    "CoverHeading": Shape(15.5, 21, 36, 6, bold=True),
    "SignatureLine": Shape(11, 15, 2),
    "CommentText": Shape(12, 17),
}


def setting_of(layout: Layout) -> Setting:
    """Return the pages and shapes that a layout asks for."""
    # Lines of one length need gaps of many, which readers with dyslexia lose their place in.
    justified = layout.justified and layout.reading is not Reading.DYSLEXIA
    match layout.reading:
        case Reading.STANDARD:
            tall, wide = _pages(layout.paper, left=1814, right=_SIDE)
            return Setting(tall, wide, MappingProxyType(_STANDARD), justified=justified)
        case Reading.LARGE_PRINT:
            # The running head may take two lines.
            tall, wide = _pages(layout.paper, left=2240, right=860, top=1560)
            return Setting(
                tall,
                wide,
                MappingProxyType(_LARGE),
                small=16,
                mono=16,
                comment_sign=16,
                codes_left=180,
                codes_width=1940,
                cover_top=2000,
                justified=justified,
            )
        case Reading.DYSLEXIA:
            tall, wide = _pages(layout.paper, left=2080, right=_SIDE, top=1360)
            return Setting(
                tall,
                wide,
                MappingProxyType(_DYSLEXIA),
                small=11,
                mono=11,
                codes_left=430,
                codes_width=1530,
                cover_top=2700,
                tracking=11,
                ground="FBF6E9",
            )


def _pages(paper: Paper, left: int, right: int, top: int = _TOP) -> tuple[Page, Page]:
    """Return the upright page and the one that lies on its side, which has no codes beside its words."""
    width, height = _PAPERS[paper]
    tall = Page(width, height, left, right, top, _BOTTOM)
    return tall, Page(height, width, _SIDE, _SIDE, top - 150, _BOTTOM - 200)
