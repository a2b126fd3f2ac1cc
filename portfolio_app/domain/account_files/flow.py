"""A document as one flow of pieces: headings of parts, details, headings, words and codes in margins.

Tables are taken apart here: a template's rows of heading and answer, a log with a column for each part, words with
their codes in the margin; any other table becomes lines of text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import groupby

from portfolio_app.domain.account_files.block import Block, Remark, tables
from portfolio_app.domain.account_files.citations import only_codes
from portfolio_app.domain.account_files.headings import (
    Detail,
    detail_of,
    lead_in,
    letter_lead,
    names_account,
    part_of,
    split_detail,
)
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import fold

_MOST_TITLE_WORDS = 16
_MOST_LABEL_WORDS = 30
_MOST_HEAD_WORDS = 5
_MOST_PLAIN_WORDS = 8
_LETTERS_NEEDED = 3
_HEADS = frozenset(
    "heading|headings|answer|your answer|answers|prompt|prompts|response|your response|section|question|questions|part|"
    "account|my account|your account|details|detail|evidence|stage|star|notes|content|what to write|guidance|element|"
    "what i wrote|your notes|learner response|text".split("|")
)


class Role(Enum):
    """What a piece is for."""

    HEADING = auto()
    PART = auto()
    DETAIL = auto()
    WORDS = auto()
    CODES = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its role; ``margin`` are codes beside it, ``own_line`` that no new paragraph begins."""

    role: Role
    block: Block
    section: Section | None = None
    detail: Detail | None = None
    value: str = ""
    margin: tuple[str, ...] = ()
    own_line: bool = False
    heading: str = ""
    """The words that made it a part's beginning."""


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[Block, ...], ...]
    codes: KnownCodes = field(compare=False)

    def text(self, column: int) -> str:
        return "\n".join(block.text for block in self.cells[column]).strip() if column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        return [column for column in range(len(self.cells)) if self.text(column)]

    @property
    def margins(self) -> list[int]:
        return [column for column in self.filled if only_codes(self.text(column), self.codes)]


def pieces_of(blocks: tuple[Block, ...], codes: KnownCodes) -> tuple[Piece, ...]:
    """Return the document's pieces in order; every word of the blocks is in one of them."""
    letters = {head.section for block in blocks if (head := letter_lead(block.text)) is not None}
    found: list[Piece] = []
    for run in tables(blocks):
        if run[0].table:
            found += _from_table(run, codes)
        else:
            for block in run:
                found += _from_block(block, codes, letters=len(letters) >= _LETTERS_NEEDED)
    return tuple(found)


def _from_block(block: Block, codes: KnownCodes, *, letters: bool = False) -> Iterator[Piece]:
    text = block.text
    if not text.strip():
        yield from _remarks_alone((block,))
        return
    if block.note:
        yield Piece(Role.WORDS, block)
        return
    marked = block.level > 0 or block.bold
    if (section := part_of(text, marked=marked)) is not None and (marked or len(text.split()) <= _MOST_PLAIN_WORDS):
        yield Piece(Role.PART, block, section, heading=text.strip())
        return
    if only_codes(text, codes):
        yield Piece(Role.CODES, block)
        return
    head = None if block.level else lead_in(text, block.lead) or (letter_lead(text) if letters else None)
    if head is not None:
        yield Piece(Role.PART, replace(block, text="", remarks=()), head.section, heading=text[: head.end].strip())
        yield Piece(Role.WORDS, behind(block, head.end))
        return
    if (stated := split_detail(text)) is not None:
        yield Piece(Role.DETAIL, block, detail=stated[0], value=stated[1])
        return
    short = len(text.split()) <= _MOST_TITLE_WORDS
    if (
        block.level
        or (block.bold and short and not block.listed)
        or (names_account(text) and not text.rstrip().endswith("."))
    ):
        yield Piece(Role.HEADING, block)
        return
    yield Piece(Role.WORDS, block)


