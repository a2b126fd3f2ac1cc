"""Text on its way to the page: stretches of one style, and lines of fragments of them."""

from portfolio_app.domain.documents.report import Mark
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.pdf.style import TextStyle

_DIGITS = 3


class Span:
    """A stretch of text in one style; ``page_of`` is the anchor whose page number follows the text.

    ``backwards``: its fragment's text is turned round, and ``text`` is what it reads as.
    """

    __slots__ = ("backwards", "link", "marks", "opens", "page_of", "state", "style", "text")

    def __init__(
        self,
        text: str,
        style: TextStyle,
        *,
        link: str = "",
        page_of: str = "",
        state: State | None = None,
        marks: tuple[Mark, ...] = (),
        opens: tuple[Mark, ...] = (),
        backwards: bool = False,
    ) -> None:
        self.text = text
        self.style = style
        self.link = link
        self.page_of = page_of
        self.state = state
        self.marks = marks
        self.opens = opens
        self.backwards = backwards

    def fixed_width(self) -> float:
        """Return the width of a span that is not broken: a page reference, or a state's symbol."""
        if self.state is not None:
            return symbol_width(self.style)
        face = self.style.face
        return (face.widths[self.text] + _DIGITS * face.widths["0"]) * self.style.size / 1000

    def is_fixed(self) -> bool:
        """Say whether it is never broken: a page reference, or a state's symbol."""
        return bool(self.page_of) or self.state is not None


Fragment = tuple[Span, str, float]
SetLine = list[Fragment]


class TurnedLine(list[Fragment]):
    """A line with words from right to left: fragments in reading order, each with its place across the line."""

    __slots__ = ("offsets", "width")

    def __init__(self, fragments: SetLine, offsets: list[float], width: float) -> None:
        super().__init__(fragments)
        self.offsets = offsets
        self.width = width

    def move(self, by: float) -> None:
        """Move the line across the page."""
        self.offsets = [offset + by for offset in self.offsets]


class StretchedLine(list[Fragment]):
    """A line that fills its width: each space is wider by ``stretch`` points, which the fragments' widths include."""

    __slots__ = ("stretch",)

    def __init__(self, fragments: SetLine, stretch: float) -> None:
        super().__init__(fragments)
        self.stretch = stretch


def stretch_of(line: SetLine) -> float:
    """Return by how much each space of a line is wider than usual."""
    return line.stretch if isinstance(line, StretchedLine) else 0.0


def offsets_of(line: SetLine) -> list[float]:
    """Return how far from the line's start each fragment stands."""
    if isinstance(line, TurnedLine):
        return line.offsets
    offsets, x = [], 0.0
    for _, _, width in line:
        offsets.append(x)
        x += width
    return offsets


def width_of(line: SetLine) -> float:
    """Return the width of a line's words."""
    return line.width if isinstance(line, TurnedLine) else sum([width for _, _, width in line])


def symbol_width(style: TextStyle) -> float:
    """Return the room that a state's symbol takes, with the gap after it."""
    return style.size * 1.05


def symbol_gap(style: TextStyle) -> float:
    """Return the gap after a state's symbol."""
    return style.size * 0.33
