"""Two versions of a framework side by side: what is the same, reworded, renumbered, split, merged, new or gone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.domain.words.shared_words import Words
from portfolio_app.domain.words.word_likeness import words_of
from portfolio_app.translation import mark

_LIKE = 0.6
"""From here on a criterion is taken for another one, reworded."""
_SAME_CODE = 0.4
"""The same where it has kept its code."""
_MOVED = 0.05
"""What the same code, and the same outcome, add where several are alike."""
_PART = 0.75
"""So much of a part must stand in the whole that was split, or that was merged of it."""
_WHOLE = 0.6
"""So much of the whole must stand in its parts together."""
_CLEAR = 0.85
"""What is as alike as this is one criterion reworded, whatever else has some of its words."""
_MOST = 60
"""Words that stand in more criteria than this find none."""


class Difference(StrEnum):
    """What became of a criterion from one version to the next."""

    SAME = mark("same")
    REWORDED = mark("reworded")
    RENUMBERED = mark("renumbered")
    SPLIT = mark("split")
    MERGED = mark("merged")
    NEW = mark("new")
    GONE = mark("gone")


@dataclass(frozen=True, slots=True)
class Pair:
    """A criterion of the old version and one of the new; a split or merged one stands in several pairs.

    ``likeness`` of their texts is from 0 to 1, and 1 only where they say the same.
    """

    old: Criterion | None
    new: Criterion | None
    difference: Difference
    likeness: float


def compare(old: Framework, new: Framework) -> tuple[Pair, ...]:
    """Return every criterion of both versions, in the order of the old one, what is new at its place in the new one."""
    return _Comparison(old, new).pairs()


class _Comparison:
    def __init__(self, old: Framework, new: Framework) -> None:
        self._olds, self._news = list(old.criteria), list(new.criteria)
        self._outcomes = _outcomes(old) | _outcomes(new)
        self._old_words = [Words(criterion.text) for criterion in self._olds]
        self._free_old = dict.fromkeys(range(len(self._olds)))
        self._free_new = dict.fromkeys(range(len(self._news)))
        self._new_words = [Words(criterion.text) for criterion in self._news]
        self._found: list[tuple[int, int, Difference, float]] = []

    def pairs(self) -> tuple[Pair, ...]:
        self._exact()
        alike = self._alike()
        self._parts(alike)
        self._reworded(alike)
        made = [
            *(Pair(self._olds[i], self._news[j], difference, like) for i, j, difference, like in self._found),
            *(Pair(self._olds[i], None, Difference.GONE, 0.0) for i in self._free_old),
        ]
        place = {criterion.reference: number for number, criterion in enumerate(self._olds)}
        # What is new stands after the old criterion of the one before it.
        after = {self._news[j].reference: i for i, j, *_ in self._found}
        last = -1
        keyed = [((float(place[pair.old.reference]), 0), pair) for pair in made if pair.old]
        for number, criterion in enumerate(self._news):
            if number in self._free_new:
                keyed.append(((last + 0.5, number), Pair(None, criterion, Difference.NEW, 0.0)))
            else:
                last = after.get(criterion.reference, last)
        return tuple(pair for _, pair in sorted(keyed, key=lambda entry: entry[0]))

    def _exact(self) -> None:
        """Pair what says the same: of several by their unit and code, then by their code, then in order."""
        there: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for j, criterion in enumerate(self._news):
            there[_said(criterion)].append(j)
        for key in (_place_of, _code_of, None):
            for i in list(self._free_old):
                criterion = self._olds[i]
                for j in there[_said(criterion)]:
                    if j in self._free_new and (key is None or key(criterion) == key(self._news[j])):
                        same = criterion.code == self._news[j].code
                        self._pair(i, j, Difference.SAME if same else Difference.RENUMBERED, 1.0)
                        break

    def _alike(self) -> list[tuple[float, float, int, int]]:
        """Return the pairs of what is left that have something in common, the likeliest first."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for j in self._free_new:
            for word in self._new_words[j].counts:
                holders[word].append(j)
        by_code = {_place_of(self._news[j]): j for j in self._free_new}
        by_identity = {self._news[j].identity: j for j in self._free_new if self._news[j].identity}
        found: list[tuple[float, float, int, int]] = []
        for i in self._free_old:
            old, words = self._olds[i], self._old_words[i]
            near = {j for word in words.counts if len(holders[word]) <= _MOST for j in holders[word]}
            near |= {j for j in (by_code.get(_place_of(old)), by_identity.get(old.identity)) if j is not None}
            for j in near:
                like = words.likeness(self._new_words[j])
                found.append((like + self._kinship(old, self._news[j]), like, i, j))
        return sorted(found, key=lambda each: (-each[0], each[2], each[3]))

    def _kinship(self, old: Criterion, new: Criterion) -> float:
        if old.identity and old.identity == new.identity:
            return 1.0
        code = _MOVED if _place_of(old) == _place_of(new) else 0.0
        return code + (_MOVED if self._outcomes[old.reference] == self._outcomes[new.reference] else 0.0)

    def _parts(self, alike: Sequence[tuple[float, float, int, int]]) -> None:
        """Pair what was split with its parts, and what was merged with what it was merged of."""
        clear = {each for _, like, i, j in alike if like >= _CLEAR for each in ((0, i), (1, j))}
        parts: defaultdict[int, list[int]] = defaultdict(list)
        wholes: defaultdict[int, list[int]] = defaultdict(list)
        for _, _, i, j in alike:
            if self._new_words[j].part_in(self._old_words[i]) >= _PART and (0, i) not in clear:
                parts[i].append(j)
            if self._old_words[i].part_in(self._new_words[j]) >= _PART and (1, j) not in clear:
                wholes[j].append(i)
        for i, found in parts.items():
            free = [j for j in found if j in self._free_new]
            if i in self._free_old and self._make_up(self._old_words[i], [self._new_words[j] for j in free]):
                for j in sorted(free):
                    self._pair(i, j, Difference.SPLIT, self._old_words[i].likeness(self._new_words[j]))
        for j, found in wholes.items():
            free = [i for i in found if i in self._free_old]
            if j in self._free_new and self._make_up(self._new_words[j], [self._old_words[i] for i in free]):
                for i in sorted(free):
                    self._pair(i, j, Difference.MERGED, self._old_words[i].likeness(self._new_words[j]))

    def _make_up(self, whole: Words, parts: Sequence[Words]) -> bool:
        """Whether these are several that together say most of the whole, and each something that is its own."""
        if len(parts) < 2:
            return False
        together: Counter[str] = Counter()
        for part in parts:
            if all(word in together for word in part.counts):
                return False
            together |= part.counts
        said = Words("")
        said.counts = together
        return said.shared_with(whole) >= _WHOLE * whole.weight

    def _reworded(self, alike: Sequence[tuple[float, float, int, int]]) -> None:
        for score, like, i, j in alike:
            if i not in self._free_old or j not in self._free_new:
                continue
            same_code = _place_of(self._olds[i]) == _place_of(self._news[j])
            if score >= 1.0 or like >= (_SAME_CODE if same_code else _LIKE):
                self._pair(i, j, Difference.REWORDED, like)

    def _pair(self, i: int, j: int, difference: Difference, likeness: float) -> None:
        self._found.append((i, j, difference, round(likeness, 3)))
        self._free_old.pop(i, None)
        self._free_new.pop(j, None)


def _outcomes(framework: Framework) -> dict[str, tuple[str, ...]]:
    return {
        criterion.reference: (*words_of(unit.title), "/", *words_of(outcome.title))
        for unit in framework.units
        for outcome in unit.outcomes
        for criterion in outcome.criteria
    }


def _said(criterion: Criterion) -> tuple[str, ...]:
    return tuple(words_of(criterion.text)) or (criterion.text,)


def _place_of(criterion: Criterion) -> tuple[str, str]:
    return criterion.unit_code.casefold(), criterion.code.casefold()


def _code_of(criterion: Criterion) -> str:
    return criterion.code.casefold()


def successors(pairs: Sequence[Pair]) -> Iterator[tuple[Criterion, Criterion]]:
    """Yield each old criterion that lives on with the new one that takes its claims: of several the likeliest."""
    best: dict[str, Pair] = {}
    for pair in pairs:
        if pair.old and pair.new:
            there = best.get(pair.old.reference)
            if there is None or pair.likeness > there.likeness:
                best[pair.old.reference] = pair
    for pair in best.values():
        if pair.old and pair.new:
            yield pair.old, pair.new
