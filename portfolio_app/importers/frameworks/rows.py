"""The rows of a table: from CSV with any delimiter, a workbook (XLSX, ODS, XLS), HTML, or cells parted by tabs."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.importers.frameworks.hidden_rows import hidden_rows
from portfolio_app.sandbox import MOST_SECONDS, RefusedError, SandboxError, run_within
from portfolio_app.translation import mark, say_number, tr

MOST_ROWS = 110_000
MOST_COLUMNS = 60
_MOST_CELL = 100_000
FORMULA = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would work out."""
DELIMITERS = ",;\t|:"


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, and where it is: its line in a text, its number in a sheet, 1 for the first.

    One that is ``hidden`` in a spreadsheet is read as the others are.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False


def csv_rows(text: str, source: str, delimiter: str = "") -> list[Row]:
    """Return the rows of comma-separated values; raises InputError naming the line that cannot be read."""
    delimiter = delimiter or delimiter_of(text)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(map(_unguarded, cells[:MOST_COLUMNS]))))
            line = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                raise _too_many(source)
    except csv.Error as error:
        said = tr("the row cannot be read; look for a quotation mark that is missing, or a cell that is too long.")
        raise at_line(source, reader.line_num, said) from error
    return rows


def _unguarded(cell: str) -> str:
    """Return a cell without the sign that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def delimiter_of(text: str) -> str:
    """Return what parts the cells: the sign that gives the most rows the same number of cells, more than one."""
    sample = text[:200_000].splitlines(keepends=True)[:200]
    best, chosen = (0, 0), ""
    for delimiter in DELIMITERS:
        try:
            widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=delimiter) if cells)
        except csv.Error:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        if width > 1 and (count, width) > best:
            best, chosen = (count, width), delimiter
    return chosen or ","


def html_rows(text: str, source: str) -> list[Row]:
    """Return the rows of the tables of a web page, as a browser or Word puts them on the clipboard."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.end_row()
    if len(parser.rows) > MOST_ROWS:
        raise _too_many(source)
    return [Row(number, cells) for number, cells in parser.rows]


def workbook_rows(path: Path) -> list[Row]:
    """Return the rows of the first sheet that has any, read in the sandbox; raises InputError."""
    try:
        cells, numbers, hidden = run_within(MOST_SECONDS, read_workbook, path)
    except SandboxError as error:
        raise in_file(str(path), error.sentence(tr("the spreadsheet {reason}; save it again, or as CSV."))) from error
    except OSError as error:
        raise in_file(str(path), tr("the file cannot be read; check who may read it.")) from error
    return [Row(number, row, number in hidden) for number, row in zip(numbers, cells, strict=True)]


def read_workbook(path: Path) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...], frozenset[int]]:
    """Read a workbook's cells as they are shown, the numbers of its rows, and those that are hidden.

    Nothing in it is worked out. Raises RefusedError.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _check_package(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                rows: list[tuple[str, ...]] = []
                numbers: list[int] = []
                start = sheet.start[0] if sheet.start else 0
                for number, row in enumerate(sheet.to_python(skip_empty_area=True), start + 1):
                    cells = tuple(_cell(value) for value in row[:MOST_COLUMNS])
                    if any(cells):
                        rows.append(cells)
                        numbers.append(number)
                    if len(rows) > MOST_ROWS:
                        raise RefusedError(_said_too_many())
                if len(rows) > 1:
                    return tuple(rows), tuple(numbers), hidden_rows(path, name, numbers[-1])
    except CalamineError as error:
        raise RefusedError(tr("the spreadsheet is damaged or locked; save it again without a password.")) from error
    return (), (), frozenset()


_PACKAGE_LIMIT = 200_000_000


def _check_package(path: Path) -> None:
    """Refuse a package that would unpack to more than a table of statements can be."""
    import zipfile

    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as package:
        if sum(entry.file_size for entry in package.infolist()) > _PACKAGE_LIMIT:
            raise RefusedError(tr("the spreadsheet unpacks to more than a list of criteria can be; save it smaller."))


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean(str(value)).strip()[:_MOST_CELL] if value is not None else ""


def _too_many(source: str) -> InputError:
    return in_file(source, _said_too_many())


def _said_too_many() -> str:
    return tr("the table has more than {most} rows; keep only the rows of one framework.", most=say_number(MOST_ROWS))


_CELL_TAGS = frozenset(("td", "th"))
_BREAKS = frozenset(("br", "p", "div", "li"))
_SKIPPED = frozenset(("style", "script", "head", "title"))
_SPACE = re.compile(r"[^\S\n]+")
LOOKS_LIKE_HTML_TABLE = re.compile(r"<(?:table|tr|td)\b", re.IGNORECASE)
NOT_WORDS = mark("the page has no table with more than one column")


class _Tables(HTMLParser):
    """Gathers the rows of every table; a cell that spans rows is repeated in each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, tuple[str, ...]]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._line = 0
        self._skipping = 0
        self._spans: dict[int, tuple[int, str]] = {}
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "tr":
            self.end_row()
            self._row, self._line = [], self.getpos()[0]
        elif tag in _CELL_TAGS:
            self._end_cell()
            if self._row is None:
                self._row, self._line = [], self.getpos()[0]
            self._cell = []
            named = dict(attrs)
            self._span = (_count(named.get("rowspan")), _count(named.get("colspan")))
        elif tag in _BREAKS and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _CELL_TAGS:
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()
            if tag == "table":
                self._spans.clear()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        lines = (_SPACE.sub(" ", line).strip() for line in "".join(self._cell).replace("\xa0", " ").split("\n"))
        text = "\n".join(line for line in lines if line)
        self._fill()
        down, across = self._span
        for _ in range(across):
            if down > 1:
                self._spans[len(self._row)] = (down - 1, text)
            self._row.append(text)
            text = ""
        self._cell = None

    def _fill(self) -> None:
        """Put what spans from rows above into its place."""
        while self._row is not None and len(self._row) in self._spans and len(self._row) < MOST_COLUMNS:
            left, text = self._spans.pop(len(self._row))
            if left > 1:
                self._spans[len(self._row)] = (left - 1, text)
            self._row.append(text)

    def end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        self._fill()
        if any(self._row):
            self.rows.append((self._line, tuple(clean(cell) for cell in self._row[:MOST_COLUMNS])))
        self._row = None


def _count(given: str | None) -> int:
    return min(int(given), MOST_COLUMNS) if given and given.isdecimal() and len(given) < 4 and int(given) else 1
