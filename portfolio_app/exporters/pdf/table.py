"""Tables: the head again on each page, rows whole unless they are very tall."""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio_app.domain.documents.report import Align, Row, Run, StateRun, Table, Tone
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import Spot, draw_line, draw_plain
from portfolio_app.exporters.pdf.inline import spans_of, tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import SetLine, Span, symbol_width, width_of
from portfolio_app.exporters.pdf.style import BORDER, TEXT, unit_colour
from portfolio_app.exporters.pdf.syntax import text_string
from portfolio_app.exporters.pdf.tags import Element
from portfolio_app.translation import tr

_GUTTER = 12.0
_ABOVE, _BELOW = 5.5, 6.5
_TALL = 3
_FEW = 2
_COLOUR_ROOM = 8.0
# So that what just fits does fit.
_ROUNDING = 0.1
# What is no longer than this is a code or a name that should stand in one line.
_CODE = 20
# Where the baseline is in a line of any size.
_DROP = 0.714

CellLine = tuple[SetLine, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place across the page, its set lines with their heights, and its element."""

    x: float
    width: float
    right: bool
    lines: list[CellLine]
    element: Element


class _TableWriter:
    def __init__(self, flow: Flow, table: Table) -> None:
        self.flow = flow
        self.book = flow.book
        self.table = table
        self.sheet = sheet = self.book.sheet
        self.left, self.across = sheet.left, sheet.width
        self.tall = (sheet.top - sheet.bottom) / _TALL
        self.coloured = any(row.colour is not None for row in table.rows)
        self.columns = self._columns()
        summary = b"/A<</O/Table/Summary%b>>" % text_string(tidy(table.summary)) if table.summary else b""
        self.element = self.book.tree.add(self.book.tree.root, b"Table", summary)
        head_style = self.book.styles.table_head
        self.titles = [
            break_spans([Span(tidy(tr(column.title)), head_style)], width + (x - self.left if index == 0 else 0))
            for index, (column, (x, width, _)) in enumerate(zip(table.columns, self.columns, strict=True))
        ]
        self.head_height = max((len(lines) for lines in self.titles), default=1) * head_style.leading + 7
        self.titled = any(column.title for column in table.columns)
        # In a table of two columns each cell is read after the one that says what it is about anyway.
        self.row_heads = self.titled and len(table.columns) > _FEW
        self._body: Element | None = None

    def write(self) -> None:
        if self.titled:
            self._add_head()
        last = len(self.table.rows) - 1
        for index, row in enumerate(self.table.rows):
            # Neither the first nor the last row stands alone on a page.
            self._row(row, keep=last > 0 and index in (0, last - 1))
        self.flow.room(0)
        self.flow.repeat = None
        self.flow.add(0, lambda page, top: None, after=10, keep=True)

    def _columns(self) -> list[tuple[float, float, bool]]:
        columns: list[tuple[float, float, bool]] = []
        x, last = self.left, len(self.table.columns) - 1
        for index, (column, width) in enumerate(zip(self.table.columns, self._widths(), strict=True)):
            inset = _COLOUR_ROOM if index == 0 and self.coloured else 0.0
            gutter = _GUTTER if index < last else 0.0
            columns.append((x + inset, max(width - gutter - inset, 4.0), column.align is Align.RIGHT))
            x += width
        return columns

    def _widths(self) -> list[float]:
        """Share out the width; no column is narrower than its longest word, when all can have that."""
        shares = [max(column.share, 0.01) for column in self.table.columns]
        widths = [share * self.across / sum(shares) for share in shares]
        heads = [self._head_width(tr(column.title)) for column in self.table.columns]
        cells = [max(head, self._cell_width(index)) for index, head in enumerate(heads)]
        for needed in (cells, heads):
            if sum(needed) < self.across:
                return _widened(widths, needed, self.across)
        return widths

    def _head_width(self, title: str) -> float:
        style = self.book.styles.table_head
        longest = max((style.face.widths[word] for word in tidy(title).split()), default=0.0)
        return longest * style.size / 1000 + _ROUNDING + _GUTTER

    def _cell_width(self, column: int) -> float:
        """Return the room that codes, numbers and states in a column need; longer texts can be broken."""
        styles = self.book.styles
        # The bolder face is the wider one.
        face, size = styles.strong.face, styles.body.size
        texts: set[str] = set()
        states = False
        for row in self.table.rows:
            for line in row.cells[column] if column < len(row.cells) else ():
                for part in line:
                    if isinstance(part, Run):
                        if len(part.text) <= _CODE and part.tone is not Tone.SMALL:
                            texts.add(part.text)
                    elif isinstance(part, StateRun):
                        texts.add(tr(part.state.value))
                        states = True
        longest = max((face.widths[word] for text in texts for word in tidy(text).split()), default=0.0)
        symbol = symbol_width(styles.body) if states else 0.0
        inset = _COLOUR_ROOM if column == 0 and self.coloured else 0.0
        return longest * size / 1000 + _ROUNDING + symbol + inset + _GUTTER

    def _add_head(self) -> None:
        head = self.book.tree.add(self.element, b"THead")
        row = self.book.tree.add(head, b"TR")
        scope = b"/A<</O/Table/Scope/Column>>"
        elements = [self.book.tree.add(row, b"TH", scope) for _ in self.table.columns]
        if self.head_height > self.tall:
            self._add_tall_head(elements)
            return
        self.flow.add(
            self.head_height,
            lambda page, top: self._draw_head(page, top, elements),
            before=14,
            keep=bool(self.table.rows),
        )

    def _add_tall_head(self, elements: list[Element]) -> None:
        """Set a head too tall to stand on each page as a row, once."""
        self.titled = False
        leading = self.book.styles.table_head.leading
        cells = [
            Cell(x, width, right, [(line, leading) for line in lines], element)
            for (x, width, right), lines, element in zip(self.columns, self.titles, elements, strict=True)
        ]
        self._tall_row(Row(()), cells)

    def _draw_head_again(self, page: Page, top: float) -> None:
        self._draw_head(page, top, [None] * len(self.columns))

    def _draw_head(self, page: Page, top: float, elements: Sequence[Element | None]) -> None:
        style = self.book.styles.table_head
        for index, ((x, width, right), lines) in enumerate(zip(self.columns, self.titles, strict=True)):
            start = self.left if index == 0 else x
            for number, line in enumerate(lines):
                baseline = top - style.drop - 0.4 - number * style.leading
                place = x + width - width_of(line) if right else start
                draw_plain(Spot(page, place, baseline), line, elements[index])
        page.box(self.left, top - self.head_height, self.across, 1.2, TEXT)

    def _row(self, row: Row, *, keep: bool) -> None:
        if self._body is None:
            self._body = self.book.tree.add(self.element, b"TBody")
        element = self.book.tree.add(self._body, b"TR")
        cells = [
            self._cell(lines, place, element, heads_row=index == 0 and self.row_heads)
            for index, (lines, place) in enumerate(zip(row.cells, self.columns, strict=False))
        ]
        height = max((_height(cell.lines) for cell in cells), default=0.0)
        if height + _ABOVE + _BELOW <= self.tall:
            total = height + _ABOVE + _BELOW

            def draw(page: Page, top: float) -> None:
                self._draw(page, top, total, cells, row, first=True)
                for cell in cells:
                    self.book.tree.close(cell.element)
                self.book.tree.close(element)

            self.flow.add(total, draw, keep=keep)
        else:
            self._tall_row(row, cells)

    def _cell(self, lines: tuple, place: tuple[float, float, bool], row: Element, *, heads_row: bool) -> Cell:
        """Set a cell's lines; the first cell of a row says what the row is about, if it says anything."""
        styles = self.book.styles
        x, width, right = place
        is_head = heads_row and any(isinstance(part, Run) and part.text.strip() for line in lines for part in line)
        scope = b"/A<</O/Table/Scope/Row>>" if is_head else b""
        element = self.book.tree.add(row, b"TH" if is_head else b"TD", scope)
        set_lines: list[CellLine] = []
        for line in lines:
            spans = spans_of(line, styles.body, styles)
            leading = max((span.style.leading for span in spans), default=styles.body.leading)
            set_lines.extend((broken, leading) for broken in break_spans(spans, width))
        return Cell(x, width, right, set_lines, element)

    def _draw(self, page: Page, top: float, height: float, cells: list[Cell], row: Row, *, first: bool) -> None:
        if self.titled:
            # From the first row on: until then the head is still to come, or moves to the next page with it.
            self.flow.repeat = (self.head_height, self._draw_head_again)
        if first:
            self.book.mark_place(row.anchor, page, self.left, top + 8)
        if row.colour is not None:
            tall = cells[0].lines[0][1] if first and cells and cells[0].lines else height - _ABOVE - _BELOW
            page.box(self.left, top - _ABOVE - tall + 1.5, 2.5, tall - 1.5, unit_colour(row.colour))
        page.box(self.left, top - height, self.across, 0.6, BORDER)
        for cell in cells:
            y = top - _ABOVE
            for line, leading in cell.lines:
                baseline = y - leading * _DROP
                x = cell.x + cell.width if cell.right else cell.x
                draw_line(self.book, Spot(page, x, baseline), line, cell.element, ending=cell.right)
                y -= leading

    def _tall_row(self, row: Row, cells: list[Cell]) -> None:
        """Place a row in parts: each cell gives as many lines as the page takes."""
        first = True
        room = self.flow.room(_ABOVE + _BELOW + 4 * self.book.styles.body.leading)
        while any(cell.lines for cell in cells):
            full = self.sheet.top - self.sheet.bottom - (self.flow.repeat[0] if self.flow.repeat else 0)
            taken = [_fitting(cell.lines, room - _ABOVE - _BELOW) for cell in cells]
            if not any(taken):
                if room < full - 1:
                    self.flow.new_page()
                    room = self.flow.room(_ABOVE + _BELOW)
                    continue
                taken = [min(1, len(cell.lines)) for cell in cells]
            part = [Cell(c.x, c.width, c.right, c.lines[:n], c.element) for c, n in zip(cells, taken, strict=True)]
            cells = [Cell(c.x, c.width, c.right, c.lines[n:], c.element) for c, n in zip(cells, taken, strict=True)]
            height = max(_height(cell.lines) for cell in part) + _ABOVE + _BELOW
            self._add_part(height, part, row, first=first)
            first = False
            room = self.flow.room(0)
            if any(cell.lines for cell in cells):
                self.flow.new_page()
                room = self.flow.room(_ABOVE + _BELOW)

    def _add_part(self, height: float, part: list[Cell], row: Row, *, first: bool) -> None:
        self.flow.add(height, lambda page, top: self._draw(page, top, height, part, row, first=first))


def add_table(flow: Flow, table: Table) -> None:
    """Add a table."""
    _TableWriter(flow, table).write()


def _widened(widths: list[float], needed: list[float], across: float) -> list[float]:
    """Return the widths with none under what it needs; what that takes is taken from the widest in proportion."""
    narrow: set[int] = set()
    while True:
        spare = across - sum(needed[index] for index in narrow)
        wide = sum(width for index, width in enumerate(widths) if index not in narrow)
        scaled = [needed[index] if index in narrow else width * spare / wide for index, width in enumerate(widths)]
        more = {index for index, width in enumerate(scaled) if width < needed[index] - 0.001}
        if not more:
            return scaled
        narrow |= more


def _height(lines: list[CellLine]) -> float:
    return sum([leading for _, leading in lines])


def _fitting(lines: list[CellLine], room: float) -> int:
    """Return how many lines fit; neither one line alone here nor one alone on the next page."""
    used, count = 0.0, 0
    for _, leading in lines:
        if used + leading > room:
            break
        used += leading
        count += 1
    if count == len(lines):
        return count
    if len(lines) - count == 1:
        count -= 1
    return count if count >= _FEW else 0


__all__ = ["add_table"]
