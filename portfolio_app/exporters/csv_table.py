"""A table as comma-separated values, as spreadsheets read it."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside

# A cell that begins so would be taken for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write the rows, aside first; raises FileError, and then a former file is as it was.

    The file begins with a byte order mark: without it Excel takes UTF-8 for the system's old encoding.
    """
    target = path.resolve()  # what a link leads to is written, not the link
    try:
        with made_beside(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            tr("{path} could not be written ({reason}); choose another place and try again.", path=path, reason=reason)
        ) from error


def safe(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
