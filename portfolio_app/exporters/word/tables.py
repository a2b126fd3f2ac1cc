"""Tables: real ones, with a head repeated on each page and the unit's colour as a rule at the left."""

from collections.abc import Callable

from portfolio_app.domain.report import Align, Column, Line, Row, Table
from portfolio_app.exporters.word.cells import LEFT_OF_RULED, RULE_GAP, RULE_WIDTH, stays_together, table_widths
from portfolio_app.exporters.word.inline import Inlines
from portfolio_app.exporters.word.palette import unit
from portfolio_app.exporters.word.text import attribute, run

_FIRST_ROW_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/>'
)
_END = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/></w:pPr></w:p>'


class Tables:
    """Renders tables; ``bookmark`` makes the bookmark's start and end for an anchor."""

    def __init__(self, inlines: Inlines, bookmark: Callable[[str], tuple[str, str]]) -> None:
        self._inlines = inlines
        self._bookmark = bookmark

    def table(self, block: Table) -> str:
        """Return the table and the small gap after it."""
        if not block.columns:
            return ""
        widths = table_widths(block.columns)
        opening = table_start("EvidenceTable", widths, _FIRST_ROW_LOOK, block.summary)
        rows = [self._row(block.columns, widths, row) for row in block.rows]
        # Two tables without a paragraph between them would become one.
        return "".join((opening, _head(block.columns, widths), *rows, "</w:tbl>", _END))

    def _row(self, columns: tuple[Column, ...], widths: list[int], row: Row) -> str:
        cells = row.cells[: len(columns)]
        surplus = tuple(line for cell in row.cells[len(columns) :] for line in cell)
        if surplus:
            cells = (*cells[:-1], (*cells[-1], *surplus))
        cells = (*cells, *[()] * (len(columns) - len(cells)))
        together = "<w:trPr><w:cantSplit/></w:trPr>" if stays_together(row) else ""
        place = self._bookmark(row.anchor) if row.anchor else ("", "")
        parts = [
            self._cell(
                cell,
                width,
                "TableNumber" if column.align is Align.RIGHT else "TableText",
                row.colour if number == 0 else None,
                place if number == 0 else ("", ""),
            )
            for number, (cell, width, column) in enumerate(zip(cells, widths, columns, strict=True))
        ]
        return f"<w:tr>{together}{''.join(parts)}</w:tr>"

    def _cell(self, lines: tuple[Line, ...], width: int, style: str, colour: int | None, place: tuple[str, str]) -> str:
        looks = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        start, end = place
        layout = f'<w:pPr><w:pStyle w:val="{style}"/>{"" if colour is None else _rule(colour)}</w:pPr>'
        texts = [self._inlines.line(line) for line in lines] or [""]
        texts[0] = f"{start}{texts[0]}{end}"
        paragraphs = "".join([f"<w:p>{layout}{text}</w:p>" for text in texts])
        return f"<w:tc><w:tcPr>{looks}</w:tcPr>{paragraphs}</w:tc>"


def table_start(style: str, widths: list[int], look: str = "", summary: str = "") -> str:
    """Return a table's opening tag, properties and grid."""
    described = f'<w:tblDescription w:val="{attribute(summary)}"/>' if summary else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _rule(colour: int) -> str:
    """Return the rule beside the words; one at the cell's edge would run on from row to row."""
    border = f'w:val="single" w:sz="{RULE_WIDTH * 8:.0f}" w:space="{RULE_GAP}" w:color="{unit(colour)}"'
    return f'<w:pBdr><w:left {border}/></w:pBdr><w:ind w:left="{LEFT_OF_RULED * 20:.0f}"/>'


def _head(columns: tuple[Column, ...], widths: list[int]) -> str:
    cells = []
    for column, width in zip(columns, widths, strict=True):
        right = '<w:jc w:val="right"/>' if column.align is Align.RIGHT else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="TableHead"/>{right}</w:pPr>{run(column.title)}</w:p></w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
