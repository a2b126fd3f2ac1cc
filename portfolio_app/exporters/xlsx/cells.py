"""Cells: a value as a spreadsheet holds it, never as a formula, and where it leads."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from urllib.parse import quote

from portfolio_app.domain.documents.workbook import SheetLink, Value
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.xlsx.style import SIGNS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell holds (Excel specifications and limits), counted in UTF-16 units."""
MOST_LINKS = 65_000
"""Excel takes 65,530 links a sheet."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FIRST_YEAR = 1900
"""Spreadsheets know no earlier dates."""


def shown(value: Value) -> str | int | date:
    """Return what stands in the cell: text that fits, a number, or a date."""
    if isinstance(value, State):
        return f"{SIGNS[value]} {value.value}"
    if value is None:
        return ""
    if isinstance(value, date):
        return value if value.year > _FIRST_YEAR else value.isoformat()
    return fitting(value) if isinstance(value, str) else value


def fitting(text: str) -> str:
    """Return the text, cut with "…" where it is longer than a cell holds."""
    if len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore")
    return f"{kept}…"


def is_quoted(value: object) -> bool:
    """Tell whether a text must be marked as text, so that it stays one when somebody edits the cell."""
    return isinstance(value, str) and value.startswith(_FORMULA)


def write_value(sheet: "Worksheet", row: int, column: int, value: str | int | date, style: "Format") -> None:
    """Write the value with no look at what its words may mean."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value, style)
        else:
            sheet.write_blank(row, column, None, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), style)
    else:
        sheet.write_number(row, column, value, style)


def write_link(sheet: "Worksheet", row: int, column: int, text: str, link: SheetLink, style: "Format") -> None:
    """Write a text that leads somewhere."""
    from xlsxwriter.url import Url

    class FileLink(Url):
        """A path beside the workbook, with the slashes that every program takes."""

        def _target(self) -> str:
            return super()._target().replace("\\", "/")

    if link.path:
        place = f"#{link.place}" if link.place else ""
        target: Url = FileLink(f"external:{quote(link.path)}{place}")
    else:
        name = link.sheet.replace("'", "''")
        target = Url(f"internal:'{name}'!A{link.row + 2}")
    target.text = text
    sheet.write_url(row, column, target, style)  # pyright: ignore  # its types know neither Url nor its decorator


def lines_of(text: str, width: int) -> int:
    """Return how many lines the text takes in a column of that width; an "m" and an "i" count the same."""
    return sum(_wrapped(part, max(width, 1)) for part in text.split("\n"))


def _wrapped(text: str, width: int) -> int:
    lines, used = 1, 0
    for word in text.split(" "):
        length = len(word)
        if used and used + 1 + length > width:
            lines, used = lines + 1, 0
        elif used:
            length += 1
        used += length
        # A word longer than the line is broken.
        lines += max(0, used - 1) // width
        used = (used - 1) % width + 1 if used else 0
    return lines
