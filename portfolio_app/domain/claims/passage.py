"""Passages: the exact words that a claim points at, and where they are in the text as it is now."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.whole_words import whole_words

CONTEXT = 32
"""Characters kept before and after a passage, to find it again (W3C TextQuoteSelector's idea)."""


class Outcome(StrEnum):
    """What became of a passage's words when the text changed."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one section as they were when claimed; offsets are code points over LF text."""

    section: Section
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage is in the present text; when lost, where it was last, or what took its place."""

    outcome: Outcome
    start: int
    end: int

    @property
    def found(self) -> bool:
        """Whether there are words to point at."""
        return self.outcome is not Outcome.LOST


def hash_of(text: str) -> str:
    """Return the SHA-256 of the text as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def take_passage(section: Section, text: str, start: int, end: int) -> Passage:
    """Return the passage that text[start:end] means, on whole words, with its context.

    Raises ValueError when there are no words in it.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError("a passage needs at least one character that is not white space")
    start, end = whole_words(text, start, end)
    return Passage(
        section=section,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        text_hash=hash_of(text),
    )


def kept(passage: Passage) -> Anchor:
    """Return the anchor of a passage whose text has not changed."""
    return Anchor(Outcome.KEPT, passage.start, passage.end)
