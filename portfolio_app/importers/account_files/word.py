"""Accounts in a Word document (ISO/IEC 29500-1): read whole, with tracked changes taken as accepted.

Read from its XML, not through python-docx, which passes over content controls, text boxes, notes and tracked changes.
"""

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.account_files.block import NOTE, Picture, SourceText
from portfolio_app.importers.account_files.gathering import PICTURES, Gathered, Line, Place, paragraphs, remark_of
from portfolio_app.importers.account_files.package import Package
from portfolio_app.importers.account_files.word_styles import VAL, Numbering, Style, Styles, W, is_on, number_of
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BLOCK_WRAPPERS = frozenset(f"{W}{name}" for name in "ins moveTo customXml sdtContent smartTag body".split())
_RUN_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in "ins moveTo hyperlink smartTag customXml fldSimple dir bdo sdtContent ruby rubyBase rt".split()
) | {f"{_M}{name}" for name in "oMath oMathPara r e num den sup sub sSup sSub sSubSup f rad deg d".split()}
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑", f"{W}ptab": "\t"}
_NOT_TITLES = frozenset(("", "word document", "document", "document1", "untitled", "powerpoint presentation"))

DELETED = mark("deleted in tracked changes")
HIDDEN = mark("hidden text")
CONTENTS = mark("table of contents")
HEADER = mark("page header")
FOOTER = mark("page foot")
DESCRIPTION = mark("description of a picture")
EMBEDDED = mark("a file inside the document, which is not read")
DRAWING = mark("words in a drawing")


