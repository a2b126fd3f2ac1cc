"""Thoughts on the evidence as a whole: what might be starred, what is dated alike, what is only told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.coaching.economy import Economy
from portfolio_app.domain.coaching.off_point import OffPoint
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.words.text import count_words

MANY_A_DAY = 4
"""Accounts of one day from which one wonders whether the date is that of the writing."""
_SEEN = frozenset({CriterionKind.PERFORMANCE, CriterionKind.SKILL, CriterionKind.TECHNICAL_SKILL})
_MOST_WORDS = 120
"""More words than these are no passage that one would point at first."""


@dataclass(frozen=True, slots=True)
class Thoughts:
    """``stars`` are claims that may be the best evidence of their criterion, where none is starred.

    ``only_told`` are criteria of doing for which there are the learner's own words alone; ``one_day`` are days with
    many accounts, by evidence.
    """

    stars: tuple[Claim, ...] = ()
    only_told: tuple[str, ...] = ()
    one_day: tuple[tuple[date, tuple[int, ...]], ...] = ()
    spare: tuple[int, ...] = ()
    """Accounts without any one of which all stays covered; what others say or can be seen is never spare."""
    too_old: tuple[int, ...] = ()
    """Evidence that is claimed and older than the profile takes."""
    off_point: tuple[OffPoint, ...] = ()


def thoughts(
    claims: Iterable[Claim],
    evidence: Iterable[Evidence],
    criteria: Mapping[str, Criterion],
    economy: Economy,
    off: Iterable[OffPoint] = (),
    old: Iterable[Evidence] = (),
) -> Thoughts:
    """Work them out from the claims that stand and the evidence there is.

    ``off`` are claims whose words say nothing of their criterion, ``old`` is what is older than the profile takes.
    """
    pieces = {each.id: each for each in evidence}
    by_criterion: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.criterion in criteria and claim.evidence_id in pieces and not claim.lost:
            by_criterion[claim.criterion].append(claim)
    claimed = {claim.evidence_id for its in by_criterion.values() for claim in its}
    return Thoughts(
        tuple(filter(None, (_star(by_criterion[reference], economy) for reference in criteria))),
        tuple(
            reference
            for reference, criterion in criteria.items()
            if criterion.kind in _SEEN and _only_told(by_criterion[reference], pieces)
        ),
        tuple(_one_day(pieces.values())),
        tuple(each for each in economy.adds_nothing if each in pieces and pieces[each].kind is EvidenceKind.ACCOUNT),
        tuple(each.id for each in old if each.id in claimed),
        tuple(each for each in off if each.claim.criterion in criteria),
    )


def _star(claims: list[Claim], economy: Economy) -> Claim | None:
    """Return the claim to star: of a piece that is needed, and with the most words that are still a passage."""
    passages = [claim for claim in claims if claim.passage and count_words(claim.passage.quote) <= _MOST_WORDS]
    if len({claim.evidence_id for claim in claims}) < 2 or any(claim.starred for claim in claims) or not passages:
        return None
    return max(
        passages,
        key=lambda claim: (
            not claim.to_recheck,
            economy.is_kept(claim.evidence_id),
            count_words(claim.passage.quote if claim.passage else ""),
            -claim.id,
        ),
    )


def _only_told(claims: list[Claim], pieces: Mapping[int, Evidence]) -> bool:
    return bool(claims) and all(pieces[claim.evidence_id].kind is EvidenceKind.ACCOUNT for claim in claims)


def _one_day(pieces: Iterable[Evidence]) -> Iterable[tuple[date, tuple[int, ...]]]:
    by_day: defaultdict[date, list[int]] = defaultdict(list)
    for piece in pieces:
        if piece.kind is EvidenceKind.ACCOUNT and piece.produced_on:
            by_day[piece.produced_on].append(piece.id)
    return ((day, tuple(sorted(ids))) for day, ids in sorted(by_day.items()) if len(ids) >= MANY_A_DAY)
