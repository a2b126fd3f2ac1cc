"""An account as coaching reads it: each section with its sentences, in small letters, and without what is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portfolio_app.domain.coaching.phrases import prepared
from portfolio_app.domain.evidence.evidence import Privacy, ReflectiveAccount, Section
from portfolio_app.domain.words.sentences import sentence_spans
from portfolio_app.domain.words.text import count_words

_QUOTED = re.compile(r"“[^”\n]{1,600}”|\"[^\"\n]{1,600}\"")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_SHOUTED = 0.6
_ENGLISH = frozenset(
    """the a an and to of in on at i it is was that for my me she he they we you her his him them with had have has be
    been not but so as this from by or were are if out up about then what when which who there after before said told
    asked because all one their our would could do did your us will can""".split()
)
_SHARE, _DISTINCT, _FOR_ONE = 0.24, 4, 5
_FEWEST = 8
"""Words from which it can be told whether they are English."""


@dataclass(frozen=True)
class Part:
    """One section's words; every form of them has each character in its place."""

    section: Section
    text: str

    @cached_property
    def low(self) -> str:
        """The words as phrases are looked for in them."""
        return prepared(self.text)

    @cached_property
    def told(self) -> str:
        """The same without what is quoted: blanks stand in its place."""
        return _QUOTED.sub(lambda found: " " * len(found[0]), self.low)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        return sentence_spans(self.text)

    @cached_property
    def words(self) -> int:
        """How many words there are."""
        return count_words(self.text)

    def around(self, start: int, end: int, before: int = 1, after: int = 1) -> tuple[int, int]:
        """Return the extent of the sentences that hold text[start:end], with so many before and after."""
        held = [place for place, span in enumerate(self.sentences) if span[0] < end and span[1] > start]
        if not held:
            return start, end
        first, last = max(0, held[0] - before), min(len(self.sentences) - 1, held[-1] + after)
        return self.sentences[first][0], self.sentences[last][1]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds the character at that place."""
        return self.around(at, at + 1, 0, 0)


class Written:
    """An account, read."""

    def __init__(self, account: ReflectiveAccount) -> None:
        self.reference = account.evidence.reference
        self.evidence_id = account.evidence.id
        self.produced_on: date | None = account.evidence.produced_on
        self.place = account.place
        self.form = account.form
        self.private = account.evidence.privacy is Privacy.PRIVATE
        self._parts = {section: Part(section, text) for section, text in account.text}

    def __getitem__(self, section: Section) -> Part:
        return self._parts[section]

    def __iter__(self) -> Iterator[Part]:
        """Yield the sections that have words."""
        return (part for part in self._parts.values() if part.text.strip())

    @cached_property
    def words(self) -> int:
        """How many words the account has."""
        return sum(part.words for part in self)

    @cached_property
    def told(self) -> str:
        """Everything, without what is quoted."""
        return "\n\n".join(part.told for part in self)

    @cached_property
    def low(self) -> str:
        """Everything, as phrases are looked for in it."""
        return "\n\n".join(part.low for part in self)

    @cached_property
    def shouted(self) -> bool:
        """Whether it is written in capitals, so that these tell nothing."""
        letters = [c for part in self for c in part.text if c.isalpha()]
        return sum(map(str.isupper, letters)) > len(letters) * _SHOUTED

    @cached_property
    def english(self) -> bool:
        """Whether there is enough English in it to be read at all."""
        return is_english(self.low)


def is_english(low: str) -> bool:
    """Tell whether small-lettered words are English, by the small words that no English goes without."""
    words = _TOKEN.findall(low)
    small = [word for word in words if word.partition("'")[0] in _ENGLISH]
    return (
        len(words) >= _FEWEST
        and len(small) >= _SHARE * len(words)
        and len(set(small)) >= min(_DISTINCT, len(words) // _FOR_ONE)
    )