def _remarks_alone(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    """Keep the comments on blocks without words, or on words that are taken otherwise."""
    yield from (Piece(Role.CODES, replace(block, text="")) for block in blocks if block.remarks)


def behind(block: Block, end: int) -> Block:
    """Return what stands in a block behind a place, with the remarks on it."""
    remarks = tuple(
        replace(remark, start=max(0, remark.start - end), end=max(0, remark.end - end)) for remark in block.remarks
    )
    return replace(block, text=block.text[end:], lead=max(0, block.lead - end), remarks=remarks)


def _from_table(run: tuple[Block, ...], codes: KnownCodes) -> Iterator[Piece]:
    rows = [_row(tuple(row), codes) for _, row in groupby(run, key=lambda block: block.row)]
    if (columns := _part_columns(rows[0])) and len(rows) > 1:
        yield from _from_log(rows, columns, codes)
        return
    template = _is_template(rows, codes)
    if len(rows) > 1 and _is_head(rows[0]):
        for column in rows[0].filled:
            yield from (Piece(Role.DETAIL, block, detail=Detail.OTHER) for block in rows[0].cells[column])
        rows = rows[1:]
    for row in rows:
        yield from _from_row(row, codes, template=template)


def _row(blocks: tuple[Block, ...], codes: KnownCodes) -> _Row:
    width = max(block.column for block in blocks)
    return _Row(
        tuple(tuple(block for block in blocks if block.column == column) for column in range(1, width + 1)), codes
    )


def _part_columns(row: _Row) -> dict[int, Section]:
    """Return the part that each column is headed with, where at least two are."""
    found = {
        column: section for column in row.filled if (section := part_of(row.text(column), marked=True)) is not None
    }
    headed = len(row.filled) >= 2 and all(len(row.text(column).split()) <= _MOST_LABEL_WORDS for column in row.filled)
    return found if len(set(found.values())) >= 2 and headed else {}


def _from_log(rows: list[_Row], columns: dict[int, Section], codes: KnownCodes) -> Iterator[Piece]:
    """Read a table with a column for each part: a row for each account."""
    head = rows[0]
    for row in rows[1:]:
        for column in row.filled:
            if column not in columns:
                yield from _labelled(head.text(column), row.cells[column], codes)
        for column in row.filled:
            if column in columns:
                first = replace(row.cells[column][0], text="", remarks=())
                yield Piece(Role.PART, first, columns[column], heading=head.text(column))
                yield from _words(row.cells[column], ())
    others = [column for column in head.filled if column not in columns]
    for column in others:
        yield Piece(Role.DETAIL, head.cells[column][0], detail=Detail.OTHER, value="")


def _labelled(label: str, blocks: tuple[Block, ...], codes: KnownCodes) -> Iterator[Piece]:
    detail = detail_of(label) if label else None
    text = "\n".join(block.text for block in blocks)
    if detail is not None:
        yield Piece(Role.DETAIL, replace(blocks[0], text=text), detail=detail, value=text.strip())
    elif only_codes(text, codes):
        yield Piece(Role.DETAIL, replace(blocks[0], text=text), detail=Detail.CODES, value=text, heading=label)
    else:
        yield from _words(blocks, ())


def _is_template(rows: list[_Row], codes: KnownCodes) -> bool:
    """Tell whether the first column asks and the second answers: by labels that are known, or by their length."""
    pairs = [row for row in rows if len(row.filled) >= 2 and row.filled[0] not in row.margins]
    first = [row.text(row.filled[0]) for row in pairs]
    known = [text for text in first if _is_label(text) or codes.worded(text)]
    if known:
        return True
    asks = [text for text in first if text.rstrip().endswith("?")]
    return bool(pairs) and len(asks) * 2 > len(pairs)


def _is_head(row: _Row) -> bool:
    """Tell whether a row says what is in the columns: “Heading, Your answer, Criteria”."""
    texts = [row.text(column) for column in row.filled]
    if len(texts) < 2 or row.margins or any(len(text.split()) > _MOST_HEAD_WORDS for text in texts):
        return False
    return detail_of(texts[-1]) is Detail.CODES or all(fold(text).strip(" :") in _HEADS for text in texts)


def _is_label(text: str) -> bool:
    return part_of(text, marked=True) is not None or detail_of(text) is not None


def _from_row(row: _Row, codes: KnownCodes, *, template: bool) -> Iterator[Piece]:
    margins = row.margins
    others = [column for column in row.filled if column not in margins]
    for column, blocks in enumerate(row.cells):
        if column not in row.filled:
            yield from _remarks_alone(blocks)
    beside = tuple(row.text(column) for column in margins)
    if len(others) == 1 and margins and detail_of(row.text(others[0])) is Detail.CODES:
        value = ", ".join(beside)
        block = replace(row.cells[margins[0]][0], text=value)
        yield Piece(Role.DETAIL, block, detail=Detail.CODES, value=value, heading=row.text(others[0]))
    elif not others:
        yield from (Piece(Role.CODES, block) for column in margins for block in row.cells[column])
    elif len(others) == 1:
        yield from _from_cell(row.cells[others[0]], beside, codes)
        yield from _margin_remarks(row, margins)
    elif template and len(row.text(others[0]).split()) <= _MOST_LABEL_WORDS:
        yield from _from_template(row, others, beside, codes)
        yield from _margin_remarks(row, margins)
    else:
        yield from _as_line(row)


def _margin_remarks(row: _Row, margins: list[int]) -> Iterator[Piece]:
    """Keep the comments that stand on codes in a margin."""
    for column in margins:
        yield from _remarks_alone(row.cells[column])


def _from_cell(blocks: tuple[Block, ...], beside: tuple[str, ...], codes: KnownCodes) -> Iterator[Piece]:
    """Read the one cell of a row that has words, as if it stood in no table."""
    if not beside:
        for block in blocks:
            yield from _from_block(block, codes)
        return
    pieces = [piece for block in blocks for piece in _from_block(block, codes)]
    marked = [piece.role in (Role.WORDS, Role.PART) for piece in pieces]
    for piece, is_marked in zip(pieces, marked, strict=True):
        yield replace(piece, margin=beside) if is_marked else piece
    if not any(marked):
        yield from (Piece(Role.CODES, replace(blocks[0], text=text, remarks=())) for text in beside)


def _from_template(row: _Row, others: list[int], beside: tuple[str, ...], codes: KnownCodes) -> Iterator[Piece]:
    label, answers = others[0], others[1:]
    text = row.text(label)
    section, detail = part_of(text, marked=True), detail_of(text)
    answer = tuple(block for column in answers for block in row.cells[column])
    first = replace(row.cells[label][0], text=text, lead=0)
    remarks = tuple(remark for block in row.cells[label] for remark in block.remarks)
    if detail is not None and (section is None or len(" ".join(b.text for b in answer).split()) <= 8):
        yield Piece(
            Role.DETAIL,
            replace(answer[0], text="\n".join(b.text for b in answer)),
            detail=detail,
            value="\n".join(b.text for b in answer).strip(),
            heading=text,
        )
        return
    if section is not None:
        yield Piece(Role.PART, replace(first, text="", remarks=remarks), section, heading=text)
    else:
        yield Piece(Role.WORDS, replace(first, remarks=remarks))
    yield from _words(answer, beside)


def _words(blocks: tuple[Block, ...], beside: tuple[str, ...]) -> Iterator[Piece]:
    yield from (Piece(Role.WORDS, block, margin=beside) for block in blocks if block.text.strip())


def _as_line(row: _Row) -> Iterator[Piece]:
    """Read a row of any other table as a line of text."""
    texts: list[str] = []
    remarks: list[Remark] = []
    length = 0
    for column in row.filled:
        for block in row.cells[column]:
            if not block.text.strip():
                continue
            start = length + (3 if texts else 0)
            flat = block.text.replace("\n", " ")
            texts.append(flat)
            remarks += [replace(r, start=r.start + start, end=r.end + start) for r in block.remarks]
            length = start + len(flat)
    first = row.cells[row.filled[0]][0]
    yield Piece(Role.WORDS, replace(first, text=" - ".join(texts), lead=0, remarks=tuple(remarks)), own_line=True)
