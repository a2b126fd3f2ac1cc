"""Grammar in British English, where the extra ``portfolio-app[grammar]`` is installed: Harper, which works offline.

Of its hundreds of rules only those are asked that are nearly always right about what learners write. Spelling is not
among them: the dictionary is better at that (``services.spelling``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

LONGEST = 100_000
"""Characters that are looked at."""
MOST_SUGGESTIONS = 3
_CODE = re.compile(r"`([^`]*)`")
_PUT = 0
"""The kind of a suggestion that other words stand in the place of these."""
_RULES = frozenset(
    """AnA Cant CapitalizePersonalPronouns ItsContraction ModalOf OpenCompounds PronounContraction PronounInflectionBe
    PronounVerbAgreement RepeatedWords SupposedTo ThenThan ThereIsAgreement UseToUsedTo""".split()
)
_TWICE = frozenset("bye no so very yes that had you really knock now there well".split())
"""Words that people mean to write twice."""
_VERBS = frozenset(
    """am are come comes do does doesn't don't get gets go goes has have is know knows make makes need needs say says
    take takes think thinks want wants was were""".split()
)
"""Those of which it is plain that they do not agree with a pronoun: others may be nouns or other tenses."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that break a rule, by their place in code points: what is said of them, and what may stand there."""

    start: int
    end: int
    message: str
    instead: tuple[str, ...]


def installed() -> bool:
    """Tell whether grammar can be checked here."""
    return find_spec("harper") is not None


class GrammarChecker:
    """Knows the rules once it is made, which takes a second; one thread at a time may ask it."""

    def __init__(self) -> None:
        from harper import Dialect, Linter

        self._linter = Linter(Dialect.BRITISH)
        rules = self._linter.get_default_lint_config()
        self._linter.set_lint_config({rule: rule in _RULES for rule in rules})
        self._learned: frozenset[str] = frozenset()

    def learn(self, words: frozenset[str]) -> None:
        """Take these words as right, such as those of a trade."""
        if words != self._learned:
            self._linter.clear_words()
            self._linter.import_words(sorted(words))
            self._learned = words

    def slips(self, text: str) -> tuple[Slip, ...]:
        """Return what is not right and can be put right, in the order of the text."""
        found: list[Slip] = []
        for rule, lints in self._linter.organized_lints(text[:LONGEST], language="plaintext").items():
            for lint in lints:
                words = lint.problem_text
                instead = tuple(dict.fromkeys(each.replacement_text for each in lint.suggestions if each.kind == _PUT))
                if instead and _is_sure(rule, words):
                    message = _CODE.sub(r"“\1”", lint.message)
                    found.append(Slip(lint.span.start, lint.span.end, message, instead[:MOST_SUGGESTIONS]))
        return tuple(sorted(found, key=lambda slip: slip.start))


def _is_sure(rule: str, words: str) -> bool:
    """Tell whether the rule is right about such words."""
    low = words.casefold().replace("’", "'")
    if rule == "RepeatedWords":
        return low.split()[0] not in _TWICE
    if rule == "PronounVerbAgreement":
        return low in _VERBS
    return rule != "AnA" or words != "A"  # plan A, A and E


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that a grammar checker may learn."""
    from portfolio_app.services.spelling import stem, words_in

    return frozenset(stem(word.text) for text in texts for word in words_in(text))
