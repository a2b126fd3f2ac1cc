"""Exchanging words of a text for a pseudonym; claimed passages follow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import CONTEXT, Anchor, Outcome, kept, take_passage

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A text with words of it exchanged, and where everything else stands now."""

    text: str
    spans: tuple[Span, ...]
    instead: str

    def carry(self, start: int, end: int) -> Span:
        """Return where a stretch of the former text stands now, grown to the whole of what was put in at its edges."""
        return self._carried(start, at_start=True), self._carried(end, at_start=False)

    def _carried(self, at: int, *, at_start: bool) -> int:
        shift = 0
        for start, end in self.spans:
            if at <= start:
                break
            if at < end:
                return start + shift + (0 if at_start else len(self.instead))
            shift += len(self.instead) - (end - start)
        return at + shift


def exchange(text: str, spans: Iterable[Span], instead: str) -> Replacement:
    """Return the text with something else in the place of these stretches, none of which overlap."""
    ordered = tuple(sorted(spans))
    pieces: list[str] = []
    at = 0
    for start, end in ordered:
        pieces += [text[at:start], instead]
        at = end
    return Replacement("".join((*pieces, text[at:])), ordered, instead)


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Return where words stand in a text, in either case and whatever white space parts them."""
    said = r"\s+".join(map(re.escape, words.split()))
    return tuple(found.span() for found in re.finditer(rf"(?<!\w){said}(?!\w)", text, re.IGNORECASE)) if said else ()


def without_overlaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches in order; of those that overlap the one that begins first, and of these the longest."""
    taken: list[Span] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return tuple(taken)


def follow(claim: Claim, made: Replacement, words: Iterable[str]) -> Claim:
    """Return a claim on words of a text after some were exchanged: they are claimed as they read now.

    Words that were to be re-checked before still are; ``words`` are those that were exchanged, which no quote keeps.
    """
    passage, anchor = claim.passage, claim.anchor
    if passage is None or anchor is None:
        return claim
    start, end = made.carry(anchor.start, anchor.end)
    if anchor.outcome in (Outcome.KEPT, Outcome.MOVED):
        taken = take_passage(passage.section, made.text, start, end)
        return replace(claim, passage=taken, anchor=kept(taken))
    quote = passage.quote
    for each in sorted(set(words), key=len, reverse=True):
        quote = exchange(quote, places_of(each, quote), made.instead).text
    around = (made.text[max(0, start - CONTEXT) : start], made.text[end : end + CONTEXT])
    prefix, suffix = around if anchor.found else ("", "")
    settled = replace(passage, quote=quote, end=passage.start + len(quote), prefix=prefix, suffix=suffix)
    return replace(claim, passage=settled, anchor=Anchor(anchor.outcome, start, max(start, end)))
