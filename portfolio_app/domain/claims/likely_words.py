"""Words in an account that may prove a criterion: the sentences that share the most words with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.sentences import sentence_spans
from portfolio_app.domain.words.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 4
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "es",
    "ed",
    "ly",
    "s",
    "y",
    "e",
)
_OF_A_NEED = 3
_OF_THE_TEXT = 1
_SAYS_NOTHING = frozenset(
    "able about after also analyse another appropriate area assess been before being best between both clear "
    "clearly compare could define demonstrate describe detail different discuss does each effective effectively "
    "ensure evaluate every example examples explain following four from give given good have help here identify "
    "including into justify keep least like link list made main make means more most must name need needs only "
    "other others outline over own part present provide range relevant same shall should show some state such "
    "summarise take than that their them then there these they thing things this those three through time under "
    "understand used uses using well were what when where whether which while will with within work would your".split()
)


@dataclass(frozen=True, slots=True)
class WantedWord:
    """How a word begins, folded, and how much it says that a sentence is meant."""

    stem: str
    weight: int


@dataclass(frozen=True, slots=True)
class LikelyWords:
    """A sentence of an account; places are code points.

    ``weight`` counts words that it shares with what is asked for; ``fit`` is how far it speaks of that, 0 to 1.
    """

    evidence_id: int
    section: Section
    start: int
    end: int
    text: str
    weight: int
    fit: float = 0.0


def wanted_words(criterion: Criterion, needs: Iterable[str]) -> tuple[WantedWord, ...]:
    """Return the words to look for: those of the needs that are still open count more than the criterion's own."""
    found: dict[str, int] = {}
    for text, weight in (*((need, _OF_A_NEED) for need in needs), (criterion.text, _OF_THE_TEXT)):
        for word in _WORD.findall(fold(text)):
            if len(word) >= _SHORTEST and word not in _SAYS_NOTHING:
                found.setdefault(stem_of(word), weight)
    return tuple(WantedWord(stem, weight) for stem, weight in found.items())


def stem_of(word: str) -> str:
    """Return what a word's forms begin with: “complain” of “complaints” and “complained”."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def likely_in(account: ReflectiveAccount, wanted: Iterable[WantedWord]) -> tuple[LikelyWords, ...]:
    """Return the sentences of an account that hold some of the words, in the order of the text."""
    return tuple(each for each in sentences_of(account, wanted) if each.weight)


def sentences_of(account: ReflectiveAccount, wanted: Iterable[WantedWord]) -> tuple[LikelyWords, ...]:
    """Return all sentences of an account in the order of the text, weighed by the words that they hold."""
    wanted = tuple(wanted)
    found: list[LikelyWords] = []
    for section, text in account.text:
        for start, end in sentence_spans(text):
            words = _WORD.findall(fold(text[start:end]))
            weight = sum(each.weight for each in wanted if any(word.startswith(each.stem) for word in words))
            found.append(LikelyWords(account.evidence.id, section, start, end, text[start:end], weight))
    return tuple(found)
