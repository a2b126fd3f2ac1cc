"""Handbooks as PDF or Word files, and pasted text: their blocks, read in the sandbox, become a framework."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.frameworks.settling import closed
from portfolio_app.domain.words.text import clean_line, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.blocks import Block, Document, numbered, settle
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found
from portfolio_app.importers.frameworks.handbook import read_handbook
from portfolio_app.importers.frameworks.handbook_words import begins, is_keyword
from portfolio_app.importers.frameworks.page_blocks import blocks_of
from portfolio_app.importers.frameworks.page_lines import read_pieces, without_running_heads
from portfolio_app.importers.frameworks.pasted_list import is_list, lines_of, read_list
from portfolio_app.importers.frameworks.word_blocks import read_word_blocks
from portfolio_app.sandbox import MOST_SECONDS, RefusedError, SandboxError, run_within
from portfolio_app.translation import mark, tr

_NOTHING = mark(
    "no criteria are found in it: look for a list with numbers such as 1.1 or K1, "
    "or copy the list out of it and paste that."
)
_FIRST = 400
_OWN = "Portfolio Evidence Mapper"
_PAGE = re.compile(r"(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?", re.IGNORECASE)
_NUMBER = re.compile(r"\b(\d{3}/\d{4}/[\dX])\b")
_TITLE = re.compile(
    r"\b(?:[A-Z][\w&]+ )?(?:Entry )?(?:Level|SVQ) \d [^\n().]{0,60}?(?:Award|Certificate|Diploma|NVQ|Qualification)\b"
    r"[^\n().]{0,80}"
)


def read_pdf(path: Path, asked: Asked) -> Found:
    """Return the framework of a PDF; raises InputError."""
    try:
        blocks, heads = run_within(MOST_SECONDS, pdf_blocks, path)
    except SandboxError as error:
        raise in_file(path.name, error.sentence(tr("the PDF {reason}; print it to a new PDF and use that."))) from error
    except OSError as error:
        raise in_file(path.name, tr("the file cannot be read; check who may read it.")) from error
    if not blocks:
        said = tr("the PDF has pictures of pages and no words; ask for it as a Word file or as a PDF with text.")
        raise in_file(path.name, said)
    return _found(list(blocks), heads, path, asked, drawn=True)


def pdf_blocks(path: Path) -> tuple[tuple[Block, ...], str]:
    """Return the blocks of a PDF's pages, and the words of its first pages with their running heads.

    A job of the sandbox; raises RefusedError.
    """
    _refuse_own(path)
    pieces = read_pieces(path)
    return tuple(blocks_of(without_running_heads(pieces))), "\n".join(piece.text for piece in pieces[:_FIRST])


def _refuse_own(path: Path) -> None:
    """Refuse a portfolio that this program made: its tables hold evidence between the criteria, and cut them short."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(path) as document:
            producer = document.get_metadata_value("Producer")
    except PdfiumError:
        return  # what is wrong with it is said when its words are read
    if producer == _OWN:
        said = tr(
            "the PDF is a portfolio that this program made, not a list of criteria; import the handbook or standard "
            "itself, or what “framework export” wrote."
        )
        raise RefusedError(said)


def read_word(path: Path, asked: Asked) -> Found:
    """Return the framework of a Word document; raises InputError."""
    try:
        blocks = run_within(MOST_SECONDS, read_word_blocks, path)
    except SandboxError as error:
        said = tr("the Word document {reason}; open it in Word and save it again.")
        raise in_file(path.name, error.sentence(said)) from error
    except OSError as error:
        raise in_file(path.name, tr("the file cannot be read; check who may read it.")) from error
    return _found(list(blocks), "\n".join(block.text for block in blocks[:_FIRST]), path, asked)


