"""What the user decided about words that were found: that they may stay, here or everywhere, or are not personal."""

import re
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import mark

_POSSESSIVE = re.compile(r"['’]s?$")
_LETTER = re.compile(r"[^\W\d_]")
_PARTING = re.compile(r"[\s().–-]+")


class Settled(StrEnum):
    """Why words that were found are settled; the value is that of the command line and of files."""

    HERE = mark("allowed here")
    EVERYWHERE = mark("allowed everywhere")
    NOT_PERSONAL = mark("not personal")
    REGISTER = mark("in the register")
    """The learner's own, or a witness's."""
    FRAMEWORK = mark("in the framework")
    PSEUDONYM = mark("a pseudonym")
    """Put there by the program in the place of others."""


DECIDED_BY_USER = (Settled.HERE, Settled.EVERYWHERE, Settled.NOT_PERSONAL)


@dataclass(frozen=True, slots=True)
class Allowance:
    """Words that the user settled; ``evidence_id`` is where they may stay, 0 for everywhere.

    ``key`` is what they are compared by, and ``decided_at`` is ISO 8601, UTC.
    """

    key: str
    words: str
    kind: Kind
    settled: Settled
    evidence_id: int = 0
    decided_at: str = ""


def words_key(words: str) -> str:
    """Return what words are compared by: no case, no accents, no “’s”; of numbers the digits alone."""
    folded = _POSSESSIVE.sub("", fold(words))
    return folded if _LETTER.search(folded) else _PARTING.sub("", folded)
