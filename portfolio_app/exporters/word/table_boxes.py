"""How high a table's rows are, and how wide its columns."""

from collections.abc import Iterator

from portfolio_app.domain.documents.report import Line, Row, Table
from portfolio_app.exporters.word.cells import LEFT_OF_RULED, RIGHT_OF_CELL, stays_together, table_widths
from portfolio_app.exporters.word.flow import Box, at
from portfolio_app.exporters.word.measure import Measure, count_text
from portfolio_app.exporters.word.setting import LEAST_LINE, Setting
from portfolio_app.translation import tr

_ROW_PADDING = 7.5


class TableBoxes:
    """Fits tables to the pages that are measured for."""

    def __init__(self, setting: Setting, measure: Measure) -> None:
        self._setting = setting
        self._measure = measure

    def widths(self, block: Table) -> list[int]:
        """Return the widths of the columns, in twentieths of a point."""
        head = self._measure.letters("TableHead")
        return table_widths(block.columns, self._measure.page.text_width, head) if block.columns else []

    def boxes(self, block: Table, widths: list[int], *, gap: bool) -> Iterator[Box]:
        """Yield a box for each row, and one for the paragraph after the table, which is a gap or hardly there."""
        if not block.columns:
            return
        letters = self._measure.letters("TableHead")
        points = [width / 20 for width in widths]
        titles = zip(block.columns, points, strict=True)
        head_lines = max(count_text(tr(column.title), letters, width - RIGHT_OF_CELL) for column, width in titles)
        head = head_lines * self._setting["TableHead"].line + _ROW_PADDING
        yield Box(1, head, keep_next=bool(block.rows), keep_lines=True)
        for row in block.rows:
            yield self._row(row, points, head)
        yield Box(1, self._setting["TableEnd"].line if gap else LEAST_LINE)

    def _row(self, row: Row, widths: list[float], head: float) -> Box:
        line_height = self._setting["TableText"].line
        lines = 1
        ruled = LEFT_OF_RULED if row.colour is not None else 0.0
        referring: list[Line] = []
        for cell, width in zip(row.cells, widths, strict=False):
            high, room = 0, width - RIGHT_OF_CELL - ruled
            for line in cell:
                high += self._measure.count(line, "TableText", room, referring)
            lines = max(lines, high)
            ruled = 0.0
        if stays_together(row):
            box = Box(1, lines * line_height + _ROW_PADDING, 0, 0, at(row.anchor), keep_lines=True, head=head)
        else:
            box = Box(lines, line_height + _ROW_PADDING / lines, 0, 0, at(row.anchor), head=head)
        return self._measure.refer(box, referring, lambda: self._row(row, widths, head))
