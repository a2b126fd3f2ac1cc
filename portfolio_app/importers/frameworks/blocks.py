"""Pieces of a document's text as its readers hand them on: a paragraph, or what stands in a cell of a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Words, where they are (``page 3, line 12``), and whether they may go on with the block before a page's end."""

    text: str
    where: str
    goes_on: bool = False
