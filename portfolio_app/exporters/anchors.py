"""Places in a document that flows: an id for each anchor, and the headings that its contents list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    Picture,
    Table,
    UnitHeading,
)
from portfolio_app.translation import tr

_UNFIT = re.compile(r"[^A-Za-z0-9_.-]+")
_OWN = frozenset({"main", "contents", "contents-title", "declaration", "title"})
_SIGN = "sign-"
"""What the ids of a page's own symbols begin with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    text: str
    level: int
    anchor: str


@dataclass(slots=True)
class Places:
    """The id of each anchor, the anchors given twice, those that a link sought in vain, and the contents."""

    ids: dict[str, str] = field(default_factory=dict[str, str])
    twice: list[str] = field(default_factory=list[str])
    lost: set[str] = field(default_factory=set[str])
    entries: list[Entry] = field(default_factory=list[Entry])
    _placed: set[str] = field(default_factory=set[str])

    def place(self, anchor: str) -> str:
        """Return the id of the place that the anchor names, or "" where it has none or has its place already."""
        if anchor not in self.ids or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return self.ids[anchor]

    def target(self, anchor: str) -> str:
        """Return the address of a place within the document, or "" (and keep the anchor as lost)."""
        if not anchor:
            return ""
        if anchor not in self.ids:
            self.lost.add(anchor)
            return ""
        return f"#{self.ids[anchor]}"


def find_places(blocks: Iterable[Block]) -> Places:
    """Name every anchor, and list the headings that the contents lead to."""
    places, taken = Places(), set(_OWN)
    for block in blocks:
        if isinstance(block, Contents):
            places.ids.setdefault(block.anchor, "contents")
        for anchor in _anchors(block):
            if anchor in places.ids:
                places.twice.append(anchor)
                continue
            places.ids[anchor] = _free_id(anchor, taken)
        if isinstance(block, (Heading, UnitHeading)) and block.in_contents and block.anchor:
            places.entries.append(
                Entry(heading_text(block), 2 if isinstance(block, UnitHeading) else block.level, block.anchor)
            )
    return places


def heading_text(block: Heading | UnitHeading) -> str:
    """Return a heading's words as the contents give them."""
    return block.text if isinstance(block, Heading) else f"{block.label} {block.title}".strip()


def _anchors(block: Block) -> Iterator[str]:
    if isinstance(block, (Heading, UnitHeading, CriterionHeading)) and block.anchor:
        yield block.anchor
    elif isinstance(block, Table):
        yield from (row.anchor for row in block.rows if row.anchor)
    elif isinstance(block, Picture):
        yield from filter(None, (block.anchor, *(outline.mark.anchor for outline in block.outlines)))
    elif isinstance(block, MarkedParagraph):
        # A passage over several paragraphs opens once only.
        yield from (mark.anchor for piece in block.pieces for mark in piece.opens)


def _free_id(anchor: str, taken: set[str]) -> str:
    stem = _UNFIT.sub("-", anchor).strip("-") or "place"
    stem = stem if stem[0].isalpha() and not stem.startswith(_SIGN) else f"p-{stem}"
    name, number = stem, 2
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    taken.add(name)
    return name


def faults(places: Places) -> tuple[str, ...]:
    """Return a sentence for each link that leads nowhere and each place given twice."""
    lost = [
        tr("A link leads nowhere: there is no place called “{anchor}”.", anchor=anchor)
        for anchor in sorted(places.lost)
    ]
    twice = [tr("Two places are called “{anchor}”; links lead to the first.", anchor=anchor) for anchor in places.twice]
    return (*lost, *twice)


def grouped(entries: list[Entry]) -> list[tuple[Entry, list[Entry]]]:
    """Return each of the highest headings with those below it; the first stands at the top whatever its level."""
    highest = min((entry.level for entry in entries), default=1)
    found: list[tuple[Entry, list[Entry]]] = []
    for entry in entries:
        if entry.level == highest or not found:
            found.append((entry, []))
        else:
            found[-1][1].append(entry)
    return found
