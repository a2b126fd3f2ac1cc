"""The neutral description of the exported document: Word and PDF render it and decide nothing.

A report is a sequence of blocks. Places are named by anchors (unique strings); links and page references
name the anchor they lead to, so both formats agree by construction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import pairwise

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.lists import stretches
from portfolio_app.translation import mark


class Tone(Enum):
    """How words are set: meaning, not looks."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one tone; ``link`` is the anchor they lead to, or "" ."""

    text: str
    tone: Tone = Tone.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class PageRef:
    """The number of the page that the anchor is on, leading there; ``before`` stands in front of it."""

    anchor: str
    tone: Tone = Tone.PLAIN
    before: str = mark("p. ")


@dataclass(frozen=True, slots=True)
class StateRun:
    """A state as symbol and word: empty, half-filled or filled ring, tick, cross, bent arrow."""

    state: State
    tone: Tone = Tone.PLAIN


Inline = Run | PageRef | StateRun
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: small line, title, lines under it, facts, declaration with lines to sign."""

    kicker: str
    title: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    declaration_title: str
    declaration: str
    signatures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, of all headings with ``in_contents``, each with its page."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``kicker`` is a small line above it. Level 1 starts a page.

    What follows a ``wide`` one of level 1, up to the next, needs room across: Word lays its pages on their side. What
    follows a ``short`` one is but a few lines.
    """

    text: str
    level: int
    anchor: str = ""
    kicker: Line = ()
    in_contents: bool = True
    new_page: bool = False
    wide: bool = False
    short: bool = False


def shared_up_to(heading: Heading) -> float:
    """Return how full a page may be for a heading that begins one to stand on it all the same: short parts share.

    What has a page of its own within a part shares one that is mostly empty, parts one that is half full, and short
    parts any that has room for them.
    """
    return (0.8 if heading.short else 0.6) if heading.level == 1 else 0.45


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """A unit's bar in its colour (0 to 7), a heading of level 2."""

    label: str
    title: str
    colour: int
    anchor: str = ""
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class CriterionHeading:
    """A criterion as a heading of level 3: code at a rule in the unit's colour, wording, state."""

    code: str
    text: str
    colour: int
    anchor: str
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, side by side, each with what stands below it."""

    labels: tuple[str, ...]


class Role(Enum):
    """What a paragraph is for."""

    BODY = "body"
    INTRO = "intro"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    runs: Line
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Quote:
    """Claimed words with where they stand, beside a rule in the unit's colour (0 to 7)."""

    text: str
    source: Line
    colour: int
    note: str = ""


class Align(Enum):
    """Where a column's text stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its share of the table's width (shares are relative)."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row: per cell its lines, one under another; ``colour`` (0 to 7) is a rule at the first cell's left."""

    cells: tuple[tuple[Line, ...], ...]
    colour: int | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page; ``summary`` says what it shows, for those who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A claimed passage in an account: ``code`` stands in the margin at the line where it begins.

    ``anchor`` is the passage's own place, ``link`` leads to the criterion, ``comment`` is said beside it
    by ``author`` at ``made_at`` (ISO 8601, UTC). Offsets are code points in the section's text.
    """

    start: int
    end: int
    code: str
    colour: int
    anchor: str
    link: str
    comment: str
    author: str
    made_at: str
    starred: bool = False
    recheck: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words under the same marks; ``opens`` and ``closes`` are the marks that begin and end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One paragraph of an account in pieces; a line end inside a piece's text is meant.

    With a ``bullet`` (``•`` or ``2.``) it is an item of a list, which goes on as long as such paragraphs follow.
    """

    pieces: tuple[Piece, ...]
    bullet: str = ""

    def continues(self, former: object) -> bool:
        """Say whether it is a further item of the list that a former block is an item of."""
        if not self.bullet or not isinstance(former, MarkedParagraph) or not former.bullet:
            return False
        both = former.bullet[:-1], self.bullet[:-1]
        return self.bullet == former.bullet if "" in both else int(both[0]) + 1 == int(both[1])


@dataclass(frozen=True, slots=True)
class Outline:
    """A claimed part of a picture: fractions of its width and height from its upper left corner; a mark names it."""

    left: float
    top: float
    width: float
    height: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page of another PDF, counted from 0; ``load`` returns the whole file, and ``key`` tells files apart."""

    key: str
    page: int
    load: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, read with ``load`` (JPEG or PNG) only when it is drawn; ``width`` and ``height`` give its shape.

    ``alt`` says what it shows. ``page`` is the page of a PDF that it is a picture of: writers that can place such
    pages draw that instead. ``stamp`` stands at its head. ``share`` is how much of the text's width it may take.
    """

    load: Callable[[], bytes] = field(compare=False)
    width: int
    height: int
    alt: str
    caption: Line = ()
    outlines: tuple[Outline, ...] = ()
    page: PdfPage | None = None
    anchor: str = ""
    stamp: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the document; ``load`` reads its bytes only when they are written."""

    name: str
    media_type: str
    description: str
    load: Callable[[], bytes] = field(compare=False)


Block = (
    Cover
    | Contents
    | Heading
    | UnitHeading
    | CriterionHeading
    | Paragraph
    | Quote
    | Table
    | MarkedParagraph
    | Picture
    | SignatureLines
)


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document: properties, the running head, and its blocks in order; forms that can carry attachments do.

    ``unshown`` names, a sentence each, the pieces of evidence that it only tells of because they cannot be shown.
    """

    title: str
    learner: str
    subject: str
    header: str
    made_on: date
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    layout: Layout = Layout()
    attachments: tuple[Attachment, ...] = ()
    unshown: tuple[str, ...] = ()


def mark_up(text: str, marks: tuple[Mark, ...]) -> tuple[MarkedParagraph, ...]:
    """Cut a section's text into paragraphs, items of lists, and pieces, so that each piece has one set of marks."""
    parts = stretches(text)
    extents = [(part.start, part.end) for part in parts]
    clipped = [entry for entry in (_clip(mark, extents) for mark in marks) if entry]
    return tuple(MarkedParagraph(_pieces(text, part.start, part.end, clipped), part.bullet) for part in parts)


def _clip(mark: Mark, paragraphs: list[tuple[int, int]]) -> tuple[int, int, Mark] | None:
    """Return the mark's extent without the white space between paragraphs at its edges."""
    touched = [(max(start, mark.start), min(end, mark.end)) for start, end in paragraphs]
    touched = [(start, end) for start, end in touched if start < end]
    return (touched[0][0], touched[-1][1], mark) if touched else None


def _pieces(text: str, first: int, last: int, marks: list[tuple[int, int, Mark]]) -> tuple[Piece, ...]:
    here = [(start, end, mark) for start, end, mark in marks if start < last and end > first]
    cuts = sorted({first, last, *(cut for start, end, _ in here for cut in (start, end) if first < cut < last)})
    return tuple(
        Piece(
            text=text[low:high],
            marks=tuple(mark for start, end, mark in here if start <= low and high <= end),
            opens=tuple(mark for start, _, mark in here if start == low),
            closes=tuple(mark for _, end, mark in here if end == high),
        )
        for low, high in pairwise(cuts)
    )
