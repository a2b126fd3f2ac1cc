"""Writes a workbook as an Office Open XML spreadsheet (ECMA-376)."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.workbook import NoteSheet, Workbook
from portfolio_app.exporters.xlsx.notes import write_notes
from portfolio_app.exporters.xlsx.sheet import write_sheet
from portfolio_app.exporters.xlsx.style import FONT, Styles
from portfolio_app.whole_files import made_beside

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook as Book

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


def write_xlsx(
    workbook: Workbook, path: Path, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[str, ...]:
    """Write the file and return warnings; raises OSError when it cannot be written. ``progress`` may raise."""
    from xlsxwriter.workbook import Workbook as Book

    with made_beside(path) as part:
        return _write(Book(str(part), _OPTIONS), workbook, progress)


def _write(book: "Book", workbook: Workbook, progress: Callable[[int, int], None]) -> tuple[str, ...]:
    from xlsxwriter.exceptions import FileCreateError

    book.formats[0].set_font_name(FONT)
    styles = Styles(book)
    _describe(book, workbook)
    sheets = {sheet.name: book.add_worksheet(sheet.name) for sheet in workbook.sheets}
    warnings: list[str] = []
    for done, sheet in enumerate(workbook.sheets):
        progress(done, len(workbook.sheets))
        if isinstance(sheet, NoteSheet):
            write_notes(sheets[sheet.name], sheet, workbook, styles)
        else:
            warnings += write_sheet(sheets[sheet.name], sheet, workbook, styles)
    try:
        book.close()
    except FileCreateError as error:
        # What the library wraps is the system's own error.
        raise error.__context__ if isinstance(error.__context__, OSError) else OSError(str(error)) from error
    progress(len(workbook.sheets), len(workbook.sheets))
    return tuple(dict.fromkeys(warnings))


def _describe(book: "Book", workbook: Workbook) -> None:
    made = datetime.combine(workbook.made_on, time(), UTC)
    book.set_properties(
        {"title": workbook.title, "subject": workbook.subject, "author": workbook.learner, "created": made}
    )
    for name, value in workbook.properties.items():
        book.set_custom_property(name, value, "text")
