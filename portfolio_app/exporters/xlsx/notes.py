"""A page of text as a worksheet: what the workbook is, how to read it, and places to fill in."""

from typing import TYPE_CHECKING

from portfolio_app.domain.documents.workbook import Note, NoteLook, NoteSheet, Workbook
from portfolio_app.exporters.xlsx.cells import lines_of, shown, write_link, write_value
from portfolio_app.exporters.xlsx.sheet import LINE, set_page
from portfolio_app.exporters.xlsx.style import Styles
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (26, 84)
_HEIGHTS = {NoteLook.TITLE: 32, NoteLook.HEADING: 32, NoteLook.FIELD: 20}


def write_notes(sheet: "Worksheet", page: NoteSheet, workbook: Workbook, styles: Styles) -> None:
    """Write the page, a line a row; a text goes over both columns."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    for row, note in enumerate(page.notes):
        _write_note(sheet, row, note, styles)
    sheet.hide_gridlines(2)
    set_page(sheet, workbook)
    sheet.fit_to_pages(1, 0)
    if page.protected:
        sheet.protect("", {"select_locked_cells": True, "select_unlocked_cells": True, "format_rows": True})


def _write_note(sheet: "Worksheet", row: int, note: Note, styles: Styles) -> None:
    style = styles.note(note.look)
    if note.look in _HEIGHTS:
        sheet.set_row(row, _HEIGHTS[note.look])
    if note.look is NoteLook.TEXT and note.text:
        # Programs do not find the height of joined cells by themselves.
        sheet.set_row(row, LINE * lines_of(note.text, sum(_WIDTHS)) + 4)
        sheet.merge_range(row, 0, row, 1, note.text, style)
        return
    sheet.write_string(row, 0, note.text, style)
    if note.look is NoteLook.FIELD:
        sheet.write_blank(row, 1, None, styles.value(opened=True))
        _add_rule(sheet, row, note)
    elif note.value is not None:
        value = shown(note.value)
        if isinstance(value, str):
            sheet.set_row(row, LINE * lines_of(value, _WIDTHS[1]) + 4)
        look = styles.value(dated=not isinstance(value, str | int), linked=note.link is not None)
        if note.link:
            write_link(sheet, row, 1, str(value), note.link, look)
        else:
            write_value(sheet, row, 1, value, look)


def _add_rule(sheet: "Worksheet", row: int, note: Note) -> None:
    rule: dict[str, object] = {"validate": "any"}
    if note.choices:
        rule = {"validate": "list", "source": list(note.choices), "error_title": tr("Choose from the list")}
        rule["error_message"] = "Choose one of the words in the list."
    if note.help:
        rule |= {"input_title": note.text[:32], "input_message": note.help[:255]}
    sheet.data_validation(row, 1, row, 1, rule)
