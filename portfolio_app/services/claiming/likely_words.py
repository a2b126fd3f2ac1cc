"""Finding words that a learner has written already and that may prove a criterion."""

from collections import Counter

from portfolio_app.domain.claims.likely_words import LikelyWords, likely_in, wanted_words
from portfolio_app.domain.evidence.evidence import Section, id_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.storage.database import Database

_ACCOUNTS = 40
_HITS = 200
_MOST = 40


def find_likely_words(database: Database, criterion: Criterion, needs: tuple[str, ...]) -> tuple[LikelyWords, ...]:
    """Return sentences that may prove a criterion, above all its open needs, the likeliest first.

    What is claimed for the criterion already is left out.
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
        for evidence_id, _ in weights.most_common(_ACCOUNTS):
            account = unit.accounts.get(evidence_id)
            if account is not None:
                found += (each for each in likely_in(account, wanted) if not _shares_words(each, claimed))
    if any(each.weight > 1 for each in found):  # then a single common word says too little
        found = [each for each in found if each.weight > 1]
    found.sort(key=lambda each: (-each.weight, each.evidence_id))
    return tuple(found[:_MOST])


def _shares_words(words: LikelyWords, claimed: set[tuple[int, Section, int, int]]) -> bool:
    return any(
        (words.evidence_id, words.section) == (evidence_id, section) and words.start < end and start < words.end
        for evidence_id, section, start, end in claimed
    )
