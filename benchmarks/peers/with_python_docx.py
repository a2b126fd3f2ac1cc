"""The report by python-docx, the way its documentation shows, with comments on the claimed passages.

It has no bookmarks, fields or layout: those are the few elements that everyone adds by hand, and the numbers of pages
are left for Word to fill in. Links within the document, codes in the margin and an embedded font are left out.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from running import COLOURS, main


def make(report: dict[str, Any], path: Path) -> None:
    """Build the document block by block and save it."""
    document = _Document(report["learner"])
    for block in report["blocks"]:
        document.add(block)
    document.file.core_properties.title = report["title"]
    document.file.core_properties.author = report["learner"]
    document.file.save(str(path.with_suffix(".docx")))


class _Document:
    def __init__(self, learner: str) -> None:
        self.file = docx.Document()
        self._learner = learner
        self._bookmarks = 0
        self._open: dict[str, tuple[str, list[Any]]] = {}

    def add(self, block: dict[str, Any]) -> None:
        getattr(self, f"_{block['kind']}")(block)

    def _cover(self, block: dict[str, Any]) -> None:
        self.file.add_paragraph(block["kicker"])
        self.file.add_heading(block["title"], 0)
        for line in block["lines"]:
            self.file.add_paragraph(line)
        table = self.file.add_table(rows=0, cols=2)
        for name, value in block["facts"]:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = name, value
        self.file.add_paragraph(block["declaration_title"], "Heading 2")
        self.file.add_paragraph(block["declaration"])
        for name in block["signatures"]:
            self.file.add_paragraph(f"{name}: ______________________")
        self.file.add_page_break()

    def _contents(self, block: dict[str, Any]) -> None:
        self.file.add_heading(block["title"], 1)
        _field(self.file.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', "Update this field")

    def _heading(self, block: dict[str, Any]) -> None:
        if block["kicker"]:
            self._runs(self.file.add_paragraph(), block["kicker"])
        self._place(self.file.add_heading(block["text"], block["level"]), block["anchor"])

    def _unit(self, block: dict[str, Any]) -> None:
        self._place(self.file.add_heading(block["text"], 2), block["anchor"])

    def _criterion(self, block: dict[str, Any]) -> None:
        self._place(self.file.add_heading(f"{block['code']} {block['text']}", 3), block["anchor"])
        for note in block["notes"]:
            self._runs(self.file.add_paragraph(), note)

    def _paragraph(self, block: dict[str, Any]) -> None:
        self._runs(self.file.add_paragraph(), block["runs"])

    def _quote(self, block: dict[str, Any]) -> None:
        self.file.add_paragraph(block["text"], "Quote")
        self._runs(self.file.add_paragraph(), block["source"])
        if block["note"]:
            self.file.add_paragraph(block["note"])

    def _table(self, block: dict[str, Any]) -> None:
        table = self.file.add_table(rows=1, cols=len(block["columns"]))
        table.style = "Table Grid"
        for cell, column in zip(table.rows[0].cells, block["columns"], strict=True):
            cell.text = column["title"]
        for row in block["rows"]:
            for cell, lines in zip(table.add_row().cells, row["cells"], strict=True):
                for number, line in enumerate(lines):
                    self._runs(cell.add_paragraph() if number else cell.paragraphs[0], line)

    def _marked(self, block: dict[str, Any]) -> None:
        words = self.file.add_paragraph()
        for piece in block["pieces"]:
            run = words.add_run(piece["text"])
            if piece["colour"] is not None:
                run.font.underline = True
                run.font.color.rgb = RGBColor.from_string(COLOURS[piece["colour"] % 8].removeprefix("#"))
            for mark in piece["opens"]:
                self._place(words, mark["anchor"])
                self._open[mark["anchor"]] = (mark["comment"], [])
            for _, runs in self._open.values():
                runs.append(run)
            for anchor in piece["closes"]:
                said, runs = self._open.pop(anchor)
                initials = "".join(name[0] for name in self._learner.split())
                self.file.add_comment([runs[0], runs[-1]], text=said, author=self._learner, initials=initials)

    def _runs(self, words: Any, line: list[dict[str, Any]]) -> None:
        for part in line:
            run = words.add_run(part["text"])
            if part["tone"] == "strong":
                run.bold = True
            if "page_of" in part:
                _field(words, f"PAGEREF {_name(part['page_of'])} \\h", "0")

    def _place(self, words: Any, anchor: str) -> None:
        if not anchor:
            return
        self._bookmarks += 1
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            element = OxmlElement(kind)
            element.set(qn("w:id"), str(self._bookmarks))
            if kind == "w:bookmarkStart":
                element.set(qn("w:name"), _name(anchor))
            words._p.append(element)  # noqa: SLF001  # As every recipe does.


def _name(anchor: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in anchor)[:40]


def _field(words: Any, code: str, shown: str) -> None:
    element, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    element.set(qn("w:instr"), code)
    text.text = shown
    run.append(text)
    element.append(run)
    words._p.append(element)  # noqa: SLF001  # As every recipe does.


if __name__ == "__main__":
    main(make)
