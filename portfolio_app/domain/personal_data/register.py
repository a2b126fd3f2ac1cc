"""Who is allowed by themselves: the learner, the witnesses, and the names that frameworks have."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_app.domain.personal_data.allowance import Allowance, Settled, words_key
from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.domain.personal_data.people import same_person
from portfolio_app.domain.words.text import fold

_OF_FRAMEWORKS = frozenset({Kind.NAME, Kind.ROLE, Kind.REFERENCE, Kind.HEALTH})


@dataclass(frozen=True, slots=True)
class Register:
    """The names of the learner and the witnesses, what else the register says of them, and the frameworks' words."""

    names: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()
    """Ways to reach them, roles and numbers, as they are compared."""
    framework: str = ""
    """All words of the frameworks, folded."""

    def settles(self, hit: Hit) -> Settled | None:
        """Return why what was found is settled by itself, or None."""
        key = words_key(hit.text)
        if key in self.details or (hit.kind is Kind.NAME and any(same_person(hit.text, name) for name in self.names)):
            return Settled.REGISTER
        words = fold(hit.text)
        if hit.kind in _OF_FRAMEWORKS and words in self.framework and _stands_in(words, self.framework):
            return Settled.FRAMEWORK
        return None


class Allowances:
    """What the user settled, asked for one hit after another; pseudonyms in use are settled with it."""

    def __init__(self, allowances: Iterable[Allowance], pseudonyms: Iterable[str] = ()) -> None:
        self._by_key = {(words_key(name), 0): Settled.PSEUDONYM for name in pseudonyms}
        self._by_key |= {(each.key, each.evidence_id): each.settled for each in allowances}

    def settles(self, hit: Hit, evidence_id: int) -> Settled | None:
        """Return what the user decided about words in a piece of evidence, or None."""
        key = words_key(hit.text)
        return self._by_key.get((key, 0)) or self._by_key.get((key, evidence_id))


def _stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
