"""Writes a framework to a file in the form that the ending of its name says."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from portfolio_app.domain.errors import FileError, UsageError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.exporters.frameworks.case import case_package
from portfolio_app.exporters.frameworks.codebook import codebook
from portfolio_app.exporters.frameworks.matrix import matrix
from portfolio_app.exporters.frameworks.moodle import WIDTHS, moodle_rows
from portfolio_app.exporters.frameworks.table import table_rows, workbook
from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

_MOODLE = ".moodle.csv"
_FORMULA = ("=", "+", "-", "@")
_Write = Callable[[Framework, str], bytes]
FORMS: dict[str, _Write] = {
    ".toml": lambda framework, _: unit_file(framework).encode(),
    ".json": case_package,
    _MOODLE: lambda framework, _: _csv(moodle_rows(framework), mark=False),
    ".csv": lambda framework, _: _csv(table_rows(framework), mark=True),
    ".xlsx": lambda framework, _: workbook(framework),
    ".matrix": lambda framework, _: matrix(framework),
    ".qdc": lambda framework, _: codebook(framework),
}
"""The forms by the endings of files; a CSV for Moodle is called so."""


def write_framework(framework: Framework, path: Path, moment: str, columns: int = WIDTHS[-1]) -> None:
    """Write the file, whole or not at all; raises UsageError for an unknown ending, FileError.

    ``columns`` says which form of Moodle's CSV: older versions take fewer.
    """
    form = next((form for ending, form in FORMS.items() if path.name.casefold().endswith(ending)), None)
    if form is None:
        raise UsageError(
            tr("{name}: the ending says what to write; use one of {endings}.", name=path.name, endings=", ".join(FORMS))
        )
    if columns == WIDTHS[-1]:
        content = form(framework, moment)
    elif path.name.casefold().endswith(_MOODLE):
        content = _csv(moodle_rows(framework, columns), mark=False)
    else:
        said = tr("{name}: --columns is for Moodle alone; end the name in {ending}.", name=path.name, ending=_MOODLE)
        raise UsageError(said)
    try:
        write_whole(path.resolve(), content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            tr("{path} could not be written ({reason}); choose another place and try again.", path=path, reason=reason)
        ) from error


def _csv(rows: Iterable[Sequence[str]], *, mark: bool) -> bytes:
    """Return the rows as UTF-8; Excel needs the mark at the beginning, and Moodle can do without."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n" if mark else "\n").writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet works it out; reading it takes the sign away again."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell
