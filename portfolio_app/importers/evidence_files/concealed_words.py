"""Words of a file that whoever opens it need not see: comments, tracked changes, hidden text, authors; and cells."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.evidence.file import PDF
from portfolio_app.domain.personal_data.place import Part
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.xml_tree import NotXmlError, tree_of
from portfolio_app.sandbox import SandboxError, run

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_BYTES = 32 * 1024 * 1024
_MOST_PARTS = 400
_MOST_CHARACTERS = 1_000_000
_MOST_PAGES = 300
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = re.compile(r"officedocument|opendocument|ms-excel|ms-word|ms-powerpoint")
_SHEETS = re.compile(r"spreadsheet|ms-excel")
_DOCUMENT = "word/document.xml"
_MARGINS = re.compile(r"word/(?:header\d*|footer\d*|footnotes|endnotes)\.xml$")
_COMMENTS = re.compile(
    r"(?:word/comments\w*|xl/comments(?:/comment)?\d*|xl/threadedComments/\w+|ppt/comments/\w+)\.xml$"
)
_SHOWN = re.compile(r"(?:ppt/slides/slide\d+|ppt/notesSlides/\w+)\.xml$|content\.xml$")
_ABOUT = re.compile(r"docProps/(?:core|app)\.xml$|meta\.xml$|xl/persons/\w+\.xml$|word/people\.xml$")
_WHO = frozenset({"creator", "lastModifiedBy", "Manager", "initial-creator", "author"})
_NAMING = frozenset({"author", "displayName"})
_BLOCKS = frozenset({"p", "h", "row", "comment", "threadedComment", "table-row"})
_BLANKS = frozenset({"s", "tab", "line-break", "br", "cr"})
_IN_RUNS = frozenset(f"{_W}{local}" for local in ("t", "delText", *_BLANKS))


@dataclass(frozen=True, slots=True)
class Concealed:
    """Words of one part of a file; ``part`` is the value of a Part."""

    part: str
    words: str


def is_read(media_type: str) -> bool:
    """Whether files of a type are looked through."""
    return media_type == PDF or _OFFICE.search(media_type) is not None


def concealed_words(path: Path, media_type: str) -> tuple[Concealed, ...]:
    """Return the words, read in the sandbox; none where the file cannot be read. Raises OSError."""
    if not is_read(media_type):
        return ()
    try:
        return run(read_concealed, path, media_type)
    except SandboxError:
        return ()


def read_concealed(path: Path, media_type: str) -> tuple[Concealed, ...]:
    """Return the words, a value for each part that has some."""
    found: dict[Part, list[str]] = {}
    for part, words in _in_pdf(path) if media_type == PDF else _in_office(path, media_type):
        said = clean(words).strip()[:_MOST_CHARACTERS]
        if said and said not in found.setdefault(part, []):
            found[part].append(said)
    return tuple(Concealed(part.value, "\n".join(words)[:_MOST_CHARACTERS]) for part, words in found.items() if words)


def _in_pdf(path: Path) -> Iterator[tuple[Part, str]]:
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            yield Part.AUTHOR, str(document.docinfo.get("/Author", ""))
            for page in document.pages[:_MOST_PAGES]:
                for note in page.get("/Annots", ()):
                    is_field = note.get("/Subtype") == "/Widget"
                    written = note.get("/V" if is_field else "/Contents")
                    if isinstance(written, pikepdf.String):
                        yield (Part.TEXT if is_field else Part.COMMENTS), str(written)
                    if not is_field and isinstance(note.get("/T"), pikepdf.String):
                        yield Part.AUTHOR, str(note["/T"])
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError):
        return  # what can be read of it has been


def _in_office(path: Path, media_type: str) -> Iterator[tuple[Part, str]]:
    if _SHEETS.search(media_type):
        yield from ((Part.TEXT, cells) for cells in _cells(path))
    try:
        with zipfile.ZipFile(path) as archive:
            # A file with many pictures has its comments behind them: only parts that are read count.
            for entry in islice(filter(_is_wanted, archive.infolist()), _MOST_PARTS):
                name = entry.filename
                if entry.file_size > _MOST_BYTES or entry.flag_bits & 1:
                    continue
                with archive.open(entry) as stream:
                    content = stream.read(_MOST_BYTES + 1)
                if len(content) <= _MOST_BYTES:
                    yield from _in_part(name, content, media_type)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
        return


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return name == _DOCUMENT or any(each.search(name) for each in (_MARGINS, _COMMENTS, _SHOWN, _ABOUT))


def _in_part(name: str, content: bytes, media_type: str) -> Iterator[tuple[Part, str]]:
    try:
        root = tree_of(content)
    except NotXmlError:
        return
    if name == _DOCUMENT:
        yield from _in_document(root)
    elif _MARGINS.search(name):
        yield Part.MARGINS, _text(root)
    elif _COMMENTS.search(name):
        yield Part.COMMENTS, _text(root)
        yield from _authors(root)
    elif _ABOUT.search(name):
        yield from ((Part.AUTHOR, each.text or "") for each in root.iter() if _local(each) in _WHO)
        yield from _authors(root)
    elif not _SHEETS.search(media_type):
        yield Part.TEXT, _text(root)


def _in_document(root: "Element") -> Iterator[tuple[Part, str]]:
    found = {Part.CHANGES: _Runs(), Part.HIDDEN: _Runs()}
    hidden = 0
    for each, begins in _walk(root):
        if each.tag == f"{_W}r" and _is_hidden(each):
            hidden += 1 if begins else -1
        elif each.tag == f"{_W}p":
            for runs in found.values():
                runs.new_line()
        elif begins and each.tag in _IN_RUNS:
            part = Part.CHANGES if each.tag == f"{_W}delText" else Part.HIDDEN if hidden else None
            blank = _local(each) in _BLANKS
            for kind, runs in found.items():
                if kind is part and not blank:
                    runs.add(each.text or "")
                elif blank or each.text:
                    runs.part()
    yield from ((part, runs.said()) for part, runs in found.items())
    yield from _authors(root)


def _is_hidden(run_: "Element") -> bool:
    return run_.find(f"{_W}rPr/{_W}vanish") is not None


class _Runs:
    """The words of runs of one kind: a name in several runs stays whole, and what stood apart stays apart."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._apart = False

    def new_line(self) -> None:
        self._lines.append([])
        self._apart = False

    def part(self) -> None:
        """Let a blank, or words of another kind, stand before what follows."""
        self._apart = bool(self._lines[-1])

    def add(self, words: str) -> None:
        if words:
            self._lines[-1] += (" ", words) if self._apart else (words,)
            self._apart = False

    def said(self) -> str:
        return "\n".join(filter(str.strip, map("".join, self._lines)))


