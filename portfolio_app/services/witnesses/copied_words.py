"""How much of a statement stands in the learner's own accounts: a witness must use their own words."""

import re
from collections.abc import Iterable

from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.witnesses.statement_warnings import Likeness
from portfolio_app.domain.words.text import count_words, fold

_SENTENCE = re.compile(r"[^.!?\n]+")
_LEAST_WORDS = 5
_RUN = 3
_LOOKED_AT = 5
_ALIKE = 82.0
"""Of 100, as RapidFuzz measures a sentence against the likest stretch of a text."""


def likeness_to(text: str, accounts: Iterable[ReflectiveAccount]) -> Likeness | None:
    """Return the account that a statement is likest to, with the share of its words that stand there; None for none.

    Sentences of fewer than five words say nothing and are left out.
    """
    sentences = [fold(found.group()) for found in _SENTENCE.finditer(text)]
    sentences = [sentence for sentence in sentences if count_words(sentence) >= _LEAST_WORDS]
    total = sum(map(count_words, sentences))
    if not total:
        return None
    runs = {run for sentence in sentences for run in _runs(sentence)}
    texts = ((account.evidence.reference, fold(" ".join(words for _, words in account.text))) for account in accounts)
    near = sorted(((len(runs & _runs(words)), reference, words) for reference, words in texts), reverse=True)
    shares = [
        (sum(count_words(sentence) for sentence in sentences if _alike(sentence, words)) / total, reference)
        for shared, reference, words in near[:_LOOKED_AT]
        if shared
    ]
    share, reference = max(shares, default=(0.0, ""))
    return Likeness(share, reference) if share else None


def _alike(sentence: str, words: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(sentence, words, score_cutoff=_ALIKE) >= _ALIKE


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return each run of three words: what texts without a common origin hardly share."""
    words = re.findall(r"\w+", text)
    return {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
