"""Re-anchoring: finding a passage again after the text round it, or the passage itself, was changed.

First the difference between the former text and the new one carries the passage along. Where that leaves
nothing of its words, or other words, the exact quote is looked for with its context (as a W3C
TextQuoteSelector is). What is still not found is *lost* and stays listed; nothing is guessed. White space may
change as it likes: it is no part of what was said.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property

from portfolio_app.domain.claims.passage import (
    CONTEXT,
    Anchor,
    Outcome,
    Passage,
    hash_of,
    kept,
    take_passage,
)
from portfolio_app.domain.words.squeezed import Squeezed
from portfolio_app.domain.words.whole_words import UNSPACED, is_inside, same_words, whole_words
from portfolio_app.domain.words.word_likeness import alike

_TOKEN = re.compile(rf"[^\W{UNSPACED}]+|[{UNSPACED}]|[^\w\s]|\s+")
_SENTENCE = re.compile(r"[^.!?。！？؟।\n]*[.!?。！？؟।\n]+\s*|[^.!?。！？؟।\n]+")
_MOST = 4_000_000
"""Units times units up to which texts are compared: in a text of one word over and over, each compares with each."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_LONG_ENOUGH = 12
_CONTEXT_ENOUGH = 8

Change = tuple[int, int, int, int]
"""Start and end in the former text, start and end in the new one."""


class Differences:
    """How one text became another, computed once and asked for many places."""

    def __init__(self, former: str, new: str) -> None:
        self.former = former
        self.new = new
        self.new_hash = hash_of(new)
        self._changes = list(_changes(former, new))

    @cached_property
    def squeezed(self) -> tuple[Squeezed, Squeezed]:
        """The former and the new text with single blanks, to look for words whatever parts them."""
        return Squeezed(self.former), Squeezed(self.new)

    def carry(self, start: int, end: int) -> tuple[int, int]:
        """Return where former[start:end] stands in the new text; text put in at its edges stays outside."""
        new_start = self._carry(start, is_start=True)
        return new_start, max(new_start, self._carry(end, is_start=False))

    def _carry(self, place: int, *, is_start: bool) -> int:
        shift = 0
        for first, last, new_first, new_last in self._changes:
            if place < first or (place == first and (not is_start or first < last)):
                break
            if place < last:
                return new_first if is_start else new_last
            shift = new_last - last
        return place + shift


def reanchor(passage: Passage, anchor: Anchor, differences: Differences) -> Anchor:
    """Return where the passage is in the new text, and what became of its words."""
    new = differences.new
    if differences.new_hash == passage.text_hash:
        return kept(passage)
    carried = differences.carry(anchor.start, anchor.end) if anchor.found else None
    if carried and _stands(passage, new, *carried):
        return _same_place(passage, *carried)
    found = _find_quote(passage, anchor, differences)
    if found is not None:
        place, certain = found
        return _same_place(passage, *place) if certain else Anchor(Outcome.CHANGED, *place)
    if carried:
        start, end = whole_words(new, *carried)
        if start < end:
            outcome = Outcome.CHANGED if alike(passage.quote, new[start:end]) else Outcome.LOST
            return Anchor(outcome, start, end)
    return Anchor(Outcome.LOST, anchor.start, anchor.end)


def find_again(passage: Passage, text: str) -> Anchor:
    """Return where the passage is in a text that was not followed since it was claimed."""
    return reanchor(passage, Anchor(Outcome.LOST, passage.start, passage.end), Differences("", text))


def accept(passage: Passage, anchor: Anchor, text: str) -> Passage:
    """Return the passage as it now stands, for a learner who says that the changed words still prove it."""
    return take_passage(passage.section, text, anchor.start, anchor.end)


def _same_place(passage: Passage, start: int, end: int) -> Anchor:
    return Anchor(Outcome.KEPT if start == passage.start else Outcome.MOVED, start, end)


