"""What a table's drawing and its measuring must agree on: widths, room in cells, what stays on one page."""

from itertools import pairwise

from portfolio_app.domain.report import Row, Run
from portfolio_app.exporters.word.palette import TEXT_WIDTH

LEFT_OF_RULED, RIGHT_OF_CELL = 5.0, 7.0
"""The room, in points, between a rule and the words, and at the right of every cell."""
_LONGEST_UNSPLIT, _MOST_LINES_UNSPLIT = 600, 24
"""Up to so many characters and lines in a cell a row stays on one page."""


def stays_together(row: Row) -> bool:
    """Tell whether the row is low enough to be kept on one page."""
    return all(
        len(cell) < _MOST_LINES_UNSPLIT
        and sum([len(part.text) for line in cell for part in line if isinstance(part, Run)]) < _LONGEST_UNSPLIT
        for cell in row.cells
    )


def column_widths(shares: list[float], whole: int = TEXT_WIDTH) -> list[int]:
    """Divide the width as the shares ask, so that the parts add up to the whole."""
    shares = shares if all(share > 0 for share in shares) else [1.0] * len(shares)
    total = sum(shares)
    edges = [round(whole * sum(shares[:number]) / total) for number in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
