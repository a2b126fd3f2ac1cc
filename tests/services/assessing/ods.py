"""Writes a workbook as an OpenDocument spreadsheet, in the way that office programs do."""

import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_EMPTY_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def write_ods(book: Workbook, path: Path, *, more: str = "", manifest: str = "") -> Path:
    """Write the sheets; ``more`` is put at the end of the first row of each."""
    sheets = "".join(_sheet(sheet, more) for sheet in book.worksheets)
    content = f"<office:document-content {_NAMES}><office:body><office:spreadsheet>{sheets}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", f"{content}</office:spreadsheet></office:body></office:document-content>")
        package.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return path


def _sheet(sheet: Worksheet, more: str) -> str:
    made = []
    for number, row in enumerate(sheet.iter_rows()):
        cells = "".join(_cell(cell.value, cell.data_type) for cell in row)
        filling = '<table:table-cell table:number-columns-repeated="16000"/>'
        made.append(f"<table:table-row>{cells}{more if number == 0 else ''}{filling}</table:table-row>")
    return f'<table:table table:name="{escape(sheet.title)}">{"".join(made)}{_EMPTY_ROWS}</table:table>'


def _cell(value: object, kind: str) -> str:
    if value is None:
        return "<table:table-cell/>"
    if kind == "f":
        return f'<table:table-cell table:formula="of:{escape(str(value))}" office:value-type="string"/>'
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p>'
            "</table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
