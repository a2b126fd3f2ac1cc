"""Pieces of a document's text as its readers hand them on: a paragraph, or what stands in a cell of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_app.domain.frameworks.settling import Settled, Way


@dataclass(frozen=True, slots=True)
class Block:
    """Words, where they are (``page 3, line 12``), and whether they may go on with the block before a page's end.

    ``box`` is their place on a PDF's page: left, top, right, bottom in points from its top left. ``number`` counts the
    blocks of the document; one that ``joins`` goes on with the statement before it, because the person says so.
    """

    text: str
    where: str
    goes_on: bool = False
    page: int = 0
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    number: int = -1
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document taken apart, to be read again when its doubts are settled; ``path`` where pages can be drawn.

    Where it is ``of_entries`` its blocks are the statements of a table or another program's file, which is read anew.
    """

    source: str
    code: str
    title: str
    blocks: tuple[Block, ...]
    is_list: bool = False
    path: Path | None = None
    of_entries: bool = False


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with their numbers, 0 for the first."""
    return tuple(replace(block, number=number) for number, block in enumerate(blocks))


def settle(blocks: Iterable[Block], settled: Iterable[Settled]) -> Iterator[Block]:
    """Yield the blocks as the person settled them: without those left out, and a block for each line of new words."""
    said = {each.piece: each for each in settled}
    for block in blocks:
        each = said.get(block.number)
        if each is None or each.way is Way.KEEP:
            yield block
        elif each.way is Way.JOIN:
            yield replace(block, joins=True)
        elif each.way is Way.WORDS:
            indent = block.text[: len(block.text) - len(block.text.lstrip())]
            for line in filter(None, map(str.strip, each.words.split("\n"))):
                yield replace(block, text=f"{indent}{line}", goes_on=False)
