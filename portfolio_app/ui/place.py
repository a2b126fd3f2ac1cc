"""Somewhere in the window, as a value: what leads there need not know the pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window: a page, and what to show there.

    ``page`` is the page's name; ``evidence`` an id; ``claim`` a claim's id; ``section`` with ``start`` and ``end`` are
    words in an account (code points); ``criterion`` a full reference; ``draft`` is the id of a
    framework that is being written.
    """

    page: str
    evidence: int = 0
    claim: int = 0
    section: str = ""
    start: int = 0
    end: int = 0
    criterion: str = ""
    draft: int = 0
