"""Tables: real ones, with a head repeated on each page and the unit's colour as a rule at the left."""

from collections.abc import Callable

from portfolio_app.domain.documents.report import Align, Column, Line, Row, Table
from portfolio_app.exporters.word.cells import stays_together
from portfolio_app.exporters.word.inline import Inlines
from portfolio_app.exporters.word.palette import UNITS
from portfolio_app.exporters.word.setting import LEAST_LINE
from portfolio_app.exporters.word.text import attribute, run
from portfolio_app.translation import tr

_FIRST_ROW_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/>'
)
TABLE_END = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>'

_LEAST_END = (
    f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:spacing w:line="{LEAST_LINE * 20}" w:lineRule="exact"/></w:pPr></w:p>'
)


class Tables:
    """Renders tables; ``bookmark`` makes the bookmark's start and end for an anchor."""

    def __init__(self, inlines: Inlines, bookmark: Callable[[str], tuple[str, str]]) -> None:
        self._inlines = inlines
        self._bookmark = bookmark

    def table(self, block: Table, widths: list[int], *, gap: bool) -> str:
        """Return the table, with columns so wide (in twentieths of a point), and the paragraph after it.

        Two tables without a paragraph between them would become one; it is as high as a small gap, or hardly at all.
        """
        if not block.columns:
            return ""
        opening = table_start("EvidenceTable", widths, _FIRST_ROW_LOOK, block.summary)
        starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        styles = ["TableNumber" if column.align is Align.RIGHT else "TableText" for column in block.columns]
        rows = [self._row(starts, styles, row) for row in block.rows]
        return "".join((opening, _head(block.columns, starts), *rows, "</w:tbl>", TABLE_END if gap else _LEAST_END))

    def _row(self, starts: list[str], styles: list[str], row: Row) -> str:
        cells = row.cells
        if len(cells) != len(starts):
            cells = _fitted(cells, len(starts))
        opening = "<w:tr><w:trPr><w:cantSplit/></w:trPr>" if stays_together(row) else "<w:tr>"
        place = self._bookmark(row.anchor) if row.anchor else None
        style = styles[0] if row.colour is None else f"TableTextUnit{row.colour % len(UNITS) + 1}"
        parts = [opening, self._cell(starts[0], style, cells[0], place)]
        parts += [
            self._cell(start, style, cell) for start, style, cell in zip(starts[1:], styles[1:], cells[1:], strict=True)
        ]
        parts.append("</w:tr>")
        return "".join(parts)

    def _cell(self, start: str, style: str, lines: tuple[Line, ...], place: tuple[str, str] | None = None) -> str:
        opening = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        line = self._inlines.line
        texts = [line(each) for each in lines] or [""]
        if place:
            texts[0] = f"{place[0]}{texts[0]}{place[1]}"
        return f"{start}{opening}{f'</w:p>{opening}'.join(texts)}</w:p></w:tc>"


def _fitted(cells: tuple[tuple[Line, ...], ...], count: int) -> tuple[tuple[Line, ...], ...]:
    """Return as many cells as there are columns; what is over stands in the last."""
    surplus = tuple(line for cell in cells[count:] for line in cell)
    cells = cells[:count]
    if surplus:
        cells = (*cells[:-1], (*cells[-1], *surplus))
    return (*cells, *[()] * (count - len(cells)))


def table_start(style: str, widths: list[int], look: str = "", summary: str = "") -> str:
    """Return a table's opening tag, properties and grid."""
    described = f'<w:tblDescription w:val="{attribute(summary)}"/>' if summary else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _head(columns: tuple[Column, ...], starts: list[str]) -> str:
    cells: list[str] = []
    for column, start in zip(columns, starts, strict=True):
        right = '<w:jc w:val="right"/>' if column.align is Align.RIGHT else ""
        cells.append(
            f'{start}<w:p><w:pPr><w:pStyle w:val="TableHead"/>{right}</w:pPr>{run(tr(column.title))}</w:p></w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
