"""Tables: heads with their scope; on a narrow screen each row becomes a card whose cells name their column."""

from portfolio_app.domain.documents.report import Align, Column, Line, Row, Run, Table
from portfolio_app.exporters.html.inline import Inlines
from portfolio_app.exporters.html.palette import unit_class
from portfolio_app.exporters.html.text import escaped, manner, words
from portfolio_app.translation import tr

_FEW = 2
"""Columns that a narrow screen has room for."""


def table(block: Table, inlines: Inlines) -> str:
    """Return the table with its caption, which is for those who cannot see what it shows."""
    # A style that turns rows into cards takes away what they are, unless their roles are said.
    heads = "".join(_head(column) for column in block.columns)
    rows = "".join(_row(row, block.columns, inlines) for row in block.rows)
    few = " few" * (len(block.columns) <= _FEW)
    return (
        f'<div class="table{few}"><table role="table"><caption>{escaped(block.summary)}</caption>'
        f'{_columns(block.columns)}<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _columns(columns: tuple[Column, ...]) -> str:
    whole = sum(column.share for column in columns) or 1
    shares = "".join(f'<col style="width:{100 * column.share / whole:.1f}%">' for column in columns)
    return f"<colgroup>{shares}</colgroup>"


def _head(column: Column) -> str:
    return f'<th role="columnheader" scope="col"{_aligned(column)}>{words(tr(column.title))}</th>'


def _row(row: Row, columns: tuple[Column, ...], inlines: Inlines) -> str:
    colour = f' class="ruled {unit_class(row.colour)}"' if row.colour is not None else ""
    cells = "".join(
        _cell(number, lines, column, inlines)
        for number, (lines, column) in enumerate(zip(row.cells, columns, strict=False))
    )
    return f'<tr role="row"{colour}{inlines.place(row.anchor)}>{cells}</tr>'


def _cell(number: int, lines: tuple[Line, ...], column: Column, inlines: Inlines) -> str:
    content = inlines.lines(lines)
    text = "".join(part.text for line in lines for part in line if isinstance(part, Run))
    more = _aligned(column) + manner(text)
    if number == 0:
        return f'<th role="rowheader" scope="row"{more}>{content}</th>'
    return f'<td role="cell" data-head="{escaped(tr(column.title))}"{more}>{content}</td>'


def _aligned(column: Column) -> str:
    return ' class="right"' if column.align is Align.RIGHT else ""