def read_text(text: str, source: str, stem: str, asked: Asked) -> Found:
    """Return the framework of a text: a handbook's words, or a list whose items become criteria; raises InputError."""
    doubts = Doubts()
    blocks = numbered(_text_blocks(_without_heads(text, doubts)))
    entries = () if _is_plain_list(text) else read_handbook(blocks, doubts)
    if not entries:
        if not is_list(text):
            raise in_file(source, tr(_NOTHING))
        return read_document(Document(source, stem, _title(stem), numbered(lines_of(text)), is_list=True), asked)
    return _of_handbook(Document(source, stem, _title(stem), blocks), asked, entries, doubts)


def read_document(document: Document, asked: Asked) -> Found:
    """Return the framework of a document that was taken apart, its doubts settled as asked; raises InputError."""
    doubts = Doubts(closed=closed(asked.settled))
    blocks = list(settle(document.blocks, asked.settled))
    entries = read_list(blocks, doubts) if document.is_list else read_handbook(blocks, doubts)
    return _become(document, asked, entries, doubts)


def _of_handbook(document: Document, asked: Asked, entries: tuple[Entry, ...], doubts: Doubts) -> Found:
    """Return the framework of a handbook that was read once, with nothing settled: where something is, it is again."""
    return read_document(document, asked) if asked.settled else _become(document, asked, entries, doubts)


def _become(document: Document, asked: Asked, entries: tuple[Entry, ...], doubts: Doubts) -> Found:
    if not entries:
        raise in_file(document.source, tr(_NOTHING))
    found = become(Outline(document.code, document.title, entries), document.source, asked, doubts)
    return replace(found, document=document, left_out=tuple(doubts.left_out))


def _is_plain_list(text: str) -> bool:
    """Tell whether a text is a list and nothing else: no words of handbooks are in it."""
    return is_list(text) and not re.search(r"\b(?:the learner|learning outcome|unit \w*\d)", text, re.IGNORECASE)


def _found(found: list[Block], heads: str, path: Path, asked: Asked, *, drawn: bool = False) -> Found:
    blocks, doubts = numbered(found), Doubts()
    entries = read_handbook(blocks, doubts)
    if not entries and not is_list("\n".join(block.text for block in blocks)):
        raise in_file(path.name, tr(_NOTHING))
    number, named = _NUMBER.search(heads), _TITLE.search(heads)
    code = number[1].replace("/", "-") if number else path.stem
    title = clean_line(named[0]) if named else _title(path.stem)
    document = Document(path.name, code, title, blocks, not entries, path if drawn else None)
    return _of_handbook(document, asked, entries, doubts) if entries else read_document(document, asked)


def _title(stem: str) -> str:
    return clean_line(stem.replace("_", " ").replace("-", " "))


def _without_heads(text: str, doubts: Doubts) -> list[tuple[int, str]]:
    """Return the lines with their numbers, without the numbers of pages and the running heads beside them."""
    lines = [(number, clean_line(line)) for number, line in enumerate(text.split("\n"), 1)]
    often = Counter(line for _, line in lines)
    apart = {place for place, (_, line) in enumerate(lines) if _PAGE.fullmatch(line)}
    apart |= {
        beside
        for place in apart
        for beside in (place - 1, place + 1)
        if 0 <= beside < len(lines)
        and often[lines[beside][1]] > 1
        and lines[beside][1]
        and not begins(lines[beside][1])
    }
    if apart:
        words = "; ".join(dict.fromkeys(shown(lines[place][1], 40) for place in sorted(apart)[:4]))
        said = tr("heads and feet of pages are left out: {words}.", words=words)
        doubts.add(tr("line {number}", number=lines[min(apart)][0]), said)
    return [line for place, line in enumerate(lines) if place not in apart]


def _text_blocks(lines: list[tuple[int, str]]) -> list[Block]:
    made: list[Block] = []
    waiting: list[str] = []
    begun = 1
    for number, bare in (*lines, (0, "")):
        if waiting and (not bare or begins(bare) or is_keyword(bare) or is_keyword(waiting[-1])):
            made.append(Block(" ".join(waiting), tr("line {number}", number=begun)))
            waiting = []
        if bare:
            begun = begun if waiting else number
            waiting.append(bare)
    return made
