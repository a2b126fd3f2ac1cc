"""The map as values: criteria down, evidence across, and what stands where they meet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.frameworks.framework import Framework, Outcome, each_unit, labels
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.progress.coverage import Coverage
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.words.text import excerpt, fold, readable
from portfolio_app.translation import tr

_LONGEST = 4_000
_DEEPEST = 6
Spots = Mapping[str, Mapping[int, Sequence[ClaimSpot]]]
"""The claims by criterion and evidence."""


class RowKind(Enum):
    """What a row of the map is."""

    UNIT = "unit"
    OUTCOME = "outcome"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row of the map; ``key`` is a unit's, an outcome's or a criterion's full name."""

    kind: RowKind
    key: str
    unit: str
    text: str
    code: str = ""
    colour: int = 0
    count: str = ""
    folded: bool = False
    entry: CriterionCoverage | None = None
    depth: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        if self.entry is None:
            return f"{self.kind.value} {self.code}, {self.text}, {self.count}{tr(', folded') if self.folded else ''}"
        return f"{self.code} {self.text}"


@dataclass(frozen=True, slots=True)
class MapFilter:
    """Which part of the map is wanted; ``unit`` is ``FRAMEWORK/UNIT``."""

    gaps: bool = False
    starred: bool = False
    unit: str = ""
    words: str = ""

    @property
    def off(self) -> bool:
        """Whether everything is wanted."""
        return not (self.gaps or self.starred or self.unit or self.words.strip())


@dataclass(frozen=True)
class MapGroup:
    """A unit, or an outcome in it, with its criteria."""

    row: MapRow
    outcomes: tuple["MapGroup", ...] = ()
    criteria: tuple[MapRow, ...] = ()


@dataclass(frozen=True)
class MapData:
    """Everything the map shows."""

    units: tuple[MapGroup, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    spots: Spots = field(default_factory=dict)
    noun: Noun = Noun.CRITERION

    @cached_property
    def criteria(self) -> dict[str, MapRow]:
        """Every criterion's row, by its full reference."""
        return {row.key: row for unit in self.units for outcome in unit.outcomes for row in outcome.criteria}

    @cached_property
    def searched(self) -> tuple[dict[str, str], dict[int, str]]:
        """What is looked through for words: criteria by reference, evidence by id."""
        return (
            {key: fold(f"{row.code} {row.text}") for key, row in self.criteria.items()},
            {each.id: fold(f"{each.reference} {each.title}") for each in self.evidence},
        )

    def at(self, criterion: str, evidence_id: int) -> Sequence[ClaimSpot]:
        """Return the claims on a criterion from a piece of evidence."""
        return self.spots.get(criterion, {}).get(evidence_id, ())


def gather(
    frameworks: tuple[Framework, ...], coverage: Coverage, evidence: Iterable[Evidence], spots: Iterable[ClaimSpot]
) -> MapData:
    """Return the map of a portfolio."""
    entries = {entry.criterion.reference: entry for entry in coverage.criteria}
    counts = {unit.unit: tr("{claimed} of {total}", claimed=unit.claimed, total=unit.total) for unit in coverage.units}
    codes = labels(frameworks)
    units: list[MapGroup] = []
    for place, (key, unit) in enumerate(each_unit(frameworks)):
        head = MapRow(RowKind.UNIT, key, key, excerpt(unit.title), unit.code, place % 8, counts.get(key, ""))
        outcomes = tuple(_outcome(head, outcome, entries, codes) for outcome in unit.outcomes)
        units.append(MapGroup(head, outcomes))
    placed: defaultdict[str, defaultdict[int, list[ClaimSpot]]] = defaultdict(lambda: defaultdict(list))
    for spot in spots:
        placed[spot.criterion][spot.evidence_id].append(spot)
    return MapData(tuple(units), tuple(evidence), placed, noun_of(frameworks))


def _outcome(
    unit: MapRow, outcome: Outcome, entries: Mapping[str, CriterionCoverage], codes: Mapping[str, str]
) -> MapGroup:
    depths: dict[str, int] = {}
    for criterion in outcome.criteria:
        depths[criterion.code] = min(depths[criterion.parent] + 1, _DEEPEST) if criterion.parent in depths else 0
    rows = tuple(
        MapRow(
            RowKind.CRITERION,
            criterion.reference,
            unit.key,
            readable(criterion.text, _LONGEST),
            codes[criterion.reference],
            unit.colour,
            entry=entries[criterion.reference],
            depth=depths[criterion.code],
        )
        for criterion in outcome.criteria
        if criterion.reference in entries
    )
    needed = [row.entry for row in rows if row.entry and not row.entry.unneeded]
    done = sum(entry.covered for entry in needed)
    name = f"{unit.key}#{outcome.code}"
    head = MapRow(
        RowKind.OUTCOME,
        name,
        unit.key,
        excerpt(outcome.title),
        outcome.code,
        unit.colour,
        tr("{done} of {rows}", done=done, rows=len(needed)),
    )
    return MapGroup(head, criteria=rows)
