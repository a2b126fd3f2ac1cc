"""Reads a framework from any file that is known: its form is told by what is in it, never by its name."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.case import read_case
from portfolio_app.importers.frameworks.characters import text_of, utf8_of
from portfolio_app.importers.frameworks.columns import guess, named
from portfolio_app.importers.frameworks.document import read_pdf, read_text, read_word
from portfolio_app.importers.frameworks.found import Asked, Found
from portfolio_app.importers.frameworks.json_parts import JSON_LIMIT, keys_of, read_json_bytes
from portfolio_app.importers.frameworks.matrix import read_matrix
from portfolio_app.importers.frameworks.moodle import moodle_columns, read_moodle
from portfolio_app.importers.frameworks.new_plan import read_plan
from portfolio_app.importers.frameworks.refi_codes import project_of, read_codes
from portfolio_app.importers.frameworks.rows import (
    DELIMITERS,
    LOOKS_LIKE_HTML_TABLE,
    Row,
    csv_rows,
    delimiter_of,
    html_rows,
    workbook_rows,
)
from portfolio_app.importers.frameworks.skills_england import read_standard
from portfolio_app.importers.frameworks.standard_records import is_standard
from portfolio_app.importers.frameworks.table import read_table
from portfolio_app.importers.sheet_text import heading_of
from portfolio_app.importers.source import read_bytes, refuse_binary
from portfolio_app.importers.topic_sheet import read_topic_sheet
from portfolio_app.importers.unit_file import read_unit_file
from portfolio_app.translation import tr

_TEXT_LIMIT = 40_000_000
_PACKED_LIMIT = 100_000_000
_UNIT_FILE = re.compile(
    r"^[ \t]*(?:\[\[?unit\b|(?:code|title|version|level|source|attribution|unit)[ \t]*=)", re.MULTILINE
)
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|body|table|meta|div|p|span|!--)", re.IGNORECASE)
_JSON = re.compile(rb"\s*[\[{]\s*[\"{\[\]}]")
_CODES = re.compile(
    rb"\s*(?:<\?xml[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>]{0,2000}>(?:[^<]{0,200}\]>)?\s*|<!ENTITY[^>]{0,2000}>\s*|\]>\s*)*"
    rb"<(?:\w+:)?(?:CodeBook|Project)\b",
    re.DOTALL,
)
_START = 100_000
_OLE = b"\xd0\xcf\x11\xe0"
_Reader = Callable[[Path, Asked], Found]


def read_framework(path: Path, asked: Asked = Asked()) -> Found:  # noqa: B008  # a value that never changes
    """Return the framework in the file; raises InputError in one sentence when there is none or it is at fault."""
    head = read_bytes(path, _PACKED_LIMIT, only=8)
    if head.startswith(b"%PDF"):
        return read_pdf(path, asked)
    if head.startswith(b"PK\x03\x04"):
        return _packed(path)(path, asked)
    if head.startswith(_OLE):
        return _workbook(path, asked)
    refuse_binary(head, str(path))
    start = read_bytes(path, JSON_LIMIT, only=_START)
    if _JSON.match(utf8_of(start, path.name)):
        return _json(read_json_bytes(path), path.name, asked)
    content = read_bytes(path, _TEXT_LIMIT)
    if _CODES.match(utf8_of(start, path.name)):
        return read_codes(content, path.name, path.stem, asked)
    return read_words(text_of(content, path.name), path.name, path.stem, asked)


def _json(content: bytes, source: str, asked: Asked) -> Found:
    keys = keys_of(content, source)
    if keys.CFDocument or keys.CFPackage:
        return read_case(content, source, asked)
    if keys.framework:
        return read_matrix(content, source, asked)
    if is_standard(content):
        return read_standard(content, source, asked)
    if keys.statements and keys.outcomes:
        return read_plan(content, source, asked)
    raise in_file(
        source,
        tr("no known list of criteria is in this JSON; choose a standard, a CASE package or a SmartEvidence matrix."),
    )


def read_words(text: str, source: str, stem: str, asked: Asked) -> Found:
    """Return the framework in a text, as a file has it or as it was pasted; raises InputError."""
    if any(heading_of(line) for line in text.split("\n")):
        sheet = read_topic_sheet(text, source, asked.code, asked.title)
        return Found(sheet.framework, sheet.problems)
    if _UNIT_FILE.search(text):
        return Found(read_unit_file(text, source, asked.code, asked.title))
    if _HTML.match(text) and LOOKS_LIKE_HTML_TABLE.search(text):
        return read_table(html_rows(text, source), source, asked, stem, lines=True)
    rows = _rows(text, source, asked)
    if rows and not asked.columns and (columns := moodle_columns(rows)):
        return read_moodle(rows, columns, source, asked)
    if rows:
        return read_table(rows, source, asked, stem, lines=True)
    return read_text(text, source, stem, asked)


def _rows(text: str, source: str, asked: Asked) -> list[Row]:
    """Return the rows of a text that is a table; none when it is something else."""
    delimiter, headed = _delimiter(text)
    lines = [line for line in text[:200_000].split("\n") if line.strip()]
    if not headed and (len(lines) < 2 or sum(delimiter in line for line in lines[:200]) * 3 < min(len(lines), 200)):
        return []
    rows = csv_rows(text, source, delimiter)
    if not rows or headed or delimiter == "\t" or asked.columns:
        return rows
    columns, heads = guess(rows)
    widths = [len(row.cells) for row in rows[:200]]
    regular = widths.count(max(widths, key=widths.count)) * 10 >= len(widths) * 9
    return rows if heads or (regular and len(set(columns)) > 1 and len(columns) > 1) else []


def _delimiter(text: str) -> tuple[str, bool]:
    """Return what parts the cells, and whether the first row has heads that are known when it is parted so."""
    first = text[:20_000].lstrip("\n").split("\n", 1)[0]
    for delimiter in DELIMITERS:
        if sum(named(cell.strip('"')) is not None for cell in first.split(delimiter)) > 2:
            return delimiter, True
    return delimiter_of(text), False


def _workbook(path: Path, asked: Asked) -> Found:
    rows = workbook_rows(path)
    return read_table(rows, path.name, asked, path.stem, lines=False)


def _project(path: Path, asked: Asked) -> Found:
    return read_codes(project_of(path), path.name, path.stem, asked)


def _packed(path: Path) -> _Reader:
    try:
        with zipfile.ZipFile(path) as package:
            names = {entry.filename.casefold() for entry in package.infolist()[:10_000]}
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise in_file(path.name, tr("the file is damaged; get it again from where it came from.")) from error
    if any(name.rpartition("/")[2] == "project.qde" for name in names):
        return _project
    if "word/document.xml" in names:
        return read_word
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or "content.xml" in names:
        return _workbook
    raise in_file(
        path.name,
        tr("this is a packed file without a framework; choose the Word file, the spreadsheet or the list itself."),
    )
