"""A framework as most files have it: statements one under another, however deep; and what it becomes here."""

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Guidance, Need, Outcome
from portfolio_app.domain.words.text import clean_line


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in its order: ``depth`` 0 is the top, and the entries after it that are deeper stand under it.

    ``title`` is its short name and ``text`` its words in full; either may be "". ``where`` is its place in the file,
    and ``piece`` the number of the piece of a document that it was read from.
    """

    depth: int
    code: str
    title: str = ""
    text: str = ""
    where: str = ""
    kind: CriterionKind | None = None
    verb: str = ""
    needs: tuple[Need, ...] = ()
    assessed_by: str = "assessor"
    core: bool = False
    guidance: Guidance = Guidance()
    identity: str = ""
    piece: int | None = None

    @property
    def words(self) -> str:
        """The statement in full: what it is called, unless its text begins so, and its text."""
        title, text = clean_line(self.title), clean_line(self.text)
        if not title or not text:
            return text or title
        is_cut = title.endswith(("...", "…"))  # as programs do that have room for a line
        return text if is_cut or text.startswith(title) or title == self.code else f"{title}: {text}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The statements of a framework in their order, and what is known of the framework itself."""

    code: str
    title: str
    entries: tuple[Entry, ...]
    version: str = ""
    level: int | None = None
    source: str = ""
    attribution: str = ""


def outline_of(framework: Framework) -> Outline:
    """Return the framework as an outline: units at the top, then outcomes, then criteria under one another.

    An outcome that is called as its unit, and a unit that is its only criterion, are left out: reading makes them.
    """
    entries: list[Entry] = []
    for unit in framework.units:
        implied = len(unit.outcomes) == 1 and (unit.outcomes[0].code, unit.outcomes[0].title) == (unit.code, unit.title)
        only = unit.criteria[0] if implied and len(unit.criteria) == 1 else None
        if only and (only.code, only.text) == (unit.code, unit.title) and unit.guidance == Guidance():
            entries += _criteria(unit.outcomes[0], 0)
            continue
        entries.append(Entry(0, unit.code, unit.title, guidance=unit.guidance, identity=unit.identity))
        for outcome in unit.outcomes:
            if not implied:
                entries.append(Entry(1, outcome.code, outcome.title))
            entries += _criteria(outcome, 1 if implied else 2)
    return Outline(
        framework.code,
        framework.title,
        tuple(entries),
        framework.version,
        framework.level,
        framework.source,
        framework.attribution,
    )


def _criteria(outcome: Outcome, base: int) -> Iterator[Entry]:
    for criterion, depth in in_tree_order(outcome):
        yield Entry(
            base + depth,
            criterion.code,
            text=criterion.text,
            kind=criterion.kind,
            verb=criterion.verb,
            needs=criterion.needs,
            assessed_by=criterion.assessed_by,
            core=criterion.core,
            identity=criterion.identity,
        )


def in_tree_order(outcome: Outcome) -> Iterator[tuple[Criterion, int]]:
    """Yield the criteria of an outcome with their depth, each followed by those that stand under it."""
    below: dict[str, list[Criterion]] = {}
    for criterion in outcome.criteria:
        below.setdefault(criterion.parent, []).append(criterion)
    waiting = [(criterion, 0) for criterion in reversed(below.get("", []))]
    while waiting:
        criterion, depth = waiting.pop()
        yield criterion, depth
        waiting += [(each, depth + 1) for each in reversed(below.get(criterion.code, []))]


def same_statements(first: Outline, second: Outline) -> bool:
    """Tell whether both have the same statements in the same order and depth, by their codes and words."""
    return len(first.entries) == len(second.entries) and all(
        _said(one) == _said(other) for one, other in zip(first.entries, second.entries, strict=True)
    )


def _said(entry: Entry) -> tuple[int, str, str]:
    """Return what an entry says; the text of a unit beside its title is help, and no part of that."""
    return entry.depth, entry.code, clean_line(entry.title) if entry.title and not entry.depth else entry.words
