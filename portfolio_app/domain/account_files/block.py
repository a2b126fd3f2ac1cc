"""A document as it was read: its words in order, block by block, and what is not part of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portfolio_app.translation import mark

COMMENT = mark("comment")
NOTE = mark("footnote")


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside words of a block: a comment on them, or a footnote to the place where ``start`` is ``end``.

    A comment on several blocks has the same ``key`` in each of them.
    """

    start: int
    end: int
    text: str
    by: str = ""
    key: int = 0
    kind: str = COMMENT


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, or a paragraph in a cell of a table.

    ``level`` is a heading's, 1 for the highest, 0 for none; ``lead`` is how many characters at its beginning are bold.
    ``table``, ``row`` and ``column`` count from 1; a block outside of tables has 0. A ``note`` is a footnote's own
    text, behind the block that refers to it.
    """

    text: str
    level: int = 0
    lead: int = 0
    where: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    listed: bool = False
    note: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.text.strip()) and self.lead >= len(self.text.rstrip())


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the document that are in no account, and what they are, in English as a key of the catalogues."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the document, which may become evidence; ``part`` names it inside the file."""

    part: str
    name: str
    size: int = 0
    description: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a document says; ``title`` is the one that its file states."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    left_out: tuple[LeftOut, ...] = ()
    pictures: tuple[Picture, ...] = ()


def tables(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Return the blocks in runs: each table by itself, and what stands between tables."""
    listed = list(blocks)
    if not listed:
        return []
    ends = [place for place, (one, other) in enumerate(pairwise(listed), 1) if one.table != other.table]
    return [tuple(listed[start:end]) for start, end in zip([0, *ends], [*ends, len(listed)], strict=True)]