def _stands(passage: Passage, text: str, start: int, end: int) -> bool:
    """Tell whether the passage's words stand there, and are not the half of other words now."""
    if not same_words(passage.quote, text[start:end]):
        return False
    whole = not (is_inside(text, start) or is_inside(text, end))
    return whole or _was_cut(passage)


def _was_cut(passage: Passage) -> bool:
    """Tell whether the passage began or ended inside a word when it was claimed, as early portfolios allow."""
    text, start = passage.prefix + passage.quote + passage.suffix, len(passage.prefix)
    return is_inside(text, start) or is_inside(text, start + len(passage.quote))


def _find_quote(passage: Passage, anchor: Anchor, differences: Differences) -> tuple[tuple[int, int], bool] | None:
    """Return the place that the exact quote was put at and whether that is certain, or None when there is none.

    The same words that stood elsewhere before are not the passage: taking them would shift a claim silently. Words
    that turn up alone are the passage if it was cut in the same edit; written later they are for the learner to judge.
    """
    own = anchor.start if anchor.found else None
    former, new = (list(_occurrences(passage, text)) for text in differences.squeezed)
    taken = {differences.carry(*place)[0] for place in former if place[0] != own}
    places = [place for place in new if place[0] not in taken]
    if not places:
        return None
    scored = sorted(((_context(passage, differences.new, place), place) for place in places), reverse=True)
    best, place = scored[0]
    alone = len(places) == 1 and _length(passage.quote) >= _LONG_ENOUGH
    clear = best >= _CONTEXT_ENOUGH and (len(scored) == 1 or best > scored[1][0])
    return (place, clear or anchor.found) if alone or clear else None


def _occurrences(passage: Passage, text: Squeezed) -> Iterator[tuple[int, int]]:
    return (place for place in text.find_all(passage.quote) if _stands(passage, text.text, *place))


def _length(quote: str) -> int:
    """Return how long words are in letters of an alphabet; a Chinese character says as much as several."""
    return len(quote.strip()) + 2 * len(_UNSPACED.findall(quote))


def _context(passage: Passage, text: str, place: tuple[int, int]) -> int:
    """Return how many characters before and after fit without a break."""
    start, end = place
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return _common_start(before[::-1], passage.prefix[::-1]) + _common_start(after, passage.suffix)


def _changes(former: str, new: str) -> Iterator[Change]:
    """Yield each stretch that is not the same: first sentence by sentence, then word by word where sentences differ.

    Sentences hardly ever occur twice, so that long texts are compared quickly and well; words do.
    """
    before = _common_start(former, new)
    while is_inside(former, before) or is_inside(new, before):
        before -= 1
    longest = min(len(former), len(new)) - before
    after = min(_common_start(former[before:][::-1], new[before:][::-1]), longest)
    while after and (is_inside(former, len(former) - after) or is_inside(new, len(new) - after)):
        after -= 1
    ends = len(former) - after, len(new) - after
    for first, last, new_first, new_last in _differing(_SENTENCE, former[: ends[0]], new[: ends[1]], before, before):
        old_words, new_words = former[first:last], new[new_first:new_last]
        if old_words and new_words:
            yield from _differing(_TOKEN, former[:last], new[:new_last], first, new_first)
        else:
            yield first, last, new_first, new_last


def _differing(unit: re.Pattern[str], former: str, new: str, first: int, new_first: int) -> Iterator[Change]:
    """Yield the stretches that differ from the given places on, compared by units."""
    olds, news = unit.findall(former, first), unit.findall(new, new_first)
    if len(olds) * len(news) > _MOST:
        yield first, len(former), new_first, len(new)
        return
    old_places, new_places = _places(olds, first), _places(news, new_first)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            yield old_places[i1], old_places[i2], new_places[j1], new_places[j2]


def _places(tokens: list[str], first: int) -> list[int]:
    places = [first]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _common_start(one: str, other: str) -> int:
    longest = min(len(one), len(other))
    if one[:longest] == other[:longest]:
        return longest
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
