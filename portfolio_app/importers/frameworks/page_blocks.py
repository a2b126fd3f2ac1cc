"""The pieces of pages put together to blocks: words of one cell or paragraph, in the order in which they are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from portfolio_app.domain.frameworks.list_items import CODE_ALONE
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.frameworks.blocks import Block
from portfolio_app.importers.frameworks.handbook_words import CONTENTS, begins, is_criterion, is_keyword
from portfolio_app.importers.frameworks.page_lines import Piece
from portfolio_app.translation import tr

_BULLETS = frozenset("•●○▪▫■□◦‣∙·-–—*o\uf0b7\uf0a7➢✓")
_HYPHEN = re.compile(r"(\w)-$")


@dataclass(slots=True)
class _Line:
    page: int
    number: int
    column: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)

    def is_like(self, other: "_Line") -> bool:
        """Tell whether the letters of both are of one size."""
        return 0.85 < self.height / other.height < 1.18


@dataclass(slots=True)
class _Open:
    first: _Line
    last: _Line
    lines: list[str] = field(default_factory=list[str])
    first_of_page: bool = False
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        self.box = (self.first.left, self.first.top, self.first.right, self.first.bottom)

    def take(self, lines: list[str], last: _Line, box: tuple[float, float, float, float]) -> None:
        """Go on with lines that stand in a box."""
        self.lines += lines
        self.last = last
        left, top, right, bottom = self.box
        self.box = (min(left, box[0]), min(top, box[1]), max(right, box[2]), max(bottom, box[3]))


def blocks_of(pieces: Sequence[Piece]) -> list[Block]:
    """Return the blocks of all pages: table rows read across, columns of running text read down."""
    made: list[Block] = []
    for _, group in groupby(pieces, key=lambda piece: piece.page):
        made += _of_page(list(group))
    return made


def _of_page(pieces: list[Piece]) -> list[Block]:
    rows = _rows(pieces)
    starts = _column_starts(rows)
    lines = [
        _Line(piece.page, number, _column(piece, starts), piece.text, piece.left, piece.top, piece.right, piece.bottom)
        for number, row in enumerate(rows, 1)
        for piece in row
    ]
    usual = _usual_step(lines)
    opened: list[_Open] = []
    for column in sorted({line.column for line in lines}):
        opened += _paragraphs([line for line in lines if line.column == column], usual)
    if _is_running_text(opened):
        opened = _down(opened)
    else:
        opened.sort(key=lambda block: (block.first.number, block.first.left))
    return [_block(block) for block in opened]


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the pieces of each line, left to right; a number alone is put before the words on its right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: ((each.top + each.bottom) / 2, each.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and any(other.top - 1 <= middle <= other.bottom + 1 for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda each: each.left)) for row in rows]


def _joined(row: list[Piece]) -> list[Piece]:
    made: list[Piece] = []
    for piece in row:
        if made and (CODE_ALONE.fullmatch(made[-1].text) or made[-1].text in _BULLETS):
            last = made.pop()
            piece = Piece(
                piece.page,
                f"{last.text} {piece.text}",
                last.left,
                min(last.top, piece.top),
                piece.right,
                max(last.bottom, piece.bottom),
                piece.left,
            )
        made.append(piece)
    return made


def _column_starts(rows: list[list[Piece]]) -> list[float]:
    """Return where columns begin, beside the first: where words begin after a gap, and nothing reaches over it."""
    pieces = [piece for row in rows for piece in row]
    hanging = [(piece.left + 2, piece.hang + 4) for piece in pieces if piece.hang]
    found: list[list[Piece]] = []
    for piece in sorted((piece for row in rows for piece in row[1:]), key=lambda each: each.left):
        if found and piece.left - found[-1][-1].left < 8:
            found[-1].append(piece)
        else:
            found.append([piece])
    kept: list[float] = []
    for group in found:
        edge = group[0].left - 1
        if any(first < edge + 1 < last for first, last in hanging):
            continue
        top, bottom = min(piece.top for piece in group), max(piece.bottom for piece in group)
        beside = [piece for piece in pieces if piece.bottom > top and piece.top < bottom]
        across = sum(1 for piece in beside if piece.left < edge - 10 and piece.right > edge + 10)
        if across <= len(group) // 2:
            kept.append(edge)
    return kept


def _column(piece: Piece, starts: list[float]) -> int:
    """Return a piece's column, 0 for the first; what reaches over a column's edge belongs to where it begins."""
    return sum(1 for start in starts if piece.left >= start)


def _usual_step(lines: list[_Line]) -> float:
    """Return how far apart lines of a paragraph are, from top to top, for each point of their height."""
    steps: list[float] = []
    for column in {line.column for line in lines}:
        own = [line for line in lines if line.column == column]
        steps += [
            (after.top - before.top) / before.height
            for before, after in pairwise(own)
            if before.is_like(after) and before.height / 2 < after.top - before.top < 2.5 * before.height
        ]
    return sorted(steps)[len(steps) // 5] if steps else 1.1


def _paragraphs(column: list[_Line], usual: float) -> list[_Open]:
    """Return the blocks of a column: a new one begins at a number or sign, at a heading, or after a gap."""
    made: list[_Open] = []
    for line in column:
        last = made[-1] if made else None
        if (
            last is None
            or begins(line.text)
            or CONTENTS.fullmatch(last.lines[-1])
            or not last.last.is_like(line)
            or line.top - last.last.top > (usual + 0.25) * last.last.height
            or is_keyword(last.lines[-1])
            or is_keyword(line.text)
        ):
            made.append(_Open(line, line, [line.text], first_of_page=not made))
        else:
            last.take([line.text], line, (line.left, line.top, line.right, line.bottom))
    return _numbers_above(made)


def _numbers_above(blocks: list[_Open]) -> list[_Open]:
    """Return the blocks with a number on a line of its own put before the words below it."""
    made: list[_Open] = []
    for block in blocks:
        last = made[-1] if made else None
        if (
            last is not None
            and len(last.lines) == 1
            and CODE_ALONE.fullmatch(last.lines[0])
            and not begins(block.lines[0])
        ):
            last.take(block.lines, block.last, block.box)
        else:
            made.append(block)
    return made


def _is_running_text(blocks: list[_Open]) -> bool:
    """Tell whether two columns hold criteria each, so that each is read down to its end."""
    return len({block.first.column for block in blocks if is_criterion(block.lines[0])}) > 1


def _down(blocks: list[_Open]) -> list[_Open]:
    """Return the blocks column after column; a line over all columns parts what is above from what is below."""
    return sorted(blocks, key=lambda block: (block.first.column, block.first.number))


def _block(block: _Open) -> Block:
    text = ""
    for line in block.lines:
        text = f"{text}{line}" if _HYPHEN.search(text) and line[:1].islower() else f"{text} {line}"
    where = tr("page {page}, line {line}", page=block.first.page, line=block.first.number)
    return Block(clean_line(text), where, block.first_of_page, block.first.page, block.box)
