"""What a search finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Words found: the evidence's reference, the section (or ``title``, ``place``), offsets, and words around them."""

    evidence: str
    section: str
    start: int
    end: int
    excerpt: str
