"""Opens the assessor's form as the spreadsheet that it was saved as, .xlsx or .ods; what could do harm is refused."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.form_cells import Cell, Formula
from portfolio_app.importers.form_ods import ODS, OdsWorkbook
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

AGAIN = mark("take a fresh copy of the form from the pack and fill in that one")
SAVE_AS = mark(
    "open it and save it as an Excel workbook (.xlsx) or an OpenDocument spreadsheet (.ods), then send that one"
)
_MOST_PARTS = 400
_MOST_BYTES = 60_000_000
_MOST_AT_ONCE = 15_000_000
"""Bytes of the one part of an .ods, which is read as a whole; that of a form for 500 accounts has two million."""
_MOST_ROWS = 200_000
_MOST_RATIO = 400
"""Uncompressed bytes for each compressed one: XML of equal rows comes near 100."""
_MANIFEST = "META-INF/manifest.xml"
_PASSWORD = mark("the file has a password; save it without one and try again.")
_WORD = mark(
    "comments in a Word document are not taken in: read them there, and ask the assessor for decisions "
    "in Decisions.xlsx or in a signed file."
)
_OLD = b"\xd0\xcf\x11\xe0"


class FormWorkbook(Protocol):
    """A spreadsheet whose cells are read one row at a time; nothing in it is evaluated."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the sheets."""
        ...

    @property
    def saved_at(self) -> datetime | None:
        """When it was saved last, where it says so."""
        ...

    def rows(self, title: str, columns: int) -> Iterator[list[Cell]]:
        """Yield the first cells of each row; what a cell shows in red lines or comments is no part of it."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def is_spreadsheet(content: bytes) -> bool:
    """Tell whether these bytes are a packed spreadsheet, or one that can be saved as such."""
    return content.startswith((b"PK\x03\x04", _OLD))


def other_form(name: str) -> str:
    """Say how to save a spreadsheet whose kind is not read, by the name of the file; "" for every other file."""
    kind = name.rpartition(".")[2].casefold()
    if kind in ("csv", "tsv"):
        again = tr(SAVE_AS).removeprefix("open it and ")
        said = tr("does not say who decided, nor on which pack: go back to the spreadsheet that it was made from, and")
        return tr("a .{kind} file holds one sheet only, and {said} {again}.", kind=kind, said=said, again=again)
    return (
        tr("a spreadsheet of this kind (.{kind}) is not read; {save_as}.", kind=kind, save_as=tr(SAVE_AS))
        if kind in ("xls", "xlsb", "numbers")
        else ""
    )


def open_form(content: bytes, name: str) -> FormWorkbook:
    """Return the workbook; raises InputError for what is no spreadsheet, is damaged, or is larger than any form."""
    if content.startswith(_OLD):
        said = tr("it is an old spreadsheet (.xls), or it has a password")
        raise in_file(
            name,
            tr(
                "{said}; open it and save it as .xlsx or .ods, without a password, then send that one.",
                said=excerpt(said),
            ),
        )
    names = _check_package(content, name)
    try:
        return OdsWorkbook(content) if ODS in names else _XlsxWorkbook(content)
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
        raise in_file(
            name, tr("the spreadsheet cannot be read ({reason}); {again}.", reason=reason_of(error), again=tr(AGAIN))
        ) from error


def reason_of(error: Exception) -> str:
    """Return what an error of a library says, on one short line."""
    return clean_line(str(error))[:120] or type(error).__name__


def _check_package(content: bytes, name: str) -> frozenset[str]:
    """Return the names of the parts; what would take more memory than any form does is refused before it is opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            _check_sizes(entries, name)
            names = frozenset(entry.filename for entry in entries)
            if _MANIFEST in names and b"encryption-data" in package.read(_MANIFEST):
                raise in_file(name, tr(_PASSWORD))
            if "word/document.xml" in names:
                raise in_file(name, tr(_WORD))
            if "xl/workbook.xml" not in names and (ODS not in names or name.casefold().endswith((".odt", ".odp"))):
                raise in_file(
                    name,
                    other_form(name)
                    or tr("this is not a spreadsheet in the form .xlsx or .ods; {again}.", again=tr(AGAIN)),
                )
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels", ".vml")):
                    _check_part(package, entry, name)
            return names
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # the archive asks for what zipfile cannot do
        RuntimeError,
        OSError,
        EOFError,
        ValueError,
        KeyError,
    ) as error:
        raise in_file(
            name, tr("this is not a whole spreadsheet ({reason}); {again}.", reason=reason_of(error), again=tr(AGAIN))
        ) from error


def _check_sizes(entries: list[zipfile.ZipInfo], name: str) -> None:
    sizes, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    whole = max((entry.file_size for entry in entries if entry.filename == ODS), default=0)
    most = min(_MOST_BYTES, max(packed, 1) * _MOST_RATIO)
    if len(entries) > _MOST_PARTS or sizes > most or whole > _MOST_AT_ONCE:
        raise in_file(name, tr("the file is larger inside than any form of decisions; {again}.", again=tr(AGAIN)))
    if any(entry.flag_bits & 1 for entry in entries):
        raise in_file(name, tr(_PASSWORD))


def _check_part(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    # The size that an entry states may be a lie: no more than that is read.
    with package.open(entry) as part:
        text = part.read(entry.file_size + 1)
    # A zero byte stands in UTF-16, in which a document type would look otherwise; nobody writes that.
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text or len(text) > entry.file_size:
        raise in_file(name, tr("the file holds what no spreadsheet needs (a document type); {again}.", again=tr(AGAIN)))


class _XlsxWorkbook:
    """An Excel workbook."""

    def __init__(self, content: bytes) -> None:
        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names what it leaves out: nothing that is read here
            self._book: Workbook = openpyxl.load_workbook(
                BytesIO(content), read_only=True, data_only=False, keep_links=False
            )

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(self._book.sheetnames)

    @property
    def saved_at(self) -> datetime | None:
        saved: object = self._book.properties.modified
        return saved if isinstance(saved, datetime) else None

    def rows(self, title: str, columns: int) -> Iterator[list[Cell]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for row in self._book[title].iter_rows(max_row=_MOST_ROWS, max_col=columns):
                yield [Formula() if getattr(cell, "data_type", "") == "f" else cell.value for cell in row]

    def close(self) -> None:
        self._book.close()
