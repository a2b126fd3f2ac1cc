"""The paper: how large a page is, where text and margin codes stand on it, and what colour lies behind them."""

from dataclasses import dataclass

from portfolio_app.domain.documents.layout import Layout, Paper, Reading

Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
# Calmer than white for readers whom bright paper dazzles.
_CREAM: Colour = (0.984, 0.965, 0.914)
_SIZES = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
# How far the words stand from the paper's left and right edge, and where the margin codes begin.
_MARGINS = {
    Reading.STANDARD: (93.5, 52.68, 37.0),
    Reading.LARGE_PRINT: (112.0, 40.0, 16.0),
    Reading.DYSLEXIA: (104.0, 52.0, 34.0),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document's pages, in points from the lower left corner; ``scale`` is its text's size against the usual."""

    page_width: float
    page_height: float
    left: float
    right: float
    codes_left: float
    scale: float = 1.0
    ground: Colour = WHITE
    justified: bool = False
    bottom: float = 58.0
    codes_far_left: float = 14.0

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.right - self.left

    @property
    def top(self) -> float:
        """Where the text begins."""
        return self.page_height - 62.0

    @property
    def header_baseline(self) -> float:
        """Where the running head stands."""
        return self.page_height - 38.0

    @property
    def codes_right(self) -> float:
        """Where the margin codes end."""
        return self.left - 6.0


def sheet_of(layout: Layout) -> Sheet:
    """Return the pages that a layout asks for; justified lines are hard to read for those with dyslexia."""
    width, height = _SIZES[layout.paper]
    left, right, codes = _MARGINS[layout.reading]
    return Sheet(
        page_width=width,
        page_height=height,
        left=left,
        right=width - right,
        codes_left=codes,
        scale={Reading.STANDARD: 1.0, Reading.LARGE_PRINT: 1.5, Reading.DYSLEXIA: 1.15}[layout.reading],
        ground=_CREAM if layout.reading is Reading.DYSLEXIA else WHITE,
        justified=layout.justified and layout.reading is not Reading.DYSLEXIA,
    )
