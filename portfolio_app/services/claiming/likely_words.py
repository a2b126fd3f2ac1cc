"""Finding words that a learner has written already and that may prove a criterion."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from portfolio_app.domain.claims.likely_words import LikelyWords, sentences_of, wanted_words
from portfolio_app.domain.evidence.evidence import Section, id_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork

_ACCOUNTS = 40
_HITS = 200
_MOST = 40
_SENTENCES = 1200
"""Sentences that are asked what they are about, which takes about half a millisecond each."""

Fits = Callable[[str, Sequence[str]], list[float]]
"""Tells how far each text speaks of what a wording asks for, 0 for not at all."""


def find_likely_words(
    database: Database, criterion: Criterion, needs: tuple[str, ...], fits: Fits
) -> tuple[LikelyWords, ...]:
    """Return sentences that may prove a criterion, above all its open needs, the likeliest first.

    Some share words with it; of others what they are about speaks for them. What is claimed for the criterion already
    is left out.
    """
    wanted = wanted_words(criterion, needs)
    with database.unit_of_work(reading=True) as unit:
        weights: Counter[int] = Counter()
        for word in wanted:
            pieces = {id_of(hit.evidence) or 0 for hit in unit.search.find(word.stem, _HITS)}
            weights.update(dict.fromkeys(pieces, word.weight))
        claimed = {
            (claim.evidence_id, claim.passage.section, claim.anchor.start, claim.anchor.end)
            for claim in unit.claims.of_criterion(criterion.reference)
            if claim.passage is not None and claim.anchor is not None
        }
        found: list[LikelyWords] = []
        for evidence_id in _accounts(unit, weights):
            account = unit.accounts.get(evidence_id)
            if account is not None:
                found += (each for each in sentences_of(account, wanted) if not _shares_words(each, claimed))
    found = _fitting(found, criterion, fits)
    if any(each.weight > 1 for each in found):  # then a single common word says too little
        found = [each for each in found if each.weight > 1 or each.fit]
    found.sort(key=lambda each: (-each.weight - _worth(each.fit), each.evidence_id))
    return tuple(found[:_MOST])


def _accounts(unit: UnitOfWork, weights: Counter[int]) -> list[int]:
    """Return the accounts to look through: those with the words, then the others, the latest first."""
    first = [evidence_id for evidence_id, _ in weights.most_common(_ACCOUNTS)]
    others = (summary.evidence.id for summary in reversed(unit.accounts.list()))
    return list(dict.fromkeys((*first, *others)))[:_ACCOUNTS]


def _fitting(found: list[LikelyWords], criterion: Criterion, fits: Fits) -> list[LikelyWords]:
    """Return the sentences that share words with the criterion or are about it."""
    asked = found[:_SENTENCES]
    said = fits(criterion.text, [each.text for each in asked])
    known = [replace(each, fit=fit) for each, fit in zip(asked, said, strict=True)]
    return [each for each in (*known, *found[_SENTENCES:]) if each.weight or each.fit]


def _worth(fit: float) -> float:
    """Return how many shared words it is worth that a sentence is about a criterion."""
    return 6 * fit


def _shares_words(words: LikelyWords, claimed: set[tuple[int, Section, int, int]]) -> bool:
    return any(
        (words.evidence_id, words.section) == (evidence_id, section) and words.start < end and start < words.end
        for evidence_id, section, start, end in claimed
    )
