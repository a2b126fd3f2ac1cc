"""Statements that name what they stand under, put in order: each followed by those below it; loops are cut and said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portfolio_app.domain.frameworks.outline import Entry
from portfolio_app.domain.words.text import excerpt
from portfolio_app.importers.frameworks.found import Doubts
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement (its depth is not known yet), its key and its parent's; "" stands at the top."""

    key: str
    parent: str
    entry: Entry


def arranged(items: Sequence[Linked], doubts: Doubts) -> tuple[Entry, ...]:
    """Return the entries in their order, every one of them once."""
    keys = {item.key for item in items}
    below: dict[str, list[int]] = {}
    for place, item in enumerate(items):
        parent = item.parent
        if parent and parent not in keys:
            said = tr("it stands under {parent}, which is not there; it is put at the top.", parent=excerpt(parent))
            doubts.add(item.entry.where, said, "no parent")
            parent = ""
        below.setdefault(parent, []).append(place)
    made: list[Entry] = []
    seen: set[int] = set()
    walked: set[str] = set()
    _walk("", items, below, seen, walked, made)
    for place, item in enumerate(items):
        if place not in seen:
            said = tr("{key} stands under itself, through others; it is put at the top.", key=item.key)
            doubts.add(item.entry.where, said, "loop")
            seen.add(place)
            made.append(replace(item.entry, depth=0))
            if item.key not in walked:
                _walk(item.key, items, below, seen, walked, made, 1)
    return tuple(made)


def _walk(
    top: str,
    items: Sequence[Linked],
    below: dict[str, list[int]],
    seen: set[int],
    walked: set[str],
    made: list[Entry],
    depth: int = 0,
) -> None:
    walked.add(top)
    waiting = [(place, depth) for place in reversed(below.get(top, []))]
    while waiting:
        place, deep = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        item = items[place]
        made.append(replace(item.entry, depth=deep))
        # Of two statements with one key, what stands under it is put under the first.
        if item.key not in walked:
            walked.add(item.key)
            waiting += [(each, deep + 1) for each in reversed(below.get(item.key, []))]
