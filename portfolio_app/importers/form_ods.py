"""Reads the sheets of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3, 9), with bounds."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.importers.form_cells import Formula
from portfolio_app.importers.xml_tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from portfolio_app.importers.form_cells import Cell

ODS = "content.xml"
"""The part that holds the sheets."""
_META = "meta.xml"
_MOST_ROWS = 20_000
"""Rows of a form with the most criteria and claims, several times over; programs fill the sheet up with empty ones."""
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DATE = "{http://purl.org/dc/elements/1.1/}date"
_NO_CONTENT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}ruby-text"})


class OdsWorkbook:
    """An OpenDocument spreadsheet; raises whatever its XML makes the parser raise."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as package:
            root = tree_of(package.read(ODS))
            meta = tree_of(package.read(_META)) if _META in package.namelist() else None
        self._tables = {table.get(f"{_TABLE}name", ""): table for table in root.iter(f"{_TABLE}table")}
        self._saved = meta.findtext(f".//{_DATE}", "") if meta is not None else ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the sheets."""
        return tuple(self._tables)

    @property
    def saved_at(self) -> datetime | None:
        """When it was saved last, where it says so."""
        return _moment(self._saved)

    def rows(self, title: str, columns: int) -> Iterator[list[Cell]]:
        """Yield the first cells of each row."""
        left = _MOST_ROWS
        for row in self._tables[title].iter(f"{_TABLE}table-row"):
            cells = _cells(row, columns)
            times = min(_times(row, "rows"), left)
            if times > 1 and not any(cell is not None for cell in cells):
                times = 1  # what fills the sheet up
            for _ in range(times):
                yield list(cells)
            left -= times
            if left <= 0:
                return

    def close(self) -> None:
        """Let go of the sheets."""
        self._tables.clear()


def _cells(row: Element, columns: int) -> list[Cell]:
    found: list[Cell] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        value = _value(cell)
        found += [value] * min(_times(cell, "columns"), columns - len(found))
        if len(found) >= columns:
            break
    return found + [None] * (columns - len(found))


def _times(element: Element, what: str) -> int:
    given = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 10 else 1


def _value(cell: Element) -> Cell:
    if cell.get(f"{_TABLE}formula"):
        return Formula()
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        moment = _moment(cell.get(f"{_OFFICE}date-value", ""))
        if moment is not None:
            return moment
    if kind == "string" and (written := cell.get(f"{_OFFICE}string-value")):
        return written
    lines = ["".join(_pieces(part)) for part in cell if part.tag == f"{_TEXT}p"]
    return "\n".join(lines) if any(lines) else None


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in _NO_CONTENT:
        return
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        yield " " * min(int(count) if count.isascii() and count.isdecimal() and len(count) < 5 else 1, 1_000)
    elif element.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
        yield "\t" if element.tag == f"{_TEXT}tab" else "\n"
    yield element.text or ""
    for part in element:
        yield from _pieces(part)
        yield part.tail or ""


def _moment(text: str) -> datetime | None:
    try:
        day = date.fromisoformat(text[:10])
        return datetime.fromisoformat(text[:19]) if len(text) > 10 else datetime(day.year, day.month, day.day)
    except ValueError:
        return None
