"""The labelled passages, and the statements that they are labelled with."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
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
    """Passages with all the statements to choose from: key and wording, and other ways of wording some of them."""

    name: str
    passages: tuple[Passage, ...]
    statements: dict[str, str]
    others: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def tasks(folder: Path = FOLDER, *, pairs: bool = True) -> tuple[Task, ...]:
    """Return what is labelled: the bundled units, the bundled standard and, where wanted, other statements."""
    units, standard = statements()
    found = [("units", "units*", units), (STANDARD, "ksb*", standard)]
    if pairs:  # a file each: what another writer called by another name is not wrong
        found += [(path.stem, path.stem, {}) for path in sorted(folder.glob(f"{PAIRS}*.jsonl"))]
    others = wordings(folder)
    made: list[Task] = []
    for name, pattern, known in found:
        passages = tuple(_read(folder, pattern))
        wanted = known or {key: key for passage in passages for key in passage.accept}
        made.append(Task(name, passages, wanted, {key: others[key] for key in wanted if key in others}))
    return tuple(made)


def wordings(folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Return other ways of wording statements, as other frameworks may say the same."""
    found: dict[str, tuple[str, ...]] = {}
    path = folder / "wordings.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        found[row["of"]] = (*found.get(row["of"], ()), row["wording"])
    return found


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
