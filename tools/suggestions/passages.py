"""The labelled passages, and the statements that they are labelled with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from portfolio_app.services.frameworks.frameworks import shipped

FOLDER = Path(__file__).parents[2] / "training"
PAIRS = "pairs"
STANDARD = "ST0072"


class Passage(NamedTuple):
    """Words, and the statements that they fit, best first; none where they fit nothing."""

    text: str
    accept: tuple[str, ...]


class Task(NamedTuple):
    """Passages with all the statements to choose from: key and wording."""

    name: str
    passages: tuple[Passage, ...]
    statements: dict[str, str]


def tasks(folder: Path = FOLDER, *, pairs: bool = True) -> tuple[Task, ...]:
    """Return what is labelled: the bundled units, the bundled standard and, where wanted, other statements."""
    units, standard = statements()
    found = [
        Task("units", tuple(_read(folder, "units*")), units),
        Task(STANDARD, tuple(_read(folder, "ksb*")), standard),
    ]
    if pairs:
        others = tuple(_read(folder, "pairs*"))
        found.append(Task(PAIRS, others, {key: key for passage in others for key in passage.accept}))
    return tuple(found)


def nothing(folder: Path = FOLDER) -> tuple[Passage, ...]:
    """Return the passages that fit nothing."""
    return tuple(_read(folder, "none*"))


def statements() -> tuple[dict[str, str], dict[str, str]]:
    """Return the wordings of the bundled units' criteria and of the bundled standard's statements."""
    units: dict[str, str] = {}
    standard: dict[str, str] = {}
    for framework in shipped():
        for criterion in framework.criteria:
            if framework.code == STANDARD:
                standard[criterion.code] = criterion.text
            else:
                units[criterion.reference] = criterion.text
    return units, standard


def _read(folder: Path, pattern: str) -> Iterator[Passage]:
    for path in sorted(folder.glob(f"{pattern}.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Passage(row["text"], tuple(row.get("accept", [row.get("criterion")])))
