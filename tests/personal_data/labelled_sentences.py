"""The labelled sentences: see ``labelled/README.md``."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.personal_data.finder import find_personal_data

FOLDER = Path(__file__).parent / "labelled"
BY_THEIR_WORDS = frozenset({Kind.NAME, Kind.HEALTH, Kind.ROLE})
"""The kinds that have no pattern."""
_MARK = re.compile(r"\[\[(\w+):(.*?)\]\]")


class Labelled(NamedTuple):
    """A sentence, with where what kind of personal data is in it."""

    text: str
    labels: tuple[tuple[int, int, Kind], ...]


class Score(NamedTuple):
    """How many were found and missed, by kind, and how many were found where there are none."""

    found: Counter[Kind]
    missed: Counter[Kind]
    false: Counter[Kind]

    def recall(self, kinds: Iterable[Kind]) -> float:
        """Return the share that was found of these kinds."""
        chosen = list(kinds)
        found = sum(self.found[kind] for kind in chosen)
        return found / (found + sum(self.missed[kind] for kind in chosen))

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.found.total() / (self.found.total() + self.false.total())


def sentences(*names: str) -> Iterator[Labelled]:
    """Yield the sentences of these files."""
    for name in names:
        for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
            text, labels, at = "", [], 0
            for found in _MARK.finditer(line):
                text += line[at : found.start()]
                labels.append((len(text), len(text) + len(found[2]), Kind(found[1])))
                text, at = text + found[2], found.end()
            yield Labelled(text + line[at:], tuple(labels))


def score(labelled: Iterable[Labelled]) -> Score:
    """Return how well the finder does; what it finds counts as right where it shares characters with a label."""
    made = Score(Counter(), Counter(), Counter())
    for text, labels in labelled:
        hits = find_personal_data(text)
        right = set()
        for start, end, kind in labels:
            on_it = [hit for hit in hits if hit.kind is kind and hit.start < end and start < hit.end]
            right.update(on_it)
            (made.found if on_it else made.missed)[kind] += 1
        made.false.update(hit.kind for hit in hits if hit not in right)
    return made
