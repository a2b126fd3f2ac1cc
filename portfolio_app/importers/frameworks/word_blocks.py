"""The blocks of a Word document: its paragraphs with their numbers, and the cells of its tables in reading order."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.frameworks.list_items import CODE_ALONE
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.frameworks.blocks import Block
from portfolio_app.importers.frameworks.word_numbers import WordNumbers
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BYTES = 64 * 1024 * 1024
_MOST_BLOCKS = 200_000


def read_word_blocks(path: Path) -> tuple[Block, ...]:
    """Return the blocks of a Word document; raises RefusedError when it is too large."""
    import docx

    with zipfile.ZipFile(path) as package:
        sizes = [entry.file_size for entry in package.infolist() if entry.filename.endswith((".xml", ".rels"))]
    if sum(sizes) > _MOST_BYTES:
        raise RefusedError(tr("the document unpacks to more than a handbook has; keep the pages with the units."))
    made: list[Block] = []
    for block in _Reader(docx.Document(str(path))).blocks():
        made.append(block)
        if len(made) > _MOST_BLOCKS:
            raise RefusedError(tr("the document has too many paragraphs; keep the pages with the units."))
    return tuple(made)


class _Reader:
    def __init__(self, document: "Document") -> None:
        self._document = document
        self._numbers = WordNumbers(document)
        self._paragraph = 0
        self._table = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body."""
        yield from self._below(self._document.element.body)

    def _below(self, element: "BaseOxmlElement") -> Iterator[Block]:
        for child in element.iterchildren():
            if child.tag == f"{_W}p":
                self._paragraph += 1
                where = tr("paragraph {number}", number=self._paragraph)
                yield from _parted(self._text(child), where)
            elif child.tag == f"{_W}tbl":
                self._table += 1
                yield from self._of_table(child, self._table)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self._below(child)

    def _of_table(self, table: "BaseOxmlElement", number: int) -> Iterator[Block]:
        for place, row in enumerate(table.iterchildren(f"{_W}tr"), 1):
            where = tr("table {table}, row {row}", table=number, row=place)
            waiting = ""
            for cell in row.iter(f"{_W}tc"):
                merged = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merged is not None and merged.get(f"{_W}val") != "restart":
                    continue
                for paragraph in cell.iter(f"{_W}p"):
                    for block in _parted(self._text(paragraph), where):
                        if CODE_ALONE.fullmatch(block.text) and not waiting:
                            waiting = block.text
                            continue
                        yield Block(clean_line(f"{waiting} {block.text}"), where, block.goes_on)
                        waiting = ""
            if waiting:
                yield Block(waiting, where)

    def _text(self, element: "BaseOxmlElement") -> str:
        from docx.text.paragraph import Paragraph

        number = self._numbers.of(Paragraph(element, self._document))
        pieces = [number, " "] if number else []
        for part in element.iter():
            if part.tag == f"{_W}t":
                pieces.append(part.text or "")
            elif part.tag == f"{_W}tab":
                pieces.append(" ")
            elif part.tag in (f"{_W}br", f"{_W}cr"):
                pieces.append("\n")
            elif part.tag == f"{_W}noBreakHyphen":
                pieces.append("-")
        return "".join(pieces)


def _parted(text: str, where: str) -> Iterator[Block]:
    """Yield a block for each line of a paragraph that begins something, with the lines that go on from it."""
    from portfolio_app.importers.frameworks.handbook_words import begins, is_keyword

    open_lines: list[str] = []
    for line in filter(None, map(clean_line, text.split("\n"))):
        if open_lines and (begins(line) or is_keyword(line) or is_keyword(open_lines[-1])):
            yield Block(" ".join(open_lines), where)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield Block(" ".join(open_lines), where)
