"""What a person says about a doubtful piece of a document: it is kept, left out, worded anew or joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.translation import mark


class Way(StrEnum):
    """How a doubt is settled."""

    KEEP = mark("Keep it as it is")
    LEAVE_OUT = mark("Leave it out")
    WORDS = mark("Change the words")
    JOIN = mark("Join it with the one before")


@dataclass(frozen=True, slots=True)
class Settled:
    """A piece of the document by its number, and what becomes of it; ``words`` may have several lines."""

    piece: int
    way: Way
    words: str = ""


def closed(settled: Iterable[Settled]) -> frozenset[int]:
    """Return the pieces of which nothing more is asked: new words are looked at again, whatever they are."""
    return frozenset(each.piece for each in settled if each.way is not Way.WORDS)