def _authors(root: "Element") -> Iterator[tuple[Part, str]]:
    for each in root.iter():
        for name, value in each.attrib.items():
            if name.rpartition("}")[2] in _NAMING:
                yield Part.AUTHOR, value
        if _local(each) == "author" and each.text:
            yield Part.AUTHOR, each.text


def _text(root: "Element") -> str:
    """Return the words, with a line for each paragraph, row or comment."""
    lines: list[list[str]] = [[]]
    for each, begins in _walk(root):
        local = _local(each)
        if local in _BLOCKS:
            lines.append([])
        if not begins:
            lines[-1].append(each.tail or "")
        elif local != "author":
            lines[-1].append(" " if local in _BLANKS else each.text or "")
    return "\n".join(filter(str.strip, map("".join, lines)))


def _walk(root: "Element") -> Iterator[tuple["Element", bool]]:
    """Yield each element where it begins, and again where it ends: its tail comes after all that is in it."""
    left = [(root, False), (root, True)]
    while left:
        each, begins = left.pop()
        yield each, begins
        if begins:
            for child in reversed(each):
                left += ((child, False), (child, True))


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _cells(path: Path) -> Iterator[str]:
    from python_calamine import CalamineError, CalamineWorkbook

    left = _MOST_CHARACTERS
    try:
        with CalamineWorkbook.from_path(path) as book:
            for name in book.sheet_names:
                for row in book.get_sheet_by_name(name).iter_rows():
                    words = "\t".join(_said(cell) for cell in row if cell != "")
                    left -= len(words)
                    if left < 0:
                        return
                    yield words
    except (CalamineError, ValueError, OSError):
        return


def _said(cell: object) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole and isinstance(cell, float) else str(cell)
