"""How writing falls into steps that undo takes back one by one: at sentences, pauses, and whatever is no typing."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Self

from rapidfuzz.distance import Postfix, Prefix

from portfolio_app.domain.evidence.authorship import NOTHING, Counts
from portfolio_app.translation import mark

_SENTENCE_END = re.compile(r"(?:[.!?…]['\"”’)\]]*\s+|\n)$")
_LOOKED_AT = 24


class How(Enum):
    """How words came to be others; the values name the steps."""

    TYPED = mark("typing")
    DELETED = mark("deleting")
    PUT = mark("changing words")
    """Pasted, cut, dropped, replaced, corrected: each is a step of its own."""
    FIELD = mark("changing details")

    @property
    def at_once(self) -> bool:
        """Whether it is a step of its own, over as soon as it is done."""
        return self is How.PUT


@dataclass(frozen=True, slots=True)
class TextChange:
    """One change of one text; ``at`` is where, and ``before`` the words before that place, as far as they matter.

    ``counts`` says how its characters came, where that is known.
    """

    where: str
    how: How
    at: int = 0
    before: str = ""
    counts: Counts = NOTHING

    @classmethod
    def between(cls, where: str, former: str, text: str, caret: int) -> Self:
        """Return what has just made one text of the other; the caret is where it was left, in code points."""
        grown = len(text) - len(former)
        if grown == 1 and former[: caret - 1] == text[: caret - 1] and former[caret - 1 :] == text[caret:]:
            return cls(where, How.TYPED, caret - 1, text[max(0, caret - 1 - _LOOKED_AT) : caret])
        if grown == -1 and former[:caret] == text[:caret] and former[caret + 1 :] == text[caret:]:
            return cls(where, How.DELETED, caret)
        return cls(where, How.PUT)

    def continues(self, last: "TextChange") -> bool:
        """Tell whether this change belongs to the same step as the last one."""
        if (self.where, self.how) != (last.where, last.how) or self.how is How.PUT:
            return False
        if self.how is How.TYPED:
            return self.at == last.at + 1 and not self._begins_sentence()
        return self.how is How.FIELD or last.at - 1 <= self.at <= last.at

    def _begins_sentence(self) -> bool:
        # White space still belongs to the sentence before it.
        return not self.before[-1:].isspace() and _SENTENCE_END.search(self.before[:-1]) is not None


def differing(former: str, text: str) -> tuple[int, int]:
    """Return how much two texts have in common at their beginnings and at their ends."""
    start = Prefix.similarity(former, text)
    return start, Postfix.similarity(former[start:], text[start:])
