"""A table as a worksheet: head, rows, filter, frozen head, print set-up, and what may be filled in."""

from dataclasses import replace
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.layout import Paper
from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value, Workbook
from portfolio_app.exporters.xlsx.cells import MOST_LINKS, fitting, is_quoted, lines_of, shown, write_link, write_value
from portfolio_app.exporters.xlsx.style import MUTED, Styles
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_PAPERS = {Paper.A4: 9, Paper.LETTER: 1}
_PAGE_WIDE = 400
"""Characters up to which a table is made as wide as a landscape page: wider ones nobody could read so small."""
LINE = 15.0
"""The height of a line of text in points."""
_ROOM = 6.0
"""What a row is higher than its lines, in points."""
_LETTERS = 1.08
"""How many letters of usual words go into the width of one figure, for which the column's width is given."""
_HIGHEST = 409.0
"""Excel's highest row."""
_UPRIGHT, _HIGHEST_HEAD = 6.4, 280.0
"""In points: what a letter of an upright head adds to its height, and the highest head."""
_ARROW = 3
"""Characters of a head's width that its indent and the filter's arrow take."""
_LONGEST_HELP = 255
_MOST_FILLED = 4_000
"""Characters that one answer may have; it is said when more are typed."""


def write_sheet(sheet: "Worksheet", table: Sheet, workbook: Workbook, styles: Styles) -> list[str]:
    """Write the table and return warnings."""
    links = 0
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _width(column), None, {"hidden": column.hidden})
        _write_head(sheet, place, column, styles)
    cut = False
    for number, row in enumerate(table.rows, start=1):
        for place, (entry, column) in enumerate(zip(row, table.columns, strict=True)):
            cell = entry if isinstance(entry, Cell) else Cell(entry)
            links += cell.link is not None
            if links > MOST_LINKS:
                cell = replace(cell, link=None)
            cut |= isinstance(cell.value, str) and fitting(cell.value) != cell.value
            _write_cell(sheet, number, place, cell, column, styles)
        sheet.set_row(number, _height(row, table.columns))
    _set_up(sheet, table, workbook)
    if table.protected:
        _protect(sheet, table)
    if cut:
        return [
            tr(
                "A text on the sheet “{name}” is longer than a cell can hold and was cut; read it in the PDF.",
                name=table.name,
            )
        ]
    return []


def _write_head(sheet: "Worksheet", place: int, column: SheetColumn, styles: Styles) -> None:
    style = styles.head(column.look, upright=column.upright, linked=column.link is not None)
    if column.link is not None and place < MOST_LINKS:
        write_link(sheet, 0, place, tr(column.title), column.link, style)
    else:
        sheet.write_string(0, place, tr(column.title), style)


def _write_cell(sheet: "Worksheet", row: int, place: int, cell: Cell, column: SheetColumn, styles: Styles) -> None:
    value = shown(cell.value)
    # In a column of dates there may be words too; they are no numbers.
    look = Look.TEXT if column.look is Look.DATE and isinstance(value, str) else column.look
    style = styles.cell(look, cell, opened=column.open and not cell.shut, quoted=is_quoted(value))
    if cell.link is not None and value != "":
        write_link(sheet, row, place, str(value), cell.link, style)
    else:
        write_value(sheet, row, place, value, style)


def _height(row: tuple[Cell | Value, ...], columns: tuple[SheetColumn, ...]) -> float:
    """Return the row's height: Excel finds it by itself, but not every program does, and none on a protected sheet."""
    lines = 1
    for entry, column in zip(row, columns, strict=True):
        value = entry.value if isinstance(entry, Cell) else entry
        if isinstance(value, str) and len(value) > _width(column) and not column.hidden:
            lines = max(lines, lines_of(value, round(_width(column) * _LETTERS)))
        elif isinstance(value, str) and "\n" in value:
            lines = max(lines, value.count("\n") + 1)
    return min(LINE * lines + _ROOM, _HIGHEST)


def _head_height(columns: tuple[SheetColumn, ...]) -> float:
    """Return the head's height: each title wraps in its column, or stands upright."""
    shown = [column for column in columns if not column.hidden]
    upright = max((_UPRIGHT * len(tr(column.title)) + _ROOM for column in shown if column.upright), default=0.0)
    level = [column for column in shown if not column.upright]
    lines = max((lines_of(tr(column.title), _width(column) - _ARROW) for column in level), default=1)
    return min(max(LINE * lines + _ROOM, upright), _HIGHEST_HEAD)


def _width(column: SheetColumn) -> int:
    """Return the column's width: a head wraps between its words, never within one."""
    if column.upright:
        return column.width
    return max(column.width, max(map(len, column.title.split()), default=0) + _ARROW)


def _set_up(sheet: "Worksheet", table: Sheet, workbook: Workbook) -> None:
    last = len(table.columns) - 1
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, max(1, len(table.rows)), last)
    sheet.set_row(0, _head_height(table.columns))
    sheet.hide_gridlines(2)
    set_page(sheet, workbook)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    if table.frozen:
        sheet.repeat_columns(0, table.frozen - 1)
    if sum(_width(column) for column in table.columns if not column.hidden) <= _PAGE_WIDE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(60)
    if table.hidden:
        sheet.hide()


def set_page(sheet: "Worksheet", workbook: Workbook) -> None:
    """Set the paper, the margins, and the lines above and below each page."""
    sheet.set_paper(_PAPERS[workbook.paper])
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
    whose = f"{workbook.learner} · {workbook.subject}"[:100].replace("&", "&&")
    colour = f"&K{MUTED[1:]}"
    sheet.set_header(f"&L&9{colour}{whose}&R&9{colour}&A")
    sheet.set_footer(f"&R&9{colour}Page &P of &N")


def _protect(sheet: "Worksheet", table: Sheet) -> None:
    allowed = ("format_columns", "format_rows", "sort", "autofilter", "select_locked_cells", "select_unlocked_cells")
    sheet.protect("", dict.fromkeys(allowed, True))
    if not table.rows:
        return
    for place, column in enumerate(table.columns):
        if not column.open:
            continue
        rule: dict[str, object] = {"validate": "any"}
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices), "error_title": tr("Choose from the list")}
            rule["error_message"] = "Choose one of the words in the list, or leave the cell empty."
        elif column.look is Look.TEXT:
            rule = {"validate": "length", "criteria": "<=", "value": _MOST_FILLED, "error_title": tr("Too long")}
            rule["error_message"] = f"Write at most {_MOST_FILLED:,} characters here."
        if column.help:
            rule |= {"input_title": tr(column.title)[:32], "input_message": column.help[:_LONGEST_HELP]}
        sheet.data_validation(1, place, len(table.rows), place, rule)