def read_word(path: Path) -> SourceText:
    """Return what the document says; raises RefusedError, OSError."""
    return _Reader(Package(path)).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        main = next((part for part in package.related("").values() if part.startswith("word/document")), "")
        self._main = main if main in package.names else "word/document.xml"
        self._related = package.related(self._main)
        self._styles = Styles(package.xml("word/styles.xml"))
        self._numbering = Numbering(package.xml("word/numbering.xml"))
        self._comments = self._notes_in("word/comments.xml", "comment")
        self._feet = {
            "footnote": self._notes_in("word/footnotes.xml", "footnote"),
            "endnote": self._notes_in("word/endnotes.xml", "endnote"),
        }
        self._gathered = Gathered()
        self._open: dict[str, int] = {}
        self._noted = 0
        self._table = 0
        self._waiting: list[tuple[Element, ...]] = []
        self._notes: list[str] = []
        self._carried: Line | None = None
        self._used: set[str] = set()

    def read(self) -> SourceText:
        root = self._package.xml(self._main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise RefusedError(
                tr("it is no Word document that can be read; save it again as .docx and choose it again.")
            )
        self._read_blocks(body, Place())
        if self._carried is not None:
            self._gathered.add(self._carried, Place())
        self._leave_out_rest()
        title = self._core_title()
        self._gathered.title = title if title.casefold() not in _NOT_TITLES else ""
        return self._gathered.text()

    def _read_blocks(self, parent: "Iterable[Element]", place: Place) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._read_paragraph(child, place)
            elif child.tag == f"{W}tbl":
                self._read_table(child, place)
            elif child.tag == f"{W}sdt":
                self._read_blocks(child.findall(f"{W}sdtContent"), place)
            elif child.tag in _BLOCK_WRAPPERS:
                self._read_blocks(child, place)
            elif child.tag == f"{_MC}AlternateContent":
                self._read_blocks(_choice(child), place)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self._leave_out_deleted(child)
            elif child.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                self._mark_comment(child, Line())
            elif child.tag == f"{W}altChunk":
                self._gathered.leave_out(EMBEDDED, self._related.get(child.get(f"{_R}id", ""), "altChunk"))

    def _read_table(self, table: "Element", place: Place) -> None:
        """Read a table; one inside a cell of another gives its paragraphs to that cell."""
        inside = place.table > 0
        if not inside:
            self._table += 1
        for number, row in enumerate(_through(table, f"{W}tr"), 1):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self._leave_out_deleted(row)
                continue
            for column, cell in enumerate(_through(row, f"{W}tc"), 1):
                self._read_blocks(cell, place if inside else Place(self._table, number, column))

    def _read_paragraph(self, paragraph: "Element", place: Place) -> None:
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self._styles.get(named.get(VAL, "") if named is not None else "")
        line = self._carried or Line()
        self._carried = None
        for key in self._open:
            self._open[key] = min(self._open[key], line.length) if line.length else 0
        self._read_runs(paragraph, line, style)
        for key, start in self._open.items():
            self._remark(line, key, start)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = line  # the mark at its end is deleted: the next one goes on from it
            return
        self._close(line, style, properties, place)

    def _close(self, line: Line, style: Style, properties: "Element | None", place: Place) -> None:
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        own = outline.get(VAL, "9") if outline is not None else "9"
        level = style.level or (int(own) + 2 if own.isdecimal() and int(own) < 9 else 0)
        number = number_of(properties) or style.number
        prefix = self._numbering.prefix(number) if number is not None and not line.is_blank else ""
        waiting, notes = self._waiting, self._notes
        self._waiting, self._notes = [], []
        if style.contents:
            self._gathered.leave_out(CONTENTS, line.text)
        elif level:
            self._gathered.add(line, place, level=level)
        else:
            self._gathered.add(line, place, listed=bool(prefix), prefix=prefix)
        self._gathered.add_notes(notes, place)
        for box in waiting:
            self._read_blocks(box, place)

    def _read_runs(self, parent: "Element", line: Line, style: Style) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._read_run(child, line, style)
            elif tag == f"{W}sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    for content in child.findall(f"{W}sdtContent"):
                        self._read_runs(content, line, style)
                else:
                    self._gathered.leave_out(HIDDEN, "".join(t.text or "" for t in child.iter(f"{W}t")))
            elif tag in (f"{W}del", f"{W}moveFrom"):
                if tag == f"{W}del":
                    self._leave_out_deleted(child)
            elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                self._mark_comment(child, line)
            elif tag == f"{_M}t":
                line.add(child.text or "")
            elif tag == f"{_MC}AlternateContent":
                for chosen in _choice(child):
                    self._read_runs(chosen, line, style) if chosen.tag != f"{W}r" else self._read_run(
                        chosen, line, style
                    )
            elif tag in _RUN_WRAPPERS:
                self._read_runs(child, line, style)

    def _read_run(self, run: "Element", line: Line, style: Style) -> None:
        properties = run.find(f"{W}rPr")
        own = is_on(properties, "b")
        bold = style.bold if own is None else own
        if is_on(properties, "vanish"):
            self._gathered.leave_out(HIDDEN, "".join(t.text or "" for t in run.iter(f"{W}t")))
            return
        for child in run:
            self._read_in_run(child, line, bold=bold)

    def _read_in_run(self, child: "Element", line: Line, *, bold: bool) -> None:
        tag = child.tag
        if tag == f"{W}t":
            line.add(child.text or "", bold=bold)
        elif tag in _SIGNS:
            line.add(_SIGNS[tag], bold=bold)
        elif tag == f"{W}br":
            line.add("" if child.get(f"{W}type") in ("page", "column") else "\n", bold=bold)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._refer(child, line)
        elif tag == f"{W}commentReference":
            key = child.get(f"{W}id", "")
            if key not in self._used:
                self._remark(line, key, line.length)
        elif tag == f"{_MC}AlternateContent":
            for chosen in _choice(child):
                self._read_in_run(chosen, line, bold=bold)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._read_drawing(child)
        elif tag == f"{W}delText":
            self._gathered.leave_out(DELETED, child.text or "")
        elif tag in _RUN_WRAPPERS:
            for inner in child:
                if inner.tag == f"{W}r":
                    self._read_run(inner, line, Style(bold=bold))

    def _refer(self, reference: "Element", line: Line) -> None:
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        key = reference.get(f"{W}id", "")
        text, _ = self._feet[kind].pop(key, ("", ""))
        if not text:
            return
        self._noted += 1
        line.remarks.append(remark_of(text, line.length, line.length, kind=NOTE))
        line.add(f" [{self._noted}]")
        self._notes.append(f"[{self._noted}] {text}")

    def _read_drawing(self, drawing: "Element") -> None:
        boxes = [tuple(box) for box in drawing.iter(f"{W}txbxContent") if len(box)]
        self._waiting += boxes
        described = next((each.get("descr", "") for each in drawing.iter(f"{_WP}docPr")), "")
        self._gathered.leave_out(DESCRIPTION, described)
        if not boxes:
            self._gathered.leave_out(DRAWING, " ".join(each.text or "" for each in drawing.iter(f"{_A}t")))
        for blip in drawing.iter(f"{_A}blip"):
            self._picture(blip.get(f"{_R}embed", ""), described)
        for image in drawing.iter(f"{_V}imagedata"):
            self._picture(image.get(f"{_R}id", ""), described)
        for each in drawing.iter():
            if each.tag.endswith("}OLEObject"):
                self._gathered.leave_out(EMBEDDED, f"{each.get('ProgID', '')}")
            elif each.tag.endswith(("}relIds", "}chart")):
                self._read_diagram(each)

    def _read_diagram(self, named: "Element") -> None:
        part = self._related.get(named.get(f"{_R}dm", "") or named.get(f"{_R}id", ""), "")
        root = self._package.xml(part) if part.endswith(".xml") else None
        if root is not None:
            words = (each.text or "" for each in root.iter() if each.tag in (f"{_A}t", "v") or each.tag.endswith("}v"))
            self._gathered.leave_out(DRAWING, " ".join(words))

    def _picture(self, relation: str, described: str) -> None:
        part = self._related.get(relation, "")
        name = posixpath.basename(part)
        if posixpath.splitext(name)[1].casefold() in PICTURES and part in self._package.names:
            self._gathered.picture(Picture(part, name, self._package.size(part), described))

    def _mark_comment(self, marker: "Element", line: Line) -> None:
        key = marker.get(f"{W}id", "")
        if marker.tag == f"{W}commentRangeStart":
            self._open[key] = line.length
        elif key in self._open:
            self._remark(line, key, self._open.pop(key))

    def _remark(self, line: Line, key: str, start: int) -> None:
        """Put a comment on the words of a line; the same one again on those of the next lines, while it is open."""
        text, by = self._comments.get(key, ("", ""))
        if not text or (start == line.length and key in self._used):
            return
        if start == line.length and key in self._open and line.is_blank:
            return
        self._used.add(key)
        number = sorted(self._comments).index(key) + 1
        line.remarks.append(remark_of(text, start, line.length, by=by, key=number))

    def _leave_out_deleted(self, element: "Element") -> None:
        words = [each.text or "" for each in element.iter() if each.tag in (f"{W}delText", f"{W}t")]
        if element.tag != f"{W}moveFrom":
            self._gathered.leave_out(DELETED, "".join(words))

    def _notes_in(self, part: str, kind: str) -> dict[str, tuple[str, str]]:
        """Return comments or notes with who wrote them, by their ids."""
        root = self._package.xml(part)
        found: dict[str, tuple[str, str]] = {}
        for each in root if root is not None else ():
            if each.tag == f"{W}{kind}" and each.get(f"{W}type", "normal") == "normal":
                words = paragraphs(_words(paragraph) for paragraph in each.iter(f"{W}p"))
                found[each.get(f"{W}id", "")] = (words, each.get(f"{W}author", ""))
        return found

    def _leave_out_rest(self) -> None:
        """Take note of what stands in no paragraph: heads and feet of pages, comments and notes without a place."""
        for part in self._package.names:
            for kind, what in (("header", HEADER), ("footer", FOOTER)):
                if part.startswith(f"word/{kind}") and part.endswith(".xml"):
                    root = self._package.xml(part)
                    each = root.iter(f"{W}p") if root is not None else ()
                    self._gathered.leave_out(what, paragraphs(map(_words, each)))
        for key, (text, by) in self._comments.items():
            if key not in self._used:
                self._gathered.leave_out("comment", f"{by}: {text}" if by else text)
        for notes in self._feet.values():
            for text, _ in notes.values():
                self._gathered.leave_out(NOTE, text)

    def _core_title(self) -> str:
        root = self._package.xml("docProps/core.xml")
        found = root.find(f"{_DC}title") if root is not None else None
        return " ".join((found.text or "").split()) if found is not None else ""


def _words(paragraph: "Element") -> str:
    said = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
    return "".join(
        each.text or "" if each.tag == f"{W}t" else said.get(each.tag, "") for each in paragraph.iter()
    ).strip()


def _choice(alternatives: "Element") -> tuple["Element", ...]:
    """Return what stands in the first form of what a document offers in several (ISO/IEC 29500-3, 9.3)."""
    chosen = next(iter(alternatives), None)
    return tuple(chosen) if chosen is not None else ()


def _through(parent: "Element", tag: str) -> "list[Element]":
    """Return rows or cells, also those in content controls."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            found += _through(child, tag)
    return found
