"""Accounts in an OpenDocument text (OpenDocument 1.3, part 3): read whole, tracked changes taken as accepted."""

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.account_files.block import NOTE, Picture, SourceText
from portfolio_app.importers.account_files.gathering import PICTURES, Gathered, Line, Place, paragraphs, remark_of
from portfolio_app.importers.account_files.odt_styles import OFFICE, STYLE, TABLE, TEXT, Styles
from portfolio_app.importers.account_files.package import Package
from portfolio_app.importers.account_files.word import CONTENTS, DELETED, DESCRIPTION, FOOTER, HEADER, HIDDEN
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in "table-of-content alphabetical-index illustration-index table-index object-index "
    "user-index bibliography".split()
)
_MOST_SPACES = 100
_HEADS = ("header", "header-left", "header-first")
_FEET = ("footer", "footer-left", "footer-first")


def read_odt(path: Path) -> SourceText:
    """Return what the document says; raises RefusedError, OSError."""
    return _Reader(Package(path)).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.xml("content.xml")
        self._style_root = package.xml("styles.xml")
        self._styles = Styles(root for root in (self._root, self._style_root) if root is not None)
        self._gathered = Gathered()
        self._table = 0
        self._noted = 0
        self._comment = 0
        self._open: dict[str, tuple[int, str, str, int]] = {}
        self._waiting: list[Element] = []
        self._notes: list[str] = []

    def read(self) -> SourceText:
        body = self._root.find(f"{OFFICE}body/{OFFICE}text") if self._root is not None else None
        if body is None:
            raise RefusedError(tr("it is no text document; save it again as .odt and choose it again."))
        self._blocks(body, Place())
        for root in (self._style_root,) if self._style_root is not None else ():
            for names, what in ((_HEADS, HEADER), (_FEET, FOOTER)):
                for name in names:
                    for each in root.iter(f"{STYLE}{name}"):
                        self._gathered.leave_out(what, paragraphs(map(_words, each.iter(f"{TEXT}p"))))
        meta = self._package.xml("meta.xml")
        title = next(meta.iter(f"{_DC}title"), None) if meta is not None else None
        self._gathered.title = " ".join((title.text or "").split()) if title is not None else ""
        return self._gathered.text()

    def _blocks(
        self, parent: "Iterable[Element]", place: Place, *, style: str = "", depth: int = 0, first: str = ""
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child, place, prefix=first)
                first = ""
            elif tag == f"{TEXT}list":
                self._list(child, place, child.get(f"{TEXT}style-name", style), depth + 1)
            elif tag == f"{TABLE}table":
                self._read_table(child, place)
            elif tag in _INDEXES:
                self._gathered.leave_out(
                    CONTENTS, paragraphs(_words(each) for each in child.iter() if each.tag in _PARAGRAPHS)
                )
            elif tag == f"{TEXT}tracked-changes":
                for each in child.iter(f"{TEXT}deletion"):
                    self._gathered.leave_out(
                        DELETED, paragraphs(_words(p) for p in each.iter() if p.tag in _PARAGRAPHS)
                    )
            elif tag == f"{_DRAW}frame":
                self._frame(child)
                self._settle(place)
            elif tag in (f"{TEXT}section", f"{TEXT}numbered-paragraph", f"{TABLE}shapes", f"{_DRAW}g"):
                self._blocks(child, place, style=style, depth=depth)

    def _list(self, element: "Element", place: Place, style: str, depth: int) -> None:
        count = 0
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            count += item.tag == f"{TEXT}list-item"
            numbered = self._styles.is_numbered(style, depth)
            plain = item.tag == f"{TEXT}list-header" or (len(item) and item[0].tag == f"{TEXT}h")
            self._blocks(
                item, place, style=style, depth=depth, first="" if plain else f"{count}. " if numbered else "- "
            )

    def _read_table(self, table: "Element", place: Place) -> None:
        """Read a table; one inside a cell of another gives its paragraphs to that cell."""
        inside = place.table > 0
        if not inside:
            self._table += 1
        for number, row in enumerate(_rows(table), 1):
            cells = [cell for cell in row if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")]
            for column, cell in enumerate(cells, 1):
                self._blocks(cell, place if inside else Place(self._table, number, column))

    def _paragraph(self, paragraph: "Element", place: Place, *, prefix: str = "") -> None:
        line = Line()
        style = paragraph.get(f"{TEXT}style-name", "")
        self._open = {name: (0, *rest) for name, (_, *rest) in self._open.items()}  # pyright: ignore[reportAttributeAccessIssue]
        self._inline(paragraph, line, bold=bool(self._styles.is_bold(style)))
        for name in tuple(self._open):
            self._remark(line, name)
        level = 0
        if paragraph.tag == f"{TEXT}h":
            outline = paragraph.get(f"{TEXT}outline-level", "1")
            level = min(int(outline), 9) + 1 if outline.isdecimal() else 2
        elif self._styles.is_title(style):
            level = 1
        notes, self._notes = self._notes, []
        self._gathered.add(line, place, level=level, listed=bool(prefix), prefix=prefix if not line.is_blank else "")
        self._gathered.add_notes(notes, place)
        self._settle(place)

    def _settle(self, place: Place) -> None:
        """Read the text boxes that were met, behind what they hang on."""
        waiting, self._waiting = self._waiting, []
        for box in waiting:
            self._blocks(box, place)

    def _inline(self, element: "Element", line: Line, *, bold: bool) -> None:
        line.add(_squeezed(element.text), bold=bold)
        for child in element:
            self._in_line(child, line, bold=bold)
            line.add(_squeezed(child.tail), bold=bold)

    def _in_line(self, child: "Element", line: Line, *, bold: bool) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            line.add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            line.add("\t" if tag == f"{TEXT}tab" else "\n")
        elif tag == f"{TEXT}note":
            self._note(child, line)
        elif tag == f"{OFFICE}annotation":
            self._annotation(child, line)
        elif tag == f"{OFFICE}annotation-end":
            name = child.get(f"{OFFICE}name", "")
            if name in self._open:
                self._remark(line, name)
                del self._open[name]
        elif tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape"):
            self._frame(child)
        elif tag == f"{_DRAW}g":
            for each in child:
                self._in_line(each, line, bold=bold)
        else:
            style = child.get(f"{TEXT}style-name", "")
            if style and self._styles.is_hidden(style):
                self._gathered.leave_out(HIDDEN, _words(child))
                return
            own = self._styles.is_bold(style) if style else None
            self._inline(child, line, bold=bold if own is None else own)

    def _note(self, note: "Element", line: Line) -> None:
        body = note.find(f"{TEXT}note-body")
        text = paragraphs(_words(each) for each in body.iter() if each.tag in _PARAGRAPHS) if body is not None else ""
        if not text:
            return
        self._noted += 1
        line.remarks.append(remark_of(text, line.length, line.length, kind=NOTE))
        line.add(f" [{self._noted}]")
        self._notes.append(f"[{self._noted}] {text}")

    def _annotation(self, annotation: "Element", line: Line) -> None:
        by = next((each.text or "" for each in annotation.iter(f"{_DC}creator")), "")
        text = paragraphs(_words(each) for each in annotation.iter(f"{TEXT}p"))
        self._comment += 1
        name = annotation.get(f"{OFFICE}name", "")
        if (
            name
            and self._root is not None
            and any(each.get(f"{OFFICE}name") == name for each in self._root.iter(f"{OFFICE}annotation-end"))
        ):
            self._open[name] = (line.length, text, by, self._comment)
        elif text:
            line.remarks.append(remark_of(text, line.length, line.length, by=by, key=self._comment))

    def _remark(self, line: Line, name: str) -> None:
        start, text, by, key = self._open[name]
        if text and line.length > start:
            line.remarks.append(remark_of(text, start, line.length, by=by, key=key))

    def _frame(self, frame: "Element") -> None:
        described = " ".join(
            each.text or "" for name in ("title", "desc") for each in frame.findall(f"{_SVG}{name}")
        ).strip()
        self._gathered.leave_out(DESCRIPTION, described)
        boxes = frame.findall(f"{_DRAW}text-box")
        if boxes:
            self._waiting += boxes
            return
        if frame.tag == f"{_DRAW}custom-shape":
            self._waiting.append(frame)
            return
        for image in frame.findall(f"{_DRAW}image"):
            part = image.get(f"{_XLINK}href", "").removeprefix("./")
            name = posixpath.basename(part)
            if part in self._package.names and posixpath.splitext(name)[1].casefold() in PICTURES:
                self._gathered.picture(Picture(part, name, self._package.size(part), described))
                return


def _rows(table: "Element") -> "list[Element]":
    found: list[Element] = []
    for child in table:
        if child.tag == f"{TABLE}table-row":
            found.append(child)
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            found += _rows(child)
    return found


def _squeezed(text: str | None) -> str:
    """Return words with their white space as it is shown: runs of it are one blank (part 3, 6.1.2)."""
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if words and text[-1].isspace() else ''}"


def _words(element: "Element") -> str:
    said = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
    pieces = [element.text or ""]
    for child in element:
        pieces += [said.get(child.tag, "") or _words(child), child.tail or ""]
    return "".join(pieces).strip() if element.tag in _PARAGRAPHS else "".join(pieces)
