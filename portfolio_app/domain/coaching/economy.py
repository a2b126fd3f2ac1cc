"""Economy: the smallest set of evidence that covers all that is covered, what adds nothing, what claims too much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.coaching.smallest_set import Demand, smallest_set
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.progress.coverage import CoverageMeter
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage

_MANY, _SHARE = 10, 0.5
"""Criteria, and the share of all in use, that one piece is seldom claimed for with good reason."""


@dataclass(frozen=True, slots=True)
class Economy:
    """Pieces of evidence by id; ``exact`` is whether fewer than ``smallest`` are proved not to do.

    Without any one of ``adds_nothing`` all stays covered, though not without all of them. ``over_claimed`` is each
    piece that is claimed for very many criteria, with how many. A work product and what is written about it are one
    piece, under the number of the work; ``works`` are the works by the annotations about them.
    """

    pieces: int
    smallest: tuple[int, ...]
    exact: bool
    adds_nothing: tuple[int, ...]
    over_claimed: tuple[tuple[int, int], ...]
    works: Mapping[int, int] = field(default_factory=dict[int, int])

    def is_kept(self, evidence_id: int) -> bool:
        """Tell whether evidence is in the smallest set, by itself or as part of a piece."""
        return self.works.get(evidence_id, evidence_id) in self.smallest


def economy(
    marks: Iterable[ClaimMark], frameworks: tuple[Framework, ...], works: Mapping[int, int] | None = None
) -> Economy:
    """Work it out from the claims that stand; decisions change nothing of it.

    ``works`` are the work products that annotations are about.
    """
    works = works or {}
    by_piece: defaultdict[int, list[ClaimMark]] = defaultdict(list)
    for each in marks:
        if not each.lost:
            by_piece[works.get(each.evidence_id, each.evidence_id)].append(each)
    demands = _demands(by_piece, frameworks, works)
    spare = [(sum(each.gives.values()) - each.wanted, each.gives) for each in demands]
    found = smallest_set(demands)
    total = sum(len(framework.criteria) for framework in frameworks)
    claimed = {piece: len({each.criterion for each in its}) for piece, its in by_piece.items()}
    return Economy(
        len(by_piece),
        found.pieces,
        found.exact,
        tuple(sorted(piece for piece in by_piece if not _is_missed(piece, spare))),
        tuple((piece, count) for piece, count in sorted(claimed.items()) if count >= _MANY and count > total * _SHARE),
        works,
    )


def _demands(
    by_piece: dict[int, list[ClaimMark]], frameworks: tuple[Framework, ...], works: Mapping[int, int]
) -> list[Demand]:
    """Return what all pieces together meet, criterion by criterion and need by need."""
    everything = CoverageMeter(frameworks, (each for its in by_piece.values() for each in its), works=works).coverage()
    wanted = {key: count for entry in everything.criteria for key, count in _counts(entry, at_most=True)}
    gives: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    alone = CoverageMeter(frameworks, (), works=works)
    for piece, its in by_piece.items():
        # Pieces have no words in common, so what they give adds up.
        for entry in _by_itself(alone, its):
            for key, count in _counts(entry, at_most=False):
                if count:
                    gives[key][piece] = count
    return [Demand(count, gives[key]) for key, count in wanted.items() if count]


def _by_itself(meter: CoverageMeter, its: list[ClaimMark]) -> Iterable[CriterionCoverage]:
    """Return how far a piece proves each criterion by itself; the meter is left as empty as it was."""
    marks: defaultdict[int, list[ClaimMark]] = defaultdict(list)
    for each in its:
        marks[each.evidence_id].append(each)
    entries: dict[str, CriterionCoverage] = {}
    for evidence_id, those in marks.items():
        entries |= {entry.criterion.reference: entry for entry in meter.replace(evidence_id, those)}
    for evidence_id in marks:
        meter.replace(evidence_id, ())
    return entries.values()


def _counts(entry: CriterionCoverage, *, at_most: bool) -> Iterable[tuple[tuple[str, str], int]]:
    """Yield how many there are of each need of a criterion, and of the criterion itself."""
    reference = entry.criterion.reference
    for need in entry.needs:
        yield (reference, need.need.label), min(need.have, need.need.at_least) if at_most else need.have
    pieces = entry.pieces if entry.claims else 0
    yield (reference, ""), min(pieces, entry.times) if at_most else pieces


def _is_missed(piece: int, spare: list[tuple[int, Mapping[int, int]]]) -> bool:
    """Tell whether a piece gives more to any demand than is to spare of it."""
    return any(gives.get(piece, 0) > more for more, gives in spare)
