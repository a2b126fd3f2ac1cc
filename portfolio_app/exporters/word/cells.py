"""What a table's drawing and its measuring must agree on: widths, room in cells, what stays on one page."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from portfolio_app.domain.documents.report import Column, Row, Run
from portfolio_app.exporters.word.lines import Letters
from portfolio_app.translation import tr

RULE_WIDTH, RULE_GAP, RIGHT_OF_CELL = 2.25, 4, 7.0
"""In points: a rule in the unit's colour, the room between it and the words, and that at the right of every cell."""
LEFT_OF_RULED = RULE_WIDTH + RULE_GAP
_LONGEST_UNSPLIT, _MOST_LINES_UNSPLIT = 600, 24
"""Up to so many characters and lines in a cell a row stays on one page."""


def stays_together(row: Row) -> bool:
    """Tell whether the row is low enough to be kept on one page."""
    for cell in row.cells:
        length = 0
        for line in cell:
            for part in line:
                if type(part) is Run:
                    length += len(part.text)
        if length >= _LONGEST_UNSPLIT or len(cell) >= _MOST_LINES_UNSPLIT:
            return False
    return True


def table_widths(columns: tuple[Column, ...], whole: int, head: Letters) -> list[int]:
    """Divide the width as the columns ask, but give each the room for the longest word of its head."""
    return _widths(tuple(replace(column, title=tr(column.title)) for column in columns), whole, head)


@lru_cache(maxsize=64)
def _widths(columns: tuple[Column, ...], whole: int, head: Letters) -> list[int]:
    widths = column_widths([column.share for column in columns], whole)
    least = [round(20 * (_longest_word(column.title, head) + RIGHT_OF_CELL)) + 10 for column in columns]
    for place, (width, needed) in enumerate(zip(widths, least, strict=True)):
        widest = max(range(len(widths)), key=lambda other: widths[other] - least[other])
        if width < needed <= width + widths[widest] - least[widest]:
            widths[widest] -= needed - width
            widths[place] = needed
    return widths


def _longest_word(title: str, head: Letters) -> float:
    return max([head.width(word) for word in title.split()], default=0.0)


def column_widths(shares: list[float], whole: int) -> list[int]:
    """Divide the width as the shares ask, so that the parts add up to the whole."""
    shares = shares if all(share > 0 for share in shares) else [1.0] * len(shares)
    total = sum(shares)
    edges = [round(whole * sum(shares[:number]) / total) for number in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
